import { type Browser, chromium } from 'playwright-core'

/** Headless Chromium as users have it: without a flag about the GPU, unless some are given. */
export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', ...flags],
    // Playwright's own choice; without it Chromium draws WebGL 2 by software all the same.
    ignoreDefaultArgs: ['--enable-unsafe-swiftshader'],
  })
}

/** Gives pages WebGPU on a machine without a GPU. */
export const softwareWebGpu = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']
