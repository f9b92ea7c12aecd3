/** Bytes of one message; a language server that says more in one is broken. */
const maximumBytes = 16 * 2 ** 20
const maximumHeader = 4096
const separator = '\r\n\r\n'

/** A message as language servers read it on their input: a header with its length, then its JSON. */
export function framed(text: string): Buffer {
  const body = Buffer.from(text)
  return Buffer.concat([Buffer.from(`Content-Length: ${body.byteLength}${separator}`), body])
}

/** Puts the messages together again that come as chunks of bytes. */
export class MessageReader {
  #chunks: Buffer[] = []
  #bytes = 0
  /** Bytes that must be there before it is worth looking. */
  #needed = 1

  /** The messages that are complete with this chunk. Throws when what came is no message or too long. */
  push(chunk: Buffer): string[] {
    this.#chunks.push(chunk)
    this.#bytes += chunk.byteLength
    if (this.#bytes < this.#needed) return []
    const messages: string[] = []
    let rest = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks)
    for (let size = frameSize(rest); ; size = frameSize(rest)) {
      this.#needed = size?.total ?? rest.byteLength + 1
      if (size === undefined || rest.byteLength < size.total) break
      messages.push(rest.toString('utf8', size.header, size.total))
      rest = rest.subarray(size.total)
    }
    this.#chunks = [rest]
    this.#bytes = rest.byteLength
    return messages
  }
}

/** Bytes of the header and of the whole frame that begins here; undefined while the header is incomplete. */
function frameSize(bytes: Buffer): { header: number; total: number } | undefined {
  const end = bytes.subarray(0, maximumHeader).indexOf(separator)
  if (end < 0) {
    if (bytes.byteLength >= maximumHeader) throw new Error('The language server sent a header without an end.')
    return undefined
  }
  const length = /^content-length: *(\d{1,15})\r?$/im.exec(bytes.toString('latin1', 0, end))?.[1]
  if (length === undefined) throw new Error('The language server sent a message without its length.')
  if (Number(length) > maximumBytes) throw new Error(`The language server sent a message of ${length} bytes.`)
  const header = end + separator.length
  return { header, total: header + Number(length) }
}
