import { type ChildProcess, spawn } from 'node:child_process'
import { parse } from 'node:path'
import { createInterface } from 'node:readline'
import { RequestError } from '../errors.ts'
import { type InstallCommand, shownCommand } from './install-command.ts'

export type InstallOutcome = 'installed' | 'failed' | 'cancelled'

const killMilliseconds = 2_000

/** Runs one installation at a time; what it prints goes to `log` line by line. */
export class PackageInstaller {
  readonly #log: (level: 'info' | 'error', line: string) => void
  readonly #environment: NodeJS.ProcessEnv
  #child: ChildProcess | undefined
  #cancelled = false

  constructor(log: (level: 'info' | 'error', line: string) => void, environment: NodeJS.ProcessEnv = process.env) {
    this.#log = log
    this.#environment = environment
  }

  /** RequestError 409 while another one runs. */
  async run(command: InstallCommand): Promise<InstallOutcome> {
    if (this.#child) throw new RequestError(409, 'Another package is being installed. Wait for it, or cancel it.')
    this.#log('info', shownCommand(command))
    // In a group of its own, so that what the installer starts is ended with it; not in a folder of the user, whose files are importable.
    const child = spawn(command.program, command.arguments, {
      cwd: parse(process.cwd()).root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...this.#environment, PYTHONUNBUFFERED: '1', PIP_NO_INPUT: '1', PIP_DISABLE_PIP_VERSION_CHECK: '1', NO_COLOR: '1' },
    })
    this.#child = child
    this.#cancelled = false
    try {
      const outcome = await this.#outcome(child)
      if (outcome !== 'installed') this.#log(outcome === 'failed' ? 'error' : 'info', `The installation was ${outcomeWords[outcome]}.`)
      return outcome
    } finally {
      this.#child = undefined
    }
  }

  /** Ends the one that runs: politely, then by force. Resolves when it is gone. */
  async cancel(): Promise<void> {
    const child = this.#child
    if (!child) return
    this.#cancelled = true
    const gone = new Promise<void>(resolve => child.once('close', () => resolve()))
    signalGroup(child, 'SIGTERM')
    const late = setTimeout(() => signalGroup(child, 'SIGKILL'), killMilliseconds)
    await gone
    clearTimeout(late)
  }

  #outcome(child: ChildProcess): Promise<InstallOutcome> {
    // pip writes its warnings and errors where it writes its progress; only the end says what it was.
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', line => line.trim() !== '' && this.#log('info', line))
    return new Promise(resolve => {
      child.once('error', error => {
        this.#log('error', error.message)
        resolve('failed')
      })
      child.once('close', code => resolve(this.#cancelled ? 'cancelled' : code === 0 ? 'installed' : 'failed'))
    })
  }
}

const outcomeWords = { failed: 'not successful', cancelled: 'cancelled' }

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // It has ended by itself.
  }
}
