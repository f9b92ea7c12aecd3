import { expect, test } from 'vitest'
import { SocketTransport } from './socket-transport.ts'

class FakeSocket extends EventTarget {
  readonly sent: string[] = []
  readyState = 0
  onopen: () => void = () => undefined
  onmessage: (event: { data: string }) => void = () => undefined
  onclose: (event: { code: number; reason: string }) => void = () => undefined
  send(text: string): void {
    this.sent.push(text)
  }
  open(): void {
    this.readyState = 1
    this.onopen()
  }
}

function connected() {
  const socket = new FakeSocket()
  const heard: unknown[] = []
  const codes: number[] = []
  const transport = new SocketTransport(socket as unknown as WebSocket, code => codes.push(code))
  transport.subscribe(text => heard.push(JSON.parse(text)))
  return { socket, transport, heard, codes }
}

test('what is sent before the connection is open waits, in order', () => {
  const { socket, transport } = connected()
  transport.send('{"id":1,"method":"initialize"}')
  transport.send('{"method":"initialized"}')
  expect(socket.sent).toEqual([])
  socket.open()
  expect(socket.sent).toEqual(['{"id":1,"method":"initialize"}', '{"method":"initialized"}'])
})

test('a connection that ends answers what is pending with nothing', () => {
  const { socket, transport, heard, codes } = connected()
  socket.open()
  transport.send('{"id":1,"method":"initialize"}')
  transport.send('{"id":2,"method":"textDocument/hover"}')
  transport.send('{"id":3,"method":"textDocument/completion"}')
  socket.onmessage({ data: '{"id":3,"result":[]}' })
  socket.onclose({ code: 1006, reason: '' })
  expect(heard).toEqual([
    { id: 3, result: [] },
    { jsonrpc: '2.0', id: 1, error: { code: -32099, message: 'The connection ended' } },
    { jsonrpc: '2.0', id: 2, result: null },
  ])
  expect(codes).toEqual([1006])
})

test('a question about a file that is not open has nothing for an answer; other refusals are told', () => {
  const { socket, transport, heard } = connected()
  socket.open()
  transport.send('{"id":1,"method":"textDocument/hover"}')
  transport.send('{"id":2,"method":"workspace/symbol"}')
  socket.onmessage({ data: '{"id":1,"error":{"code":-32600,"message":"The file is not open."}}' })
  socket.onmessage({ data: '{"id":2,"error":{"code":-32600,"message":"This is not asked here."}}' })
  expect(heard).toEqual([
    { jsonrpc: '2.0', id: 1, result: null },
    { id: 2, error: { code: -32600, message: 'This is not asked here.' } },
  ])
})
