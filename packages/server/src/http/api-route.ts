import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BodyKind, Method } from '../guard/guard.ts'

/**
 * One entry of the server's table of routes. Paths are exact strings below /api; what varies comes in the query,
 * so that the guard and the router cannot read one path differently.
 */
export interface ApiRoute {
  readonly method: Method
  readonly path: `/api/${string}`
  /** Bytes of a JSON body, when it is other than 4 MiB. */
  readonly bodyLimit?: number
  /** `json`: `request.body` is parsed. `bytes`: `request.body` is a stream that the handler reads to its end. */
  readonly body: BodyKind
  readonly handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
}

/** The table as the guard reads it. */
export function guardedRoutes(routes: readonly ApiRoute[]): Map<string, Map<Method, BodyKind>> {
  const table = new Map<string, Map<Method, BodyKind>>()
  for (const { path, method, body } of routes) {
    const methods = table.get(path) ?? new Map<Method, BodyKind>()
    if (methods.has(method)) throw new Error(`Two routes answer ${method} ${path}.`)
    table.set(path, methods.set(method, body))
  }
  return table
}
