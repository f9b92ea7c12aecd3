import { join } from 'node:path'
import { routes } from '@ivw/engine/server-protocol'
import { z } from 'zod'
import { RequestError } from '../errors.ts'
import { checkedPath } from '../files/path-rules.ts'
import { formatPython } from '../language/format-python.ts'
import type { ApiRoute } from './api-route.ts'
import { bodyOf } from './query.ts'

const formatBody = z.object({ path: z.string().optional(), text: z.string() })

export interface LanguageRoutesOptions {
  readonly interpreter: () => string | undefined
  /** Environments of this program that may hold a formatter. */
  readonly environments: readonly string[]
  /** Where settings for code that is in no file are looked for. */
  readonly home: string
}

/** What an editor wants of Python code beside the language server. */
export function languageRoutes({ interpreter, environments, home }: LanguageRoutesOptions): readonly ApiRoute[] {
  return [
    {
      method: 'POST',
      path: routes.format,
      body: 'json',
      handle: async request => {
        const { path, text } = bodyOf(request, formatBody)
        const file = path === undefined ? join(home, 'script.py') : checkedPath(path)
        try {
          return { text: await formatPython({ path: file, text, interpreter: interpreter(), environments }) }
        } catch (error) {
          // Code that is no Python, or no formatter: what the user is told, and no failed request.
          if (error instanceof RequestError && error.status !== 500) return { problem: error.message }
          throw error
        }
      },
    },
  ]
}
