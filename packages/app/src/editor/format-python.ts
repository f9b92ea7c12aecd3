import { scriptNameAt } from '@ivw/engine/protocol'
import { storedToken } from '../engine/session-token.ts'

/** Python code as the server's formatter writes it. Throws an Error with a sentence for the user. */
export async function formatPython(path: string, text: string): Promise<string> {
  const token = storedToken()
  if (token === undefined) throw new Error('Formatting needs the server.')
  const response = await fetch('/api/format', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...(scriptNameAt(path) === undefined && { path }), text }),
  })
  const answer = (await response.json()) as { text?: string; problem?: string; message?: string }
  if (answer.text === undefined)
    throw new Error(answer.problem ?? answer.message ?? `The server answered with status ${response.status.toString()}.`)
  return answer.text
}
