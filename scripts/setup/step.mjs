import { spawn } from 'node:child_process'
import { SetupError } from './project.mjs'

const seconds = since => ((performance.now() - since) / 1000).toFixed(1)

/**
 * Does `work` under a title: a terminal sees the seconds count up in one line, a log sees a line every ten seconds.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = performance.now()
  const live = process.stdout.isTTY
  process.stdout.write(live ? `${title} ...` : `${title} ...\n`)
  const beat = setInterval(
    () => process.stdout.write(live ? `\r${title} ... ${seconds(started)} s` : `  ${seconds(started)} s\n`),
    live ? 200 : 10_000,
  )
  let outcome = 'failed'
  try {
    const result = await work()
    outcome = 'done'
    return result
  } finally {
    clearInterval(beat)
    process.stdout.write(live ? `\r${title}: ${outcome} (${seconds(started)} s)\n` : `  ${outcome} (${seconds(started)} s)\n`)
  }
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {string[]} parameters
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, inherit?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string, missing: boolean }>} `missing`: there is no such command
 */
export function run(command, parameters, options = {}) {
  return new Promise(finish => {
    const child = spawn(command, parameters, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8')
      stream?.on('data', text => {
        output = (output + text).slice(-200_000)
      })
    }
    child.on('error', error => finish({ code: 127, output: error.message, missing: error.code === 'ENOENT' }))
    child.on('close', (code, signal) =>
      finish({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output, missing: false }),
    )
  })
}

const offline =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|getaddrinfo|NewConnectionError|Temporary failure in name resolution|Network is unreachable/

/**
 * Runs a command that must succeed.
 * @param {string} what the user reads `what` followed by the reason
 */
export async function mustRun(what, command, parameters, options) {
  const result = await run(command, parameters, options)
  if (result.code === 0) return result.output
  if (result.missing) throw new SetupError(`${what}: the command "${command}" was not found.`)
  if (offline.test(result.output))
    throw new SetupError(`${what}: there is no connection to the network. Connect (or set a proxy) and run the same command again.`)
  throw new SetupError(`${what} failed (exit status ${result.code}):\n${result.output.trim().split('\n').slice(-25).join('\n')}`)
}
