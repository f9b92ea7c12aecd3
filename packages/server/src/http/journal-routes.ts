import { routes } from '@ivw/engine/server-protocol'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { RequestError } from '../errors.ts'
import { type JournalEntry, type JournalStore, journalChangeSchema, journalSchema } from '../session/journal-store.ts'
import type { UnsavedWorkspaces } from '../session/unsaved-workspaces.ts'
import type { ApiRoute } from './api-route.ts'
import { sendJson } from './file-routes.ts'
import { bodyOf, queryOf } from './query.ts'

export interface JournalRoutesOptions {
  readonly store: JournalStore
  readonly unsaved: UnsavedWorkspaces
  /** Whether the engine with this number owns the workspace. */
  readonly isOwner: (owner: number) => boolean
  /** Told of every entry that was written. */
  readonly onEntry: (entry: JournalEntry) => void
}

const ownerQuery = z.object({ owner: z.coerce.number().int().optional() })
const stateQuery = z.object({ state: z.enum(['unsaved', 'closed']) })
const markQuery = stateQuery.extend({ id: z.string().max(300) })
const readQuery = z.object({ id: z.string().max(300).optional() })
/** A workspace as JSON. */
const bodyLimit = 64 * 2 ** 20

/** The journal of the open workspace, and what was left unsaved before. */
export function journalRoutes({ store, unsaved, isOwner, onEntry }: JournalRoutesOptions): readonly ApiRoute[] {
  /** What an engine writes that has been taken over from would hide what the new owner does. */
  const checkOwner = (request: FastifyRequest) => {
    const { owner } = queryOf(request, ownerQuery)
    if (owner !== undefined && !isOwner(owner)) throw new RequestError(409, 'Another tab has taken this workspace over.')
  }
  return [
    { method: 'GET', path: routes.journal, body: 'none', handle: async (_, reply) => sendJson(reply, (await store.read()) ?? null) },
    {
      method: 'PUT',
      path: routes.journal,
      body: 'json',
      bodyLimit,
      handle: async (request, reply) => {
        checkOwner(request)
        const entry = bodyOf(request, journalSchema)
        await store.write(entry)
        onEntry(entry)
        return reply.code(204).send()
      },
    },
    {
      method: 'POST',
      path: routes.journal,
      body: 'json',
      bodyLimit,
      handle: async (request, reply) => {
        checkOwner(request)
        await store.append(bodyOf(request, journalChangeSchema))
        return reply.code(204).send()
      },
    },
    {
      method: 'GET',
      path: routes.unsaved,
      body: 'none',
      handle: async (request, reply) => {
        const { id } = queryOf(request, readQuery)
        return sendJson(reply, id === undefined ? await unsaved.list() : await unsaved.read(id))
      },
    },
    {
      method: 'POST',
      path: routes.unsaved,
      body: 'json',
      bodyLimit,
      handle: async (request, reply) => {
        await unsaved.keep(bodyOf(request, journalSchema), queryOf(request, stateQuery).state)
        return reply.code(204).send()
      },
    },
    {
      method: 'PUT',
      path: routes.unsaved,
      body: 'json',
      handle: async (request, reply) => {
        const { id, state } = queryOf(request, markQuery)
        await unsaved.mark(id, state)
        return reply.code(204).send()
      },
    },
  ]
}
