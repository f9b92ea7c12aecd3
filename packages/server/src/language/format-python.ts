import { spawn } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { messageOf, RequestError } from '../errors.ts'

export interface FormatOptions {
  readonly text: string
  /** The file that it belongs to: its folder is where the formatter looks for settings. */
  readonly path: string
  /** The chosen interpreter. */
  readonly interpreter: string | undefined
  /** Environments of this program that may hold a formatter, the interpreter's own one goes before them. */
  readonly environments: readonly string[]
}

interface Formatter {
  readonly command: string
  readonly parameters: readonly string[]
}

const timeoutMilliseconds = 15_000
const binaries = process.platform === 'win32' ? { folder: 'Scripts', suffix: '.exe' } : { folder: 'bin', suffix: '' }

/** Python code as ruff or black writes it. RequestError 422 when it is not Python, 501 when there is no formatter, with the command that installs one. */
export async function formatPython({ text, path, interpreter, environments }: FormatOptions): Promise<string> {
  for (const formatter of await candidates(path, interpreter, environments)) {
    const { code, output, errors } = await run(formatter, dirname(path), text)
    if (code === 0) return output
    if (/No module named (black|ruff)/.test(errors)) continue
    throw new RequestError(422, `The code was not formatted: ${firstLine(errors) || `the formatter ended with status ${code}`}`)
  }
  throw new RequestError(
    501,
    `There is no formatter for Python. Install one with: ${interpreter === undefined ? 'pip' : `${interpreter} -m pip`} install ruff`,
  )
}

async function candidates(path: string, interpreter: string | undefined, environments: readonly string[]): Promise<Formatter[]> {
  const parameters = ['format', '--stdin-filename', path, '-']
  const folders = [
    ...(interpreter === undefined ? [] : [dirname(interpreter)]),
    ...environments.map(folder => join(folder, binaries.folder)),
  ]
  const found = await Promise.all(folders.map(folder => executable(join(folder, `ruff${binaries.suffix}`))))
  const ruff = found.flatMap(command => (command === undefined ? [] : [{ command, parameters }]))
  if (interpreter === undefined) return ruff
  return [
    ...ruff,
    { command: interpreter, parameters: ['-m', 'ruff', ...parameters] },
    { command: interpreter, parameters: ['-m', 'black', '--quiet', '--stdin-filename', path, '-'] },
  ]
}

async function executable(path: string): Promise<string | undefined> {
  return access(path, constants.X_OK).then(
    () => path,
    () => undefined,
  )
}

function run(
  { command, parameters }: Formatter,
  folder: string,
  text: string,
): Promise<{ code: number | null; output: string; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd: folder, timeout: timeoutMilliseconds, stdio: 'pipe' })
    const output: Buffer[] = []
    const errors: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
    // A formatter that ends before it read everything says why on its error output.
    child.stdin.on('error', () => undefined)
    child.once('error', error => reject(new RequestError(500, `${command} could not be started: ${messageOf(error)}`, { cause: error })))
    child.once('close', code => resolve({ code, output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString() }))
    child.stdin.end(text)
  })
}

function firstLine(text: string): string {
  return text
    .trim()
    .split('\n', 1)[0]!
    .replace(/^error: (cannot format [^:]*: )?/, '')
    .slice(0, 300)
}
