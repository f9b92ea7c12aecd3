import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { messageOf } from '../errors.ts'
import { framed, MessageReader } from './message-stream.ts'

export interface LanguageProcessOptions {
  readonly onMessage: (text: string) => void
  /** Told once, with a sentence, when the process ends without being asked to. */
  readonly onEnd: (reason: string) => void
}

/** Megabytes of the JavaScript heap. NumPy and inviwopy together take about 200. */
const heap = 1536
const stopMilliseconds = 500

function scriptPath(): string {
  try {
    return createRequire(import.meta.url).resolve('pyright/langserver.index.js')
  } catch (error) {
    throw new Error('The language server is not installed: run npm install.', { cause: error })
  }
}

/**
 * One pyright process that talks on its standard streams. It ends when its input is closed, so it does not outlive a
 * server that was killed.
 */
export class LanguageProcess {
  readonly #child: ChildProcess
  readonly #ended: Promise<void>
  #stopping = false

  /** Throws when the language server is not installed. */
  constructor({ onMessage, onEnd }: LanguageProcessOptions) {
    const script = scriptPath()
    this.#child = spawn(process.execPath, [`--max-old-space-size=${heap}`, script, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
    const end = (reason: string) => {
      if (!this.#stopping) onEnd(reason)
      this.#stopping = true
    }
    const reader = new MessageReader()
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      try {
        if (!this.#stopping) reader.push(chunk).forEach(onMessage)
      } catch (error) {
        end(messageOf(error))
        this.#child.kill('SIGKILL')
      }
    })
    // Writing to a process that just ended is no error of its own: its end is told.
    this.#child.stdin?.on('error', () => undefined)
    this.#ended = new Promise(resolve => {
      const ended = (reason: string) => {
        end(reason)
        resolve()
      }
      this.#child.once('exit', (code, signal) => ended(`The language server ended (${signal ?? `exit status ${code}`}).`))
      this.#child.once('error', error => ended(`The language server could not be started: ${error.message}`))
    })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  send(text: string): void {
    if (!this.#stopping) this.#child.stdin?.write(framed(text))
  }

  /** Resolves when the process is gone. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.#child.stdin?.end()
    const kill = setTimeout(() => this.#child.kill('SIGKILL'), stopMilliseconds)
    await this.#ended
    clearTimeout(kill)
  }
}
