// A server with a page, for benchmarks of what a user sees.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const ivw = join(process.cwd(), 'packages/server/bin/ivw.mjs')

export async function serve(parameters: readonly string[]): Promise<{ address: string; stop: () => Promise<unknown> }> {
  const child = spawn(process.execPath, [ivw, 'serve', '--port', '0', '--no-open', ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = new Promise(resolve => child.once('close', resolve))
  const address = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      output += text
      const [found] = /http:\S+#token=\S+/.exec(output) ?? []
      if (found !== undefined) resolve(found)
    })
    void closed.then(() => reject(new Error(`ivw serve ended:\n${output}`)))
  })
  const stop = () => {
    child.kill('SIGTERM')
    return closed
  }
  return { address, stop }
}

/** Headless, without flags about the GPU. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
    ignoreDefaultArgs: ['--enable-unsafe-swiftshader'],
  })
}
