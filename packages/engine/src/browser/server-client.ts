import type { routes } from '../server-protocol.ts'
import { readBody } from './read-body.ts'

/** A request that the server refused, with its sentence. */
export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

type Query = Readonly<Record<string, string | number | undefined>>
export type Route = (typeof routes)[keyof typeof routes]

/** HTTP to the server that served the page, with the token on every request. */
export class ServerClient {
  readonly address: string
  readonly token: string

  constructor(address: string, token: string) {
    this.address = address
    this.token = token
  }

  async json<T>(route: Route, query: Query = {}): Promise<T> {
    return (await (await this.fetch('GET', route, query)).json()) as T
  }

  async bytes(route: Route, query: Query, signal?: AbortSignal): Promise<ArrayBuffer> {
    return (await this.fetch('GET', route, query, undefined, signal)).arrayBuffer()
  }

  /** The same, of a known length, into memory that is there already. */
  async readInto(target: Uint8Array, route: Route, query: Query, signal?: AbortSignal): Promise<void> {
    const { body } = await this.fetch('GET', route, query, undefined, signal)
    await readBody(body, target)
  }

  async sendJson<T>(method: 'POST' | 'PUT', route: Route, body: unknown, query: Query = {}): Promise<T> {
    const response = await this.fetch(method, route, query, { type: 'application/json', body: JSON.stringify(body) })
    const text = await response.text()
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  async sendBytes(method: 'POST' | 'PUT', route: Route, bytes: Uint8Array<ArrayBuffer>, query: Query): Promise<Response> {
    return this.fetch(method, route, query, { type: 'application/octet-stream', body: bytes })
  }

  /** @throws ServerError with the server's own sentence. */
  async fetch(
    method: string,
    route: Route,
    query: Query,
    content?: { type: string; body: string | Uint8Array<ArrayBuffer> },
    signal?: AbortSignal,
  ): Promise<Response> {
    const url = new URL(route, this.address)
    for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, String(value))
    const headers: Record<string, string> = { Authorization: `Bearer ${this.token}` }
    if (content) headers['Content-Type'] = content.type
    const response = await fetch(url, { method, headers, cache: 'no-store', body: content?.body ?? null, signal: signal ?? null })
    if (!response.ok) throw new ServerError(response.status, await sentence(response))
    return response
  }
}

async function sentence(response: Response): Promise<string> {
  const text = await response.text()
  try {
    const { message } = JSON.parse(text) as { message?: unknown }
    if (typeof message === 'string') return message
  } catch {
    // Not JSON: the status says what there is to say.
  }
  return `The server answered ${response.status} ${response.statusText}`
}
