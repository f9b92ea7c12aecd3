import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { Workbench } from './workbench.ts'

const folder = process.env.E2E_SCREENSHOTS ?? join(import.meta.dirname, '../.cache/e2e-failures')

// What was on the screen says more about a failure than the line that waited in vain.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await mkdir(folder, { recursive: true })
  const name = task.name.slice(0, 60).replaceAll(/\W+/g, '-')
  for (const [index, { page }] of [...Workbench.opened].entries())
    await page.screenshot({ path: join(folder, `failed-${name}-${index}.png`) }).catch(() => undefined)
})
