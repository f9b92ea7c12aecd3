#!/usr/bin/env node
// `node scripts/page-picture.mjs`: takes docs/page.png anew, the picture of the page in the README: the workspace that `npm start` opens,
// with the raycaster's properties and the source's code. Needs what `npm run build` makes, and Chromium.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { addressOf } from './server-address.mjs'

const root = join(import.meta.dirname, '..')
const python = process.env.PYTHON_EXECUTABLE ?? join(root, '.venv/bin/python')
const home = await mkdtemp(join(tmpdir(), 'ivw-page-'))
const server = spawn(
  process.execPath,
  [join(root, 'packages/server/bin/ivw.mjs'), 'serve', '--port', '0', '--no-open', '--home', home, '--python', python],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
const ended = new Promise(done => server.once('close', done))
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' })
  page.setDefaultTimeout(300_000)
  await page.goto(await addressOf(server))
  await page.locator('[data-frames]').first().waitFor()
  const calm = () => page.getByText('Ready', { exact: true }).first().waitFor()
  await calm()
  const node = identifier => page.locator(`.react-flow__node[data-id="${identifier}"]`)
  await node('NumpySource').locator('.node-name').click()
  await page.keyboard.press('e')
  await page.locator('.cm-line', { hasText: 'NumpySource' }).first().waitFor()
  const code = await readFile(join(root, 'examples/processors/NumpySource.py'), 'utf8')
  const line = code.split('\n').findIndex(text => text.includes('def process(self)'))
  await page.locator('.cm-scroller').evaluate((editor, line) => {
    editor.scrollTop = line * (editor.querySelector('.cm-line')?.getBoundingClientRect().height ?? 0)
  }, line)
  await node('VolumeRaycaster').locator('.node-name').click()
  await page.locator('.processor-section', { hasText: 'VolumeRaycaster' }).waitFor()
  await page.mouse.move(0, 0)
  await calm()
  await page.screenshot({ path: join(root, 'docs/page.png'), animations: 'disabled' })
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await ended
  await rm(home, { recursive: true, force: true })
}
