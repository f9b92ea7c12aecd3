import { routes, type SessionInformation } from '@ivw/engine/server-protocol'
import { z } from 'zod'
import { listExamples } from '../session/examples.ts'
import type { JsonFile } from '../session/json-file.ts'
import { createProcessor } from '../session/new-processor.ts'
import { type Settings, settingsSchema } from '../session/settings.ts'
import type { ApiRoute } from './api-route.ts'
import { sendJson } from './file-routes.ts'
import { bodyOf } from './query.ts'

/** The workspace as the engine last journalled it, and the file that it belongs to. */
export const journalSchema = z.looseObject({ text: z.string(), path: z.string().optional() })
export type JournalEntry = z.infer<typeof journalSchema>

const newProcessorBody = z.object({ name: z.string(), template: z.string() })

export interface SessionRoutesOptions {
  readonly information: SessionInformation
  readonly journal: JsonFile<JournalEntry>
  readonly settings: JsonFile<Settings>
  readonly examples: string
  readonly templates: string
  /** Told of every entry that was written. */
  readonly onJournal: (entry: JournalEntry) => void
}

/** What a page needs at its start, and what survives it. */
export function sessionRoutes({
  information,
  journal,
  settings,
  examples,
  templates,
  onJournal,
}: SessionRoutesOptions): readonly ApiRoute[] {
  const folder = information.processorFolders[0] as string
  // What a page has made of the named workspace, or opened instead of it, is what it finds again.
  let journalled = false
  return [
    {
      method: 'GET',
      path: routes.session,
      body: 'none',
      handle: async () => ({ ...information, workspaceNamed: information.workspaceNamed && !journalled }),
    },
    {
      method: 'GET',
      path: routes.journal,
      body: 'none',
      handle: async (_request, reply) => sendJson(reply, (await journal.read()) ?? null),
    },
    {
      method: 'PUT',
      path: routes.journal,
      body: 'json',
      bodyLimit: 64 * 2 ** 20,
      handle: async (request, reply) => {
        const entry = bodyOf(request, journalSchema)
        await journal.write(entry)
        onJournal(entry)
        journalled = true
        return reply.code(204).send()
      },
    },
    { method: 'GET', path: routes.settings, body: 'none', handle: async () => (await settings.read()) ?? {} },
    {
      method: 'PUT',
      path: routes.settings,
      body: 'json',
      handle: async (request, reply) => {
        await settings.write(bodyOf(request, settingsSchema))
        return reply.code(204).send()
      },
    },
    { method: 'GET', path: routes.examples, body: 'none', handle: () => listExamples(examples) },
    {
      method: 'POST',
      path: routes.newProcessor,
      body: 'json',
      handle: async request => ({ path: await createProcessor({ ...bodyOf(request, newProcessorBody), templates, folder }) }),
    },
  ]
}
