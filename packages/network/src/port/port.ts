import { checkIdentifier } from '../identifier.ts'
import type { DataType } from './data-type.ts'
import type { PortOwner } from './port-owner.ts'

export interface PortOptions {
  /** Markdown. */
  readonly help?: string | undefined
  /** Image sizes travel between ports of one group. */
  readonly group?: string | undefined
  /** Added at run time and not by the processor's constructor: files and undo keep it. */
  readonly owned?: boolean | undefined
}

/** What inports and outports have in common: what they are called, carry and belong to. */
export abstract class Port<T> {
  readonly dataType: DataType<T>
  readonly help: string
  group: string
  readonly owned: boolean
  owner: PortOwner | undefined = undefined
  /** Where it is addressed when that is not its owner: a port at the border of a composite is seen at the composite. */
  outside: PortOwner | undefined = undefined
  #identifier: string

  constructor(identifier: string, dataType: DataType<T>, options: PortOptions = {}) {
    checkIdentifier('Port', identifier)
    this.#identifier = identifier
    this.dataType = dataType
    this.help = options.help ?? ''
    this.group = options.group ?? 'default'
    this.owned = options.owned ?? false
  }

  /** Data type and direction, such as `org.inviwo.Volume.inport`. */
  abstract get classIdentifier(): string

  get identifier(): string {
    return this.#identifier
  }

  /** @internal Before anybody knows it by another name. */
  rename(identifier: string): void {
    this.#identifier = identifier
  }

  /** The processor at which it is addressed. */
  get seenAt(): PortOwner | undefined {
    return this.outside ?? this.owner
  }

  get path(): string {
    const { seenAt } = this
    return seenAt ? `${seenAt.identifier}.${this.identifier}` : this.identifier
  }
}
