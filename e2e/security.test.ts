import { createServer, request as forward, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, startServed } from './served.ts'

let served: Served
let browser: Browser
let hostile: Server
let evil: string

beforeAll(async () => {
  served = await startServed()
  hostile = createServer((_request, response) => response.end('<!doctype html><title>evil</title>'))
  await new Promise<void>(resolve => hostile.listen(0, '127.0.0.1', resolve))
  evil = `http://evil.example:${(hostile.address() as AddressInfo).port}/`
  browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--host-resolver-rules=MAP evil.example 127.0.0.1, MAP rebind.example 127.0.0.1'],
  })
})
afterAll(async () => {
  await browser?.close()
  hostile?.close()
  await served?.stop()
})

async function onPage<T>(address: string, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(address)
    return await work(page)
  } finally {
    await context.close()
  }
}

/** What a WebSocket from the page sees first. */
const socketOutcome = ([url, protocols]: [string, string[]]) =>
  new Promise<string>(resolve => {
    const socket = new WebSocket(url, protocols)
    socket.onopen = () => resolve('open')
    socket.onerror = () => resolve('refused')
  })

const socketArguments = (): [string, string[]] => [`ws://127.0.0.1:${served.port}/api/engine`, ['ivw.1', `bearer.${served.token}`]]

test('a rebound name reaches nothing (T02)', async () => {
  // What the browser sees of a rebinding: one origin, whose first answer comes from the attacker and whose others come from us.
  const rebound = createServer((request, response) => {
    if (request.url === '/') return response.end('<!doctype html><title>attack</title>')
    const headers = { ...request.headers, host: `rebind.example:${served.port}` }
    forward({ host: '127.0.0.1', port: served.port, path: request.url, headers }, answer => {
      response.writeHead(answer.statusCode ?? 0, answer.headers)
      answer.pipe(response)
    }).end()
  })
  await new Promise<void>(resolve => rebound.listen(0, '127.0.0.1', resolve))
  const answer = await onPage(`http://rebind.example:${(rebound.address() as AddressInfo).port}/`, page =>
    page.evaluate(async token => {
      const response = await fetch('/api/session', { headers: { Authorization: `Bearer ${token}` } })
      return { status: response.status, text: await response.text() }
    }, served.token),
  )
  rebound.close()
  expect(answer.status).toBe(403)
  expect(answer.text).not.toContain(served.home)
  expect(served.output()).toContain(`refused GET (403): Host "rebind.example:${served.port}"`)
})

test('a hostile page opens no WebSocket, even with the token (T08)', async () => {
  expect(await onPage(evil, page => page.evaluate(socketOutcome, socketArguments()))).toBe('refused')
  expect(served.output()).toContain('refused GET (403): Origin "http://evil.example')
})

test('our own page does', async () => {
  expect(await onPage(served.address, page => page.evaluate(socketOutcome, socketArguments()))).toBe('open')
})

test('a hostile page fetches nothing by any name of ours (T03, T10)', async () => {
  const outcomes = await onPage(evil, page =>
    page.evaluate(
      async ([port, token]) => {
        const results: string[] = []
        for (const host of ['127.0.0.1', 'localhost', '0.0.0.0'])
          for (const mode of ['cors', 'no-cors'] as const) {
            const outcome = fetch(
              `http://${host}:${port}/api/session`,
              mode === 'cors' ? { mode, headers: { Authorization: `Bearer ${token}` } } : { mode },
            )
            results.push(
              await outcome.then(
                response => response.type,
                () => 'failed',
              ),
            )
          }
        return results
      },
      [served.port, served.token] as const,
    ),
  )
  // `opaque` is an answer that the page cannot read.
  expect(outcomes.every(outcome => outcome === 'failed' || outcome === 'opaque')).toBe(true)
  expect(served.output()).toContain('refused GET (403): Host "0.0.0.0')
})

test('a sandboxed frame has no origin and gets nothing (T09)', async () => {
  const outcome = await onPage(evil, page =>
    page.evaluate(
      ([url, token]) =>
        new Promise<string>(resolve => {
          const frame = document.createElement('iframe')
          frame.sandbox.add('allow-scripts')
          window.addEventListener('message', event => resolve(String(event.data)))
          frame.srcdoc = `<script>const s = new WebSocket(${JSON.stringify(url)}, ['ivw.1', 'bearer.${token}'])
            s.onopen = () => parent.postMessage('open', '*'); s.onerror = () => parent.postMessage('refused', '*')</script>`
          document.body.append(frame)
        }),
      [`ws://127.0.0.1:${served.port}/api/engine`, served.token] as const,
    ),
  )
  expect(outcome).toBe('refused')
  expect(served.output()).toContain('refused GET (403): Origin "null"')
})

test('no answer of ours works as a script (T20)', async () => {
  const outcome = await onPage(evil, page =>
    page.evaluate(
      url =>
        new Promise<string>(resolve => {
          const script = document.createElement('script')
          script.src = url
          script.onload = () => resolve('loaded')
          script.onerror = () => resolve('error')
          document.head.append(script)
        }),
      `http://127.0.0.1:${served.port}/api/session`,
    ),
  )
  expect(outcome).toBe('error')
})

test('nobody frames the page (T21)', async () => {
  const text = await onPage(evil, async page => {
    await page.evaluate(url => {
      const frame = document.createElement('iframe')
      frame.src = url
      document.body.append(frame)
    }, served.address)
    const frame = await page.waitForSelector('iframe').then(element => element.contentFrame())
    await frame?.waitForLoadState()
    return (await frame?.evaluate(() => document.location.href)) ?? ''
  })
  expect(text).not.toContain(`127.0.0.1:${served.port}`)
})

test('the page keeps no cookie, and its token out of the address and the log (T16, T22)', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(served.pageAddress)
  await page.waitForLoadState('networkidle')
  expect(await context.cookies()).toEqual([])
  expect(page.url()).not.toContain(served.token)
  await context.close()
  expect(served.output().split(served.token).length - 1).toBe(1)
})
