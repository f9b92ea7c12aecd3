import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser, softwareWebGpu } from './browser.ts'
import { Project } from './project.ts'
import { type Served, startServed } from './served.ts'
import { patience, Workbench } from './workbench.ts'

let project: Project
let served: Served
let browser: Browser | undefined

beforeAll(async () => {
  project = await Project.create()
  served = await startServed(project.parameters)
})
afterEach(() => browser?.close())
afterAll(async () => {
  await served?.stop()
  await project?.remove()
})

const flags: readonly [backend: string, flags: readonly string[]][] = [
  ['WebGL 2', []],
  ['WebGPU', softwareWebGpu],
]

test.each(flags)('%s draws the ball, and after a loss the same picture comes back by itself (F37)', async (backend, gpuFlags) => {
  browser = await launchBrowser(gpuFlags)
  const bench = await Workbench.open(browser, served)
  const bar = bench.page.locator('.status-bar')
  expect(await bar.textContent()).toContain(backend)
  const picture = await bench.picture()
  const [red, green, blue] = picture.at(0.5, 0.5)
  expect(Math.min(green, blue)).toBeGreaterThan(red + 20)
  await bench.screenshot(`gpu-${backend.replace(' ', '-')}`)

  await bench.command('loseGpu', {})
  await bench.entry(/graphics device was lost/).waitFor()
  await expect.poll(() => bar.textContent(), patience).toContain(backend)
  await bench.pictureLike(picture)
  expect(await bench.entry(/graphics device was lost/).count()).toBe(1)
})
