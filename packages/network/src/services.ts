import { NetworkError } from './errors.ts'

/** Names a service and carries its type. Two keys are the same when they are the same object. */
export class ServiceKey<T> {
  readonly name: string
  /** Never set: it makes keys of different services different types. */
  declare readonly type: T

  constructor(name: string) {
    this.name = name
  }
}

/** What a home offers to processors (GPU, files, log). Processors find it as `this.services` once they joined a network. */
export class Services {
  readonly #services = new Map<ServiceKey<unknown>, unknown>()

  set<T>(key: ServiceKey<T>, service: T): this {
    this.#services.set(key, service)
    return this
  }

  has(key: ServiceKey<unknown>): boolean {
    return this.#services.has(key)
  }

  /** @throws NetworkError when nobody offers the service. */
  get<T>(key: ServiceKey<T>): T {
    if (!this.#services.has(key)) throw new NetworkError(`The service "${key.name}" is not available here`)
    return this.#services.get(key) as T
  }
}
