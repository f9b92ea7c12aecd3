import { constants } from 'node:os'
import { messageOf } from '../errors.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** Milliseconds that an orderly end may take. */
const patience = 1800
/** Ctrl+C under npm comes twice: from the terminal to all, and once more from npm. Within this many milliseconds it is one. */
const sameKeystroke = 250

/**
 * Resolves with the exit status when a signal has come and `close` has ended everything. A second signal, or an end that takes
 * too long, ends the process at once; an error that nobody caught ends it orderly with status 1.
 */
export function endOnSignal(close: () => Promise<void>): Promise<number> {
  return new Promise(resolve => {
    let endingSince: number | undefined
    const end = (status: number) => {
      const now = performance.now()
      if (endingSince !== undefined) {
        if (now - endingSince > sameKeystroke) process.exit(status)
        return
      }
      endingSince = now
      setTimeout(() => process.exit(status), patience).unref()
      close().then(
        () => resolve(status),
        (error: unknown) => {
          process.stderr.write(`${messageOf(error)}\n`)
          resolve(status || 1)
        },
      )
    }
    for (const signal of signals) process.on(signal, () => end(signal === 'SIGHUP' ? 128 + constants.signals.SIGHUP : 0))
    for (const kind of ['uncaughtException', 'unhandledRejection'] as const)
      process.on(kind, (error: unknown) => {
        process.stderr.write(`The server ends because of an error of its own: ${error instanceof Error ? error.stack : String(error)}\n`)
        end(1)
      })
  })
}
