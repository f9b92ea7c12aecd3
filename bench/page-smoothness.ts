// How smooth a page is while something happens in it: frames, long tasks, and how long an answer to the user takes.
import type { Page } from 'playwright-core'

export interface Smoothness {
  /** Of the whole time. */
  readonly framesPerSecond: number
  /** Longest time between two frames, in milliseconds. */
  readonly worstFrame: number
  /** Longest task of the page's thread, in milliseconds; below 50 none is reported. */
  readonly longestTask: number
  /** Milliseconds that the page's thread computed for each frame. Unlike those above it does not depend on what else the machine does. */
  readonly computed: number
  /** Milliseconds that the page's thread computed in its longest task, which is shorter than the task where the machine does something else, too. */
  readonly longestComputed: number
}

interface Recorder {
  frames: number[]
  tasks: number[]
  begun: number
}

declare global {
  interface Window {
    smoothness: Recorder
    answer: Promise<number>
  }
}

/** Call it before the page is opened. */
export async function recordSmoothness(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const recorder: Recorder = { frames: [], tasks: [], begun: performance.now() }
    window.smoothness = recorder
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) recorder.tasks.push(duration)
    }).observe({ type: 'longtask' })
    const frame = (now: number) => {
      recorder.frames.push(now)
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}

/** While `action` goes on. */
export async function smoothnessOf(page: Page, action: () => Promise<void>): Promise<Smoothness> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const computed = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const tasks = await traceTasks(page)
  const before = await computed()
  const { frames, ...rest } = await recorded(page, action)
  const all = (await computed()) - before
  await session.detach()
  return { ...rest, computed: all / frames, longestComputed: await tasks() }
}

/** Begins to record the tasks of the page's thread; the returned function ends that and says how many milliseconds the longest one computed. */
async function traceTasks(page: Page): Promise<() => Promise<number>> {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser of its own')
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] })
  return async () => {
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: readonly TraceEvent[] }
    const main = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    const isMain = (event: TraceEvent) => main.some(({ pid, tid }) => pid === event.pid && tid === event.tid)
    return Math.max(0, ...traceEvents.filter(event => event.tdur !== undefined && isMain(event)).map(({ tdur = 0 }) => tdur / 1000))
  }
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds that the thread computed. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

type Recorded = Omit<Smoothness, 'computed' | 'longestComputed'> & { frames: number }

async function recorded(page: Page, action: () => Promise<void>): Promise<Recorded> {
  await page.evaluate(() => {
    window.smoothness.frames.length = 0
    window.smoothness.tasks.length = 0
    window.smoothness.begun = performance.now()
  })
  await action()
  return page.evaluate(
    () =>
      // What a task leads to is drawn, and reported, only after it.
      new Promise<Recorded>(resolve =>
        requestAnimationFrame(() =>
          setTimeout(() => {
            const { frames, tasks, begun } = window.smoothness
            const intervals = frames.map((now, i) => now - (frames[i - 1] ?? begun))
            const seconds = ((frames.at(-1) ?? begun) - begun) / 1000
            resolve({
              frames: frames.length,
              framesPerSecond: frames.length / seconds,
              worstFrame: Math.max(0, ...intervals),
              longestTask: Math.max(0, ...tasks),
            })
          }),
        ),
      ),
  )
}

/** Milliseconds after which an answer does not come any more, on a machine that does much else. */
export const patience = 120_000

/**
 * Milliseconds from the next press of a button or key to the frame in which `selector` matches so many elements.
 * @throws Error after two minutes.
 */
export async function answerTime(
  page: Page,
  selector: string,
  wanted: number | { readonly atLeast: number },
  action: () => Promise<void>,
): Promise<number> {
  const [least, most] = typeof wanted === 'number' ? [wanted, wanted] : [wanted.atLeast, Number.MAX_SAFE_INTEGER]
  // It listens before anything is pressed: in a busy page the press would be handled first, and waited for without end.
  await page.evaluate(
    ([selector, least, most, patience]) => {
      window.answer = new Promise<number>((resolve, reject) => {
        const asked = performance.now()
        let begun: number | undefined
        const begin = (event: Event) => {
          begun ??= event.timeStamp
        }
        for (const type of ['pointerdown', 'pointerup', 'keydown']) window.addEventListener(type, begin, { capture: true, once: true })
        const look = () => {
          const { length } = document.querySelectorAll(selector)
          if (begun !== undefined && length >= least && length <= most) resolve(performance.now() - begun)
          else if (performance.now() - asked > patience) reject(new Error(`${length} of ${selector}, expected ${least}`))
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      })
      // Told where it is awaited.
      window.answer.catch(() => undefined)
    },
    [selector, least, most, patience] as const,
  )
  await action()
  return page.evaluate(() => window.answer)
}
