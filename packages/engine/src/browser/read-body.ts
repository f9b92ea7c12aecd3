type Body = Response['body']

const chunkBytes = 256 * 1024

/**
 * Fills `target` with what a server answers. `Response.arrayBuffer()` takes new memory every time, which a browser gives back late: of a volume
 * that comes in parts all of them would be there at once. @throws Error when there are fewer or more bytes.
 */
export async function readBody(body: Body, target: Uint8Array): Promise<void> {
  const next = chunksOf(body)
  let at = 0
  for (let chunk = await next(); chunk; chunk = await next()) {
    if (at + chunk.byteLength > target.byteLength) throw new Error(`The server sent more than the ${target.byteLength} bytes of an array`)
    target.set(chunk, at)
    at += chunk.byteLength
  }
  if (at < target.byteLength) throw new Error(`The server sent ${at} of the ${target.byteLength} bytes of an array`)
}

/** One chunk after the other, all in the same memory where the browser can do that; each is gone when the next one is asked for. */
function chunksOf(body: Body): () => Promise<Uint8Array | undefined> {
  if (!body) return async () => undefined
  let reader: ReadableStreamBYOBReader
  try {
    reader = body.getReader({ mode: 'byob' })
  } catch {
    const plain = body.getReader()
    return async () => (await plain.read()).value
  }
  let memory = new ArrayBuffer(chunkBytes)
  return async () => {
    const { done, value } = await reader.read(new Uint8Array(memory))
    if (done || !value) return undefined
    memory = value.buffer
    return value
  }
}
