import { ProtocolError } from './errors.ts'
import { type HostMessage, messageFrom } from './message.ts'
import { decodeJson, encodeJson } from './strict-json.ts'

// Header length and payload length as unsigned 32-bit little-endian numbers, JSON header, payload.
const prefixBytes = 8
const headerLimit = 32 * 1024 * 1024
const payloadLimit = 64 * 1024 * 1024

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** One message as the bytes of one frame. Throws ProtocolError when it is too large. */
export function encodeFrame({ payload, ...header }: HostMessage): Uint8Array {
  const json = encoder.encode(encodeJson(header))
  const payloadBytes = payload?.byteLength ?? 0
  checkLengths(json.byteLength, payloadBytes)
  const frame = new Uint8Array(prefixBytes + json.byteLength + payloadBytes)
  const prefix = new DataView(frame.buffer)
  prefix.setUint32(0, json.byteLength, true)
  prefix.setUint32(4, payloadBytes, true)
  frame.set(json, prefixBytes)
  if (payload) frame.set(payload, prefixBytes + json.byteLength)
  return frame
}

/** The message of exactly one frame, such as one WebSocket message. Throws ProtocolError. */
export function decodeFrame(bytes: Uint8Array): HostMessage {
  const reader = new FrameReader()
  const messages = reader.push(bytes)
  if (messages.length !== 1 || reader.waiting > 0) throw new ProtocolError(`Expected one frame in ${bytes.byteLength} bytes`)
  return messages[0] as HostMessage
}

/** Cuts a byte stream into messages, wherever its pieces end. Takes no memory on the word of a length that is out of bounds. */
export class FrameReader {
  #chunks: Uint8Array[] = []
  #bytes = 0

  /** Bytes of a frame that is not complete yet. */
  get waiting(): number {
    return this.#bytes
  }

  /** The messages that `chunk` completes, in order. After a ProtocolError the stream cannot be read on. */
  push(chunk: Uint8Array): HostMessage[] {
    if (chunk.byteLength > 0) {
      this.#chunks.push(chunk)
      this.#bytes += chunk.byteLength
    }
    const messages: HostMessage[] = []
    for (;;) {
      const length = this.#frameLength()
      if (length === undefined || this.#bytes < length) return messages
      messages.push(decode(this.#take(length)))
    }
  }

  #frameLength(): number | undefined {
    if (this.#bytes < prefixBytes) return undefined
    if ((this.#chunks[0] as Uint8Array).byteLength < prefixBytes) this.#join()
    const [headerBytes, payloadBytes] = lengths(this.#chunks[0] as Uint8Array)
    checkLengths(headerBytes, payloadBytes)
    return prefixBytes + headerBytes + payloadBytes
  }

  #take(length: number): Uint8Array {
    if ((this.#chunks[0] as Uint8Array).byteLength < length) this.#join()
    const first = this.#chunks[0] as Uint8Array
    this.#bytes -= length
    if (first.byteLength === length) this.#chunks.shift()
    else this.#chunks[0] = first.subarray(length)
    return first.subarray(0, length)
  }

  #join(): void {
    const joined = new Uint8Array(this.#bytes)
    let at = 0
    for (const chunk of this.#chunks) {
      joined.set(chunk, at)
      at += chunk.byteLength
    }
    this.#chunks = [joined]
  }
}

function lengths(frame: Uint8Array): [header: number, payload: number] {
  const prefix = new DataView(frame.buffer, frame.byteOffset, prefixBytes)
  return [prefix.getUint32(0, true), prefix.getUint32(4, true)]
}

function checkLengths(header: number, payload: number): void {
  if (header < 2 || header > headerLimit || payload > payloadLimit)
    throw new ProtocolError(`A frame of ${header} + ${payload} bytes is out of bounds`)
}

function decode(frame: Uint8Array): HostMessage {
  const [headerBytes, payloadBytes] = lengths(frame)
  // A copy: it starts at a multiple of 8 and does not keep the chunk alive. (`slice` of a Node Buffer would copy nothing.)
  const payload = payloadBytes > 0 ? new Uint8Array(frame.subarray(prefixBytes + headerBytes)) : undefined
  return messageFrom(decodeJson(text(frame.subarray(prefixBytes, prefixBytes + headerBytes))), payload)
}

function text(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw new ProtocolError('A message is not UTF-8', { cause })
  }
}
