import type { IncomingMessage } from 'node:http'
import type { Token } from './token.ts'

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
export type BodyKind = 'json' | 'bytes' | 'none'

export interface GuardRules {
  /** The port that the server listens on: part of every host and origin. */
  readonly port: number
  readonly token: Token
  /** Methods and body of every path under /api. */
  readonly routes: ReadonlyMap<string, ReadonlyMap<Method, BodyKind>>
  /** The paths that a WebSocket may open. */
  readonly socketPaths: readonly string[]
}

export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly status: number; readonly reason: string; readonly allow?: string }

/** Sub-protocol that a WebSocket client must offer beside `bearer.<token>`; the server selects this one, so the token is never echoed. */
export const socketProtocol = 'ivw.1'
const bearerProtocol = 'bearer.'

const contentTypes: Readonly<Record<BodyKind, string | undefined>> = {
  json: 'application/json',
  bytes: 'application/octet-stream',
  none: undefined,
}

const refuse = (status: number, reason: string, allow?: string): Verdict => ({ allowed: false, status, reason, ...(allow && { allow }) })

/**
 * Decides on every HTTP request and every upgrade before anything else looks at it. The order is fixed:
 * Host, Origin and Sec-Fetch-Site, token, method and content type, route. Whatever is not allowed is refused.
 * No step can be left out: a rebound DNS name comes without Origin and Sec-Fetch-Site, a WebSocket without Sec-Fetch-Site,
 * a `<script>` of another site without Origin.
 */
export function guard(request: IncomingMessage, kind: 'request' | 'upgrade', rules: GuardRules): Verdict {
  const target = request.url ?? ''
  const path = target.split('?', 1)[0]!
  const api = path === '/api' || path.startsWith('/api/')
  return (
    checkHost(request, rules) ??
    checkTarget(target, path) ??
    checkOrigin(request, api || kind === 'upgrade') ??
    (api || kind === 'upgrade' ? checkToken(request, kind, rules) : undefined) ??
    (kind === 'upgrade' ? checkUpgrade(request, path, rules) : checkRoute(request, path, api, rules)) ?? { allowed: true }
  )
}

/** Exact names only: parsing a host is where such checks go wrong. */
function checkHost(request: IncomingMessage, { port }: GuardRules): Verdict | undefined {
  const hosts = request.headersDistinct.host ?? []
  if (hosts.length > 1) return refuse(400, 'more than one Host header')
  const host = hosts[0]?.toLowerCase() ?? ''
  const names = ['127.0.0.1', 'localhost', '[::1]']
  const allowed = names.some(name => host === `${name}:${port}` || (port === 80 && host === name))
  return allowed ? undefined : refuse(403, `Host ${quoted(host)} is not this server`)
}

function checkTarget(target: string, path: string): Verdict | undefined {
  if (!target.startsWith('/')) return refuse(400, 'the request target is not a path')
  // Every path that we serve is plain; with escapes the guard and a router behind it could read one path differently.
  if (!/^[A-Za-z0-9/._~@-]*$/.test(path) || path.includes('//') || /(^|\/)\.\.?(\/|$)/.test(path)) return refuse(404, 'no such path')
  return undefined
}

function checkOrigin(request: IncomingMessage, protectedPath: boolean): Verdict | undefined {
  const origins = request.headersDistinct.origin ?? []
  if (origins.length > 1) return refuse(403, 'more than one Origin header')
  // Host was found to be this server, so an own page's origin is made of it.
  if (origins[0] !== undefined && origins[0] !== `http://${request.headers.host?.toLowerCase()}`)
    return refuse(403, `Origin ${quoted(origins[0])} is not this server's page`)
  const sites = request.headersDistinct['sec-fetch-site'] ?? []
  if (protectedPath && sites.some(site => site !== 'same-origin')) return refuse(403, `Sec-Fetch-Site is ${quoted(sites.join(', '))}`)
  return undefined
}

function checkToken(request: IncomingMessage, kind: 'request' | 'upgrade', { token }: GuardRules): Verdict | undefined {
  return offeredTokens(request, kind).some(guess => token.matches(guess)) ? undefined : refuse(401, 'no valid token')
}

function offeredTokens(request: IncomingMessage, kind: 'request' | 'upgrade'): string[] {
  // A browser cannot set headers on a WebSocket; it can only name sub-protocols.
  if (kind === 'upgrade')
    return socketProtocols(request)
      .filter(name => name.startsWith(bearerProtocol))
      .map(name => name.slice(bearerProtocol.length))
      .slice(0, 1)
  const headers = request.headersDistinct.authorization ?? []
  const scheme = 'Bearer '
  return headers.length === 1 && headers[0]!.startsWith(scheme) ? [headers[0]!.slice(scheme.length)] : []
}

function socketProtocols(request: IncomingMessage): string[] {
  return (request.headersDistinct['sec-websocket-protocol'] ?? []).flatMap(line => line.split(',')).map(name => name.trim())
}

function checkRoute(request: IncomingMessage, path: string, api: boolean, { routes }: GuardRules): Verdict | undefined {
  const methods: ReadonlyMap<Method, BodyKind> | undefined = api ? routes.get(path) : pageMethods
  if (!methods) return refuse(404, 'no such path')
  const body = methods.get(request.method as Method)
  if (body === undefined)
    return refuse(405, `the method ${quoted(request.method ?? '')} is not allowed here`, [...methods.keys()].join(', '))
  const wanted = contentTypes[body]
  const types = request.headersDistinct['content-type'] ?? []
  const type = types[0]?.split(';', 1)[0]?.trim().toLowerCase()
  if (wanted !== undefined && (types.length !== 1 || type !== wanted)) return refuse(415, `the content type must be ${wanted}`)
  return undefined
}

const pageMethods: ReadonlyMap<Method, BodyKind> = new Map([
  ['GET', 'none'],
  ['HEAD', 'none'],
])

function checkUpgrade(request: IncomingMessage, path: string, { socketPaths }: GuardRules): Verdict | undefined {
  if (!socketPaths.includes(path) || request.headers.upgrade?.toLowerCase() !== 'websocket') return refuse(404, 'no such path')
  if (request.method !== 'GET') return refuse(405, 'a WebSocket opens with GET', 'GET')
  if (!socketProtocols(request).includes(socketProtocol)) return refuse(404, `the sub-protocol must be ${socketProtocol}`)
  return undefined
}

/** Foreign text for a log line: short, and without control characters. */
function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 100)).replace(/[\u007f-\uffff]/g, '?')
}
