// Opens a workspace in the page as a user does, in a session that shows a small one.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { largeWorkspace } from './large-workspace.ts'
import { answerTime, patience, recordSmoothness, smoothnessOf } from './page-smoothness.ts'
import { launchBrowser, serve } from './served-page.ts'

export interface OpenedInPage {
  /** From the key that confirms the dialog to the frame that shows the network, several times. */
  readonly seconds: readonly number[]
  /** Of the page's thread, in milliseconds. */
  readonly longestTask: number
}

/** `name` is a workspace in `folder` of so many processors that the page draws them from afar. */
export async function openInPage(folder: string, name: string, processors: number, times = 2): Promise<OpenedInPage> {
  await writeFile(join(folder, 'small.inv'), largeWorkspace({ processors: 10 }))
  const server = await serve([join(folder, 'small.inv'), '--home', join(folder, 'home')])
  const browser = await launchBrowser()
  const [seconds, tasks]: [number[], number[]] = [[], []]
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(patience)
  try {
    await recordSmoothness(page)
    await page.goto(server.address)
    const nodes = '.react-flow__node'
    const choose = async (file: string) => {
      await page.locator('[data-network-editor]').focus()
      await page.keyboard.press('Control+o')
      await page.getByRole('option', { name: file }).waitFor()
      await page.getByLabel('File name').fill(file)
    }
    for (let time = 0; time < times; time++) {
      if (time > 0) {
        await choose('small.inv')
        await page.keyboard.press('Enter')
      }
      await page.waitForFunction(selector => document.querySelectorAll(selector).length === 10, nodes)
      await choose(name)
      const { longestTask } = await smoothnessOf(page, async () => {
        seconds.push((await answerTime(page, `.far-network[data-nodes="${processors}"]`, 1, () => page.keyboard.press('Enter'))) / 1000)
      })
      tasks.push(longestTask)
    }
  } catch (cause) {
    throw new Error(`The page did not get there. It shows: ${await shownIn(page)}`, { cause })
  } finally {
    await browser.close()
    await server.stop()
  }
  return { seconds, longestTask: Math.max(...tasks) }
}

/** For a failure: what the page says, and how many nodes it has. */
async function shownIn(page: Page): Promise<string> {
  return page
    .evaluate(() => {
      const dialogs = [...document.querySelectorAll('[role=dialog], [role=alertdialog], [role=alert], [role=status]')]
      const said = dialogs.map(({ textContent }) => textContent?.trim()).filter(text => text)
      return `${document.title}; ${document.querySelectorAll('.react-flow__node').length} nodes; ${said.join(' | ').slice(0, 500)}`
    })
    .catch((error: unknown) => `no answer (${String(error)})`)
}
