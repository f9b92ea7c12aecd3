import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleServer } from '../../../../scripts/setup/build.mjs'
import { softwareGpu } from '../../bin/software-gpu.mjs'

const root = join(import.meta.dirname, '../../../..')

/**
 * In the program of a test: SIGUSR2 throws where nobody catches; with IVW_TEST_TURNS, how much work one turn of the event loop
 * ever was is said at the end, in milliseconds of processor time, so that a busy machine does not count.
 */
const instruments = `process.on('SIGUSR2', () => setImmediate(() => { throw new Error('the fault of a test') }))
if (process.env.IVW_TEST_TURNS) {
  let before = process.cpuUsage()
  let longest = 0
  setInterval(() => {
    const { user, system } = process.cpuUsage(before)
    before = process.cpuUsage()
    longest = Math.max(longest, (user + system) / 1000)
  }, 10).unref()
  process.on('exit', () => process.stderr.write('longest turn: ' + Math.round(longest) + ' ms\\n'))
}
`

/** The command line built from the present sources, in a folder of its own. */
export class BuiltIvw {
  readonly #launcher: string
  readonly #folder: string
  readonly #running = new Set<IvwProcess>()

  private constructor(folder: string) {
    this.#folder = folder
    this.#launcher = join(folder, 'launcher.mjs')
  }

  static async build(): Promise<BuiltIvw> {
    const folder = join(root, '.cache', `test-ivw-${process.pid}`)
    await mkdir(folder, { recursive: true })
    const built = new BuiltIvw(folder)
    await bundleServer(folder)
    await writeFile(
      built.#launcher,
      `${instruments}import { main } from './ivw.js'\nawait main(process.argv.slice(2), { retryWithSoftwareGpu: () => false })\n`,
    )
    return built
  }

  /** The same in an installation in another folder, in which no page was built. */
  async withoutPage(folder: string): Promise<BuiltIvw> {
    const bundle = join(folder, 'bundle')
    await cp(this.#folder, bundle, { recursive: true })
    for (const name of ['python', 'examples', 'node_modules']) await symlink(join(root, name), join(folder, name))
    return new BuiltIvw(bundle)
  }

  /** `wrapper`: a command, with its parameters, that runs Node in its turn. */
  start(parameters: readonly string[], environment: NodeJS.ProcessEnv = {}, wrapper: readonly string[] = []): IvwProcess {
    const [command = process.execPath, ...before] = [...wrapper, process.execPath]
    const started = new IvwProcess(
      spawn(command, [...before, this.#launcher, ...parameters], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...softwareGpu(), ...environment },
      }),
    )
    this.#running.add(started)
    void started.closed.then(() => this.#running.delete(started))
    return started
  }

  /** Runs a command to its end. */
  async run(
    parameters: readonly string[],
    environment: NodeJS.ProcessEnv = {},
  ): Promise<{ status: number | null; stdout: string; stderr: string }> {
    const ivw = this.start(parameters, environment)
    const { code } = await ivw.closed
    return { status: code, stdout: ivw.stdout, stderr: ivw.stderr }
  }

  /** Also ends what a test that failed left running. */
  async remove(): Promise<void> {
    const left = [...this.#running]
    for (const { process: child } of left) child.kill('SIGKILL')
    await Promise.all(left.map(({ closed }) => closed))
    await rm(this.#folder, { recursive: true, force: true })
  }
}

/** A running command. */
export class IvwProcess {
  readonly process: ChildProcess
  readonly closed: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  stdout = ''
  stderr = ''
  readonly #waiting = new Set<() => void>()

  constructor(child: ChildProcess) {
    this.process = child
    this.closed = new Promise(resolve => child.once('close', (code, signal) => resolve({ code, signal })))
    child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#hear('stdout', text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#hear('stderr', text))
  }

  /** The first match in what was printed, once it is there. Rejects when the process ends before. */
  said(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(this.stdout + this.stderr)
        if (!match) return
        this.#waiting.delete(look)
        resolve(match)
      }
      this.#waiting.add(look)
      look()
      void this.closed.then(() => reject(new Error(`ivw ended before it said ${pattern}:\n${this.stdout}${this.stderr}`)))
    })
  }

  /** Port and token of the page that it serves. */
  async served(): Promise<{ port: number; token: string }> {
    const [, port, token] = await this.said(/http:\/\/127\.0\.0\.1:(\d+)\/#token=([\w-]+)/)
    return { port: Number(port), token: String(token) }
  }

  #hear(stream: 'stdout' | 'stderr', text: string): void {
    this[stream] += text
    for (const look of [...this.#waiting]) look()
  }
}
