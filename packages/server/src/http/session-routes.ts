import { routes, type SessionInformation } from '@ivw/engine/server-protocol'
import { z } from 'zod'
import type { JournalEntry } from '../session/journal-store.ts'
import type { JsonFile } from '../session/json-file.ts'
import { createProcessor } from '../session/new-processor.ts'
import { type Settings, settingsSchema } from '../session/settings.ts'
import type { ApiRoute } from './api-route.ts'
import { type JournalRoutesOptions, journalRoutes } from './journal-routes.ts'
import { bodyOf } from './query.ts'

const newProcessorBody = z.object({ name: z.string(), template: z.string() })

export interface SessionRoutesOptions {
  readonly information: SessionInformation
  readonly journal: JournalRoutesOptions
  readonly settings: JsonFile<Settings>
  readonly templates: string
}

/** What a page needs at its start, and what survives it. */
export function sessionRoutes({ information, journal, settings, templates }: SessionRoutesOptions): readonly ApiRoute[] {
  const folder = information.processorFolders[0] as string
  // What a page has made of the named workspace, or opened instead of it, is what it finds again.
  let journalled = false
  const onEntry = (entry: JournalEntry) => {
    journalled = true
    journal.onEntry(entry)
  }
  return [
    {
      method: 'GET',
      path: routes.session,
      body: 'none',
      handle: async () => ({ ...information, workspaceNamed: information.workspaceNamed && !journalled }),
    },
    ...journalRoutes({ ...journal, onEntry }),
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
    {
      method: 'POST',
      path: routes.newProcessor,
      body: 'json',
      handle: async request => ({ path: await createProcessor({ ...bodyOf(request, newProcessorBody), templates, folder }) }),
    },
  ]
}
