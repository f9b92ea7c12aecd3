import { expect, test } from 'vitest'
import { framed, MessageReader } from './message-stream.ts'

const messages = ['{"a":"ä"}', '{}', '{"text":"Content-Length: 3\\r\\n\\r\\n"}']
const bytes = Buffer.concat(messages.map(framed))

test.each([1, 2, 7, bytes.byteLength])('messages are found in chunks of %i bytes', size => {
  const reader = new MessageReader()
  const found: string[] = []
  for (let at = 0; at < bytes.byteLength; at += size) found.push(...reader.push(bytes.subarray(at, at + size)))
  expect(found).toEqual(messages)
})

test('other headers are allowed', () => {
  expect(new MessageReader().push(Buffer.from('Content-Type: x\r\nContent-Length: 2\r\n\r\n{}'))).toEqual(['{}'])
})

test.each([
  ['without a length', 'Content-Type: x\r\n\r\n{}', 'without its length'],
  ['that is too long', 'Content-Length: 99999999999\r\n\r\n', 'of 99999999999 bytes'],
  ['whose header does not end', 'x'.repeat(5000), 'header without an end'],
])('a message %s is refused', (_name, text, problem) => {
  expect(() => new MessageReader().push(Buffer.from(text))).toThrow(problem)
})
