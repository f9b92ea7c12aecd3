import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { type WebSocket, WebSocketServer } from 'ws'
import { isErrno, messageOf, RequestError, UsageError } from '../errors.ts'
import { type GuardRules, guard, socketProtocol, type Verdict } from '../guard/guard.ts'
import type { Token } from '../guard/token.ts'
import { type ApiRoute, guardedRoutes } from './api-route.ts'
import { setSecurityHeaders } from './security-headers.ts'

export interface WebServerOptions {
  readonly token: Token
  readonly routes: readonly ApiRoute[]
  /** Folder of the built page; without it only the API is served. */
  readonly page: string | undefined
  /** Who is told of a WebSocket that the guard let in, by its path. */
  readonly sockets: Readonly<Record<string, (socket: WebSocket) => void>>
  /** One line for the log; never holds a token, a query or a header that was not cleaned. */
  readonly log: (line: string) => void
}

const megabyte = 2 ** 20
const maximum = { jsonBytes: 4 * megabyte, messageBytes: 4 * megabyte, connections: 512, sockets: 16 }

/** The HTTP and WebSocket server: loopback only, and everything passes the guard first. */
export class WebServer {
  readonly #options: WebServerOptions
  readonly #fastify: FastifyInstance
  readonly #sockets: WebSocketServer
  #rules: GuardRules

  constructor(options: WebServerOptions) {
    this.#options = options
    this.#rules = { port: 0, token: options.token, routes: guardedRoutes(options.routes), socketPaths: Object.keys(options.sockets) }
    this.#sockets = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: maximum.messageBytes,
      handleProtocols: () => socketProtocol,
    })
    this.#fastify = Fastify<Server>({
      serverFactory: handler => this.#createServer(handler),
      exposeHeadRoutes: false,
      bodyLimit: maximum.jsonBytes,
      forceCloseConnections: true,
      // Routing is exact; the guard has seen the same path.
      routerOptions: { caseSensitive: true, ignoreTrailingSlash: false, ignoreDuplicateSlashes: false },
    })
    this.#addRoutes()
  }

  get port(): number {
    return this.#rules.port
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Every path and method that the router knows, for tests that walk over all of them. */
  get routes(): readonly ApiRoute[] {
    return this.#options.routes
  }

  get openSockets(): number {
    return this.#sockets.clients.size
  }

  /** Starts to listen; port 0 picks a free one. Throws UsageError when the port is taken or not allowed. */
  async listen(port: number): Promise<void> {
    try {
      await this.#fastify.listen({ port, host: '127.0.0.1' })
    } catch (error) {
      if (isErrno(error, 'EADDRINUSE'))
        throw new UsageError(`Port ${port} is in use. Choose another one with --port, or --port 0 for any free one.`, 1)
      if (isErrno(error, 'EACCES')) throw new UsageError(`Port ${port} is reserved by the system. Choose one above 1023 with --port.`, 1)
      throw error
    }
    this.#rules = { ...this.#rules, port: (this.#fastify.server.address() as AddressInfo).port }
  }

  async close(): Promise<void> {
    for (const client of this.#sockets.clients) client.terminate()
    this.#sockets.close()
    await this.#fastify.close()
  }

  #createServer(handler: (request: IncomingMessage, response: ServerResponse) => void): Server {
    const server = createServer(
      // A missing Host is the guard's to refuse, for HTTP/1.0 and 1.1 alike.
      // A whole request takes as long as copying the largest data file to a slow disk does.
      { requireHostHeader: false, maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 900_000, keepAliveTimeout: 5_000 },
      (request, response) => {
        const verdict = guard(request, 'request', this.#rules)
        setSecurityHeaders(response, verdict.allowed ? request.headers.host : undefined)
        if (verdict.allowed) handler(request, response)
        else this.#refuseRequest(request, response, verdict)
      },
    )
    server.maxConnections = maximum.connections
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
    return server
  }

  #refuseRequest(request: IncomingMessage, response: ServerResponse, verdict: Verdict & { allowed: false }): void {
    this.#logRefusal(request, verdict)
    if (verdict.allow) response.setHeader('Allow', verdict.allow)
    response.writeHead(verdict.status, { 'Content-Type': 'application/json', Connection: 'close' })
    response.end(JSON.stringify({ message: verdict.reason }))
    // The rest of a refused body is not wanted, yet a client that still sends should get to read the answer.
    request.resume()
    response.on('finish', () => setTimeout(() => request.socket.destroy(), 500).unref())
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A peer that resets while it is refused is of no interest, but unheard it would end the process.
    socket.on('error', () => socket.destroy())
    const verdict = guard(request, 'upgrade', this.#rules)
    if (verdict.allowed && this.#sockets.clients.size < maximum.sockets) {
      this.#sockets.handleUpgrade(request, socket, head, client => {
        // A broken or oversized frame: ws closes the connection with the right code by itself.
        client.on('error', error => this.#options.log(`connection closed: ${error.message}`))
        this.#options.sockets[pathOf(request)]?.(client)
      })
      return
    }
    const refusal = verdict.allowed ? { status: 503, reason: 'too many connections' } : verdict
    this.#logRefusal(request, refusal)
    socket.end(`HTTP/1.1 ${refusal.status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
  }

  #logRefusal(request: IncomingMessage, { status, reason }: { status: number; reason: string }): void {
    // Only the method: a path or query may hold a token that somebody put there by mistake.
    this.#options.log(`refused ${request.method?.slice(0, 20)} (${status}): ${reason}`)
  }

  #addRoutes(): void {
    const fastify = this.#fastify
    fastify.removeAllContentTypeParsers()
    fastify.addContentTypeParser('application/json', { parseAs: 'string' }, fastify.getDefaultJsonParser('error', 'error'))
    fastify.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    fastify.setErrorHandler((error: FastifyError | RequestError, request, reply) => {
      const status = error instanceof RequestError ? error.status : (error.statusCode ?? 500)
      // A sender that went away in the middle of its request is no failure of ours.
      const abandoned = request.raw.destroyed && !request.raw.complete
      if (status >= 500 && !abandoned) this.#options.log(`request failed: ${error.stack ?? error.message}`)
      if (!reply.raw.headersSent) reply.code(status).send({ message: messageOf(error) })
      else reply.raw.destroy()
    })
    fastify.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: 'no such path' }))
    for (const { method, path, handle, bodyLimit = maximum.jsonBytes } of this.#options.routes)
      fastify.route({ method, url: path, handler: handle, bodyLimit })
    if (this.#options.page === undefined) return
    fastify.register(fastifyStatic, {
      root: this.#options.page,
      dotfiles: 'ignore',
      index: ['index.html'],
      list: false,
      cacheControl: false,
      setHeaders: (response, path) => {
        // Vite puts a content hash into the names below assets/.
        if (/[\\/]assets[\\/]/.test(path)) response.setHeader('Cache-Control', 'private, max-age=31536000, immutable')
      },
    })
  }
}

/** Without the query, as the guard reads it. */
function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0]!
}
