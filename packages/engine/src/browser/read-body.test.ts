import { expect, test } from 'vitest'
import { readBody } from './read-body.ts'

const bytes = Uint8Array.from({ length: 600_000 }, (_, i) => i * 7)

/** Of some chunks, as a stream of bytes or of anything. */
function streamOf(type: 'bytes' | undefined): Response['body'] {
  let at = 0
  const pull = (controller: ReadableByteStreamController | ReadableStreamDefaultController<Uint8Array>) => {
    const end = at + 100_000
    controller.enqueue(bytes.slice(at, end))
    at = end
    if (at >= bytes.length) controller.close()
  }
  return (type ? new ReadableStream({ type, pull }) : new ReadableStream({ pull })) as Response['body']
}

test('a body that is not there has no bytes', async () => {
  await expect(readBody(null, new Uint8Array(1))).rejects.toThrow('0 of the 1 bytes')
})

test.each(['bytes', undefined] as const)('a body of type %s fills the memory that it is given', async type => {
  const target = new Uint8Array(bytes.length)
  await readBody(streamOf(type), target)
  expect(Buffer.compare(target, bytes)).toBe(0)
  await expect(readBody(streamOf(type), new Uint8Array(bytes.length + 1))).rejects.toThrow('600000 of the 600001 bytes')
  await expect(readBody(streamOf(type), new Uint8Array(bytes.length - 1))).rejects.toThrow('more than the 599999 bytes')
})
