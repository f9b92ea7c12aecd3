import { storedToken } from '../engine/session-token.ts'

export interface UploadOptions {
  /** Without it a file that is there is never replaced. */
  readonly replace: boolean
  readonly signal: AbortSignal
  /** Told of the bytes that are sent. */
  readonly onProgress: (bytes: number) => void
}

/**
 * Copies a file of this computer to a path of the server, atomically: after an error, or when it is given up, nothing is left of
 * it. Throws an Error with a sentence for the user.
 */
export function upload(file: Blob, path: string, { replace, signal, onProgress }: UploadOptions): Promise<void> {
  const token = storedToken()
  if (token === undefined) return Promise.reject(new Error('Copying files needs the server.'))
  if (signal.aborted) return Promise.reject(signal.reason as DOMException)
  return new Promise((resolve, reject) => {
    // fetch does not tell how much was sent.
    const request = new XMLHttpRequest()
    const query = new URLSearchParams({ path, ...(!replace && { create: '1' }) })
    request.open('PUT', `/api/file?${query.toString()}`)
    request.setRequestHeader('Authorization', `Bearer ${token}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = event => onProgress(event.loaded)
    request.onload = () => (request.status < 300 ? resolve() : reject(new Error(sentenceOf(request))))
    request.onerror = () => reject(new Error(`${path} could not be copied: the connection to the server broke.`))
    request.onabort = () => reject(new DOMException('Copying was given up.', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function sentenceOf({ responseText, status }: XMLHttpRequest): string {
  try {
    const { message } = JSON.parse(responseText) as { message?: unknown }
    if (typeof message === 'string') return message
  } catch {
    // Not JSON: the status says what there is to say.
  }
  return `The server answered with status ${status.toString()}.`
}
