#!/usr/bin/env node
// `node scripts/workspace-pictures.mjs [FILE...]`: draws the pictures in the annotations of the examples and templates anew, as a save
// in the page does. Everything else in the files stays as it is. Needs what `npm run build` makes, and Chromium.
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { addressOf } from './server-address.mjs'

const root = join(import.meta.dirname, '..')
const python = process.env.PYTHON_EXECUTABLE ?? join(root, '.venv/bin/python')

const workspacesIn = async folder => (await readdir(folder)).filter(name => name.endsWith('.inv')).map(name => join(folder, name))
const named = process.argv.slice(2).map(path => resolve(path))
const files =
  named.length > 0 ? named : (await Promise.all(['examples', 'workspace-templates'].map(name => workspacesIn(join(root, name))))).flat()

const home = await mkdtemp(join(tmpdir(), 'ivw-pictures-'))
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  for (const file of files) {
    await writeFile(file, withPictures(await readFile(file, 'utf8'), await picturesOf(file)))
    process.stdout.write(`${file}\n`)
  }
} finally {
  await browser.close()
  await rm(home, { recursive: true, force: true })
}

/** The elements of the pictures, as the page writes them into a template of the workspace. */
async function picturesOf(file) {
  const server = spawn(
    process.execPath,
    [join(root, 'packages/server/bin/ivw.mjs'), 'serve', file, '--port', '0', '--no-open', '--home', home, '--python', python],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = new Promise(done => server.once('close', done))
  try {
    const page = await browser.newPage({ viewport: { width: 1700, height: 1000 } })
    await page.goto(await addressOf(server))
    await page.locator('[data-frames]').first().waitFor({ timeout: 120_000 })
    await page.getByText('Ready', { exact: true }).first().waitFor({ timeout: 120_000 })
    await page.getByRole('menuitem', { name: 'File', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Save as Template…' }).click()
    await page.getByLabel('Name').fill('pictures')
    await page.keyboard.press('Enter')
    const replace = page.getByRole('button', { name: 'Replace' })
    const saved = page.getByText('Saved the template pictures')
    await saved.or(replace).waitFor({ timeout: 120_000 })
    if (await replace.isVisible()) await replace.click()
    await saved.waitFor({ timeout: 120_000 })
    await page.close()
    const text = await readFile(join(home, 'templates', 'pictures.inv'), 'utf8')
    const annotations = /<WorkspaceAnnotations>[\s\S]*<\/WorkspaceAnnotations>/.exec(text)?.[0] ?? ''
    return (annotations.match(/ *<(Canvases|Network)>[\s\S]*?<\/\1>/g) ?? []).join('\n')
  } finally {
    server.kill('SIGTERM')
    await ended
  }
}

/** In place of the pictures of before. */
function withPictures(text, pictures) {
  const [before, annotations, after] = text.split(/(<WorkspaceAnnotations>[\s\S]*?)( *<\/WorkspaceAnnotations>)/)
  if (annotations === undefined) throw new Error('The workspace has no annotations')
  const rest = text.slice(before.length + annotations.length + after.length)
  const others = annotations.replace(/ *<(Canvases|Network)>[\s\S]*?<\/\1>\n/g, '')
  return `${before}${others}${pictures}\n${after}${rest}`
}
