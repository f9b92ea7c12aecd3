import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { routes } from '@ivw/engine/server-protocol'
import { checkReference, numbersOf, type SharedArray } from '@ivw/python'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { messageOf, RequestError } from '../errors.ts'
import type { PythonRelay } from '../session/python-relay.ts'
import type { ApiRoute } from './api-route.ts'
import { queryOf } from './query.ts'

const readQuery = z.object({ slot: z.coerce.number().int().nonnegative(), path: z.string() })
const writeQuery = z.object({ dtype: z.string().max(20), shape: z.string().regex(/^\d*(,\d+)*$/) })

/** Arrays of the Python host to and from an engine in the browser. */
export function arrayRoutes(relay: PythonRelay): readonly ApiRoute[] {
  return [
    { method: 'GET', path: routes.array, body: 'none', handle: (request, reply) => sendArray(relay, request, reply) },
    { method: 'POST', path: routes.array, body: 'bytes', handle: request => takeArray(relay, request) },
  ]
}

async function sendArray(relay: PythonRelay, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { slot, path } = queryOf(request, readQuery)
  const reference = relay.arrays.take(slot, path)
  if (!reference) throw new RequestError(410, 'The array is not there any more: it was read already, or Python was restarted.')
  reply.headers({ 'content-type': 'application/octet-stream', 'content-length': reference.bytes })
  // The host may write to the file again once the last byte was read, or the reader has gone.
  const stream = await openShared(reference).catch(error => {
    relay.release(slot)
    throw error
  })
  stream.once('close', () => relay.release(slot))
  return reply.send(stream)
}

async function openShared({ path, offset, bytes }: SharedArray): Promise<Readable> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    const stat = await handle.stat()
    if (!stat.isFile() || stat.size < offset + bytes)
      throw new RequestError(500, `${path} has ${stat.size} bytes, an array needs ${offset + bytes}.`)
    if (bytes > 0) return handle.createReadStream({ start: offset, end: offset + bytes - 1, highWaterMark: 2 ** 20 })
    throw new RequestError(500, 'An empty array was shared.')
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function takeArray(relay: PythonRelay, request: FastifyRequest): Promise<unknown> {
  const { dtype, shape } = queryOf(request, writeQuery)
  const bytes = Number(request.headers['content-length'])
  const sizes = shape === '' ? [] : shape.split(',').map(Number)
  const reference = checked(() => checkReference({ dtype, shape: sizes, bytes, inline: 0 }))
  const target = new Uint8Array(bytes)
  let at = 0
  for await (const chunk of request.body as Readable) {
    if (at + chunk.byteLength > bytes) throw new RequestError(400, 'The request holds more than its content.')
    target.set(chunk, at)
    at += chunk.byteLength
  }
  if (at !== bytes) throw new RequestError(400, 'The request ended before its content.')
  return await relay.host.writeArray(numbersOf(reference, target), sizes)
}

function checked<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw new RequestError(400, messageOf(error), { cause: error })
  }
}
