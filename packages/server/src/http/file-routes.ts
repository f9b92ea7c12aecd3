import { homedir } from 'node:os'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { routes } from '@ivw/engine/server-protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { RequestError } from '../errors.ts'
import { contentVersion, versionOf } from '../files/content-version.ts'
import type { GuardedFiles } from '../files/guarded-files.ts'
import { checkedPath } from '../files/path-rules.ts'
import type { ApiRoute } from './api-route.ts'
import { bodyOf, queryOf } from './query.ts'

const count = z.coerce.number().int().nonnegative()
const pathQuery = z.object({ path: z.string() })
const readQuery = z.object({ path: z.string(), offset: count.default(0), length: count.optional() })
const writeQuery = z.object({ path: z.string(), expected: z.string().optional(), create: z.string().optional() })
const folderBody = z.object({ path: z.string() })

const versionHeader = 'x-file-version'
/** Small writes are hashed on the way for their version. */
const hashedBytes = 4 * 2 ** 20

/** Files and folders of the user over HTTP. */
export function fileRoutes(files: GuardedFiles): readonly ApiRoute[] {
  return [
    { method: 'GET', path: routes.file, body: 'none', handle: (request, reply) => readFile(files, request, reply) },
    { method: 'PUT', path: routes.file, body: 'bytes', handle: (request, reply) => writeFile(files, request, reply) },
    {
      method: 'GET',
      path: routes.stat,
      body: 'none',
      handle: async (request, reply) => sendJson(reply, (await files.stat(queryOf(request, pathQuery).path)) ?? null),
    },
    { method: 'GET', path: routes.folder, body: 'none', handle: request => listFolder(files, queryOf(request, pathQuery).path) },
    {
      method: 'PUT',
      path: routes.folder,
      body: 'json',
      handle: async request => ({ path: await files.makeFolder(bodyOf(request, folderBody).path) }),
    },
  ]
}

/** Fastify sends nothing at all for a handler that returns null. */
export function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  return reply.type('application/json').send(JSON.stringify(value))
}

async function readFile(files: GuardedFiles, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { path, offset, length } = queryOf(request, readQuery)
  const { handle, stat } = await files.open(path)
  try {
    const end = Math.min(stat.size, length === undefined ? stat.size : offset + length)
    reply.headers({
      'content-type': 'application/octet-stream',
      // A user's page or drawing that is opened by its address must not run as ours.
      'content-disposition': 'attachment',
      'content-security-policy': 'sandbox',
      'content-length': Math.max(0, end - offset),
      [versionHeader]: await versionOf(handle, stat),
    })
    if (end <= offset) {
      await handle.close()
      return reply.send(Buffer.alloc(0))
    }
    // The stream follows the reader's pace and closes the file, also when the reader goes away.
    return reply.send(handle.createReadStream({ start: offset, end: end - 1, highWaterMark: 2 ** 20 }))
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function writeFile(files: GuardedFiles, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { path, expected, create } = queryOf(request, writeQuery)
  const body = request.body as Readable
  const declared = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY)
  if (Number.isFinite(declared)) await files.requireSpace(path, declared)
  const content = declared <= hashedBytes ? await collected(body, declared) : body
  await files.write(path, content, { ...(expected !== undefined && { expected }), ...(create !== undefined && { create: true }) })
  const version = Buffer.isBuffer(content) ? contentVersion(content) : await files.version(path)
  return reply.header(versionHeader, version).code(204).send()
}

async function collected(body: Readable, bytes: number): Promise<Buffer> {
  const content = Buffer.concat(await body.toArray())
  if (content.byteLength !== bytes) throw new RequestError(400, 'The request ended before its content.')
  return content
}

async function listFolder(files: GuardedFiles, path: string): Promise<unknown> {
  const folder = checkedPath(path === '' ? homedir() : path)
  const parent = dirname(folder)
  return { path: folder, parent: parent === folder ? undefined : parent, entries: await files.list(folder) }
}
