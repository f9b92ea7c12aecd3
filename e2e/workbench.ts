import type { CommandName, Commands } from '@ivw/engine/protocol'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type EngineWindow, rememberEngine } from './engine-of-page.ts'
import { Picture } from './picture.ts'
import type { Served } from './served.ts'

/** Generous: the machine may be busy with other tests, and pictures are drawn on the CPU. */
export const patience = { timeout: 60_000, interval: 50 }

export interface OpenOptions {
  /** Another page of the same browser profile shares it. */
  readonly context?: BrowserContext
  readonly colorScheme?: 'dark' | 'light'
  /** Resolves as soon as the page is there, not with its first picture. */
  readonly withoutPicture?: boolean
}

/** The page of a served workspace, as a user works with it. */
export class Workbench {
  /** Those that are not closed, for pictures of failures. */
  static readonly opened = new Set<Workbench>()
  readonly page: Page
  readonly context: BrowserContext
  /** Errors that the page threw or wrote to the browser's console. */
  readonly problems: string[] = []

  private constructor(page: Page, context: BrowserContext) {
    this.page = page
    this.context = context
    Workbench.opened.add(this)
    page.on('close', () => Workbench.opened.delete(this))
    page.on('pageerror', error => this.problems.push(error.stack ?? error.message))
    page.on('console', message => {
      if (message.type() === 'error') this.problems.push(message.text())
    })
  }

  static async open(browser: Browser, served: Served, { context, colorScheme, withoutPicture }: OpenOptions = {}): Promise<Workbench> {
    const own =
      context ?? (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...(colorScheme !== undefined && { colorScheme }) }))
    const page = await own.newPage()
    await page.addInitScript(rememberEngine)
    const bench = new Workbench(page, own)
    await page.goto(served.pageAddress)
    if (!withoutPicture) await bench.shown()
    return bench
  }

  /** Resolves when a canvas shows its first picture and nothing is computed any more. */
  async shown(canvas = 'Canvas'): Promise<void> {
    await this.canvas(canvas).and(this.page.locator('[data-frames]')).waitFor({ timeout: patience.timeout })
    await this.idle()
  }

  async close(): Promise<void> {
    await this.context.close()
  }

  // The engine

  /** A command of the page's protocol, beside those that the page itself sends. Answers the result; throws what the engine refuses with. */
  async command<K extends CommandName>(command: K, parameters: Commands[K]['parameters']): Promise<Commands[K]['result']> {
    const answer = await this.page.evaluate(([command, parameters]) => (window as unknown as EngineWindow).ivwAsk(command, parameters), [
      command,
      parameters,
    ] as const)
    return answer as Commands[K]['result']
  }

  /** Resolves when all that the user did has had its effect and the page shows it. */
  async idle(): Promise<void> {
    await this.page.evaluate(async () => {
      const displayed = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      await displayed()
      await (window as unknown as EngineWindow).ivwAsk('idle', {})
      await displayed()
    })
  }

  // Canvases

  /** The area of the page over which the user rotates, zooms and pans. */
  area(canvas = 'Canvas'): Locator {
    return this.page.locator(`[data-canvas="${canvas}"]`)
  }

  canvas(canvas = 'Canvas'): Locator {
    return this.area(canvas).locator('canvas')
  }

  /** How many frames a canvas has shown. */
  async frames(canvas = 'Canvas'): Promise<number> {
    return Number(await this.canvas(canvas).getAttribute('data-frames'))
  }

  /** What a canvas shows once nothing is computed any more. */
  async picture(canvas = 'Canvas'): Promise<Picture> {
    await this.idle()
    return Picture.of(this.canvas(canvas))
  }

  /** Resolves with the first picture of which at least `share` of the pixels differ from `before`. */
  async pictureUnlike(before: Picture, share = 0.01): Promise<Picture> {
    await expect.poll(async () => before.difference(await this.picture()), patience).toBeGreaterThan(share)
    return this.picture()
  }

  /** Resolves once the canvas shows the same as in `before` again. */
  async pictureLike(before: Picture): Promise<void> {
    await expect.poll(async () => before.difference(await this.picture()), patience).toBeLessThan(0.0005)
  }

  /** Drags over a canvas, from one place to another in fractions of its size from the upper left corner. */
  async drag(from: readonly [number, number], to: readonly [number, number], button: 'left' | 'middle' = 'left', steps = 4): Promise<void> {
    const box = await boxOf(this.area())
    const place = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const
    await this.page.mouse.move(...place(from))
    await this.page.mouse.down({ button })
    await this.page.mouse.move(...place(to), { steps })
    await this.page.mouse.up({ button })
  }

  // Panels

  menu(menu: string): Locator {
    return this.page.getByRole('menubar').getByRole('menuitem', { name: menu, exact: true })
  }

  /** Chooses an entry of the menu bar by its path. */
  async choose(menu: string, ...entries: readonly string[]): Promise<void> {
    await again(
      async timeout => {
        await this.menu(menu).click({ timeout })
        for (const entry of entries)
          await this.page
            .getByRole('menuitem', { name: entry })
            .or(this.page.getByRole('menuitemcheckbox', { name: entry }))
            .or(this.page.getByRole('menuitemradio', { name: entry }))
            .click({ timeout })
      },
      () => this.page.keyboard.press('Escape').then(() => this.page.keyboard.press('Escape')),
    )
  }

  /** Brings a panel's tab to the front. */
  async show(panel: string): Promise<void> {
    await this.page.locator('.dv-tab', { hasText: panel }).click()
  }

  node(identifier: string): Locator {
    return this.page.locator(`.react-flow__node[data-id="${identifier}"]`)
  }

  port(path: string): Locator {
    return this.page.locator(`[data-port="${path}"]`)
  }

  async select(identifier: string): Promise<void> {
    await again(async timeout => {
      await this.node(identifier).locator('.node-name').click({ timeout })
      await this.page.locator('.processor-section', { hasText: identifier }).waitFor({ timeout })
    })
  }

  /** The row of a property in the properties panel. */
  property(path: string): Locator {
    return this.page.locator(`.property-row[data-property="${path}"]`)
  }

  /** Entries of the Output Console, which must be in front. */
  entry(text: string | RegExp): Locator {
    return this.page.locator('.console-row', { hasText: text })
  }

  /** The text of the Python Editor. */
  get code(): Locator {
    return this.page.locator('.cm-content')
  }

  notice(text: string | RegExp): Locator {
    return this.page.locator('.notice', { hasText: text })
  }

  async screenshot(name: string): Promise<void> {
    const folder = process.env.E2E_SCREENSHOTS
    if (folder !== undefined) await this.page.screenshot({ path: `${folder}/${name}.png` })
  }
}

export async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error(`${locator} is not to be seen`)
  return box
}

/** As a person does whose click came while a menu or the network was still moving: the last try has all the time. */
async function again(action: (timeout: number) => Promise<void>, before: () => Promise<unknown> = async () => {}): Promise<void> {
  for (const timeout of [5000, 5000]) {
    try {
      return await action(timeout)
    } catch {
      await before()
    }
  }
  await action(patience.timeout)
}
