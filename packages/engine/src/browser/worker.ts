import type { EngineMessage, PageMessage } from '../protocol.ts'
import { protocolVersion } from '../protocol.ts'
import { BrowserEngine } from './browser-engine.ts'

/** The engine's home in a browser: a worker that answers its page. */
let engine: BrowserEngine | undefined

self.onmessage = ({ data }: MessageEvent<PageMessage>) => {
  if (data.kind !== 'hello') {
    engine?.receive(data)
    return
  }
  if (data.version !== protocolVersion) {
    const text = `This page speaks version ${data.version} of the protocol, the engine ${protocolVersion}: reload the page`
    post({ kind: 'log', entries: [{ id: 0, time: Date.now(), level: 'error', source: 'Engine', text }] })
    return
  }
  post({ kind: 'welcome', version: protocolVersion })
  engine = new BrowserEngine(data.address, data.token, post)
  void engine.start()
}

function post(message: EngineMessage, transfer: readonly Transferable[] = []): void {
  self.postMessage(message, [...transfer])
}
