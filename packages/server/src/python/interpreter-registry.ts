import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute } from 'node:path'
import type { InstallPlan, InterpreterView } from '@ivw/engine/protocol'
import { discoverInterpreters, examine, type Interpreter, type PythonHost, type RefusedInterpreter } from '@ivw/python/node'
import { RequestError } from '../errors.ts'
import type { JsonFile } from '../session/json-file.ts'
import type { Settings } from '../session/settings.ts'
import { distributionOf } from './distribution-names.ts'
import { type InstallCommand, installCommand, shownCommand } from './install-command.ts'
import type { InstallOutcome, PackageInstaller } from './package-installer.ts'

export interface InterpreterRegistryOptions {
  readonly host: PythonHost
  readonly settings: JsonFile<Settings>
  readonly installer: PackageInstaller
  readonly home: string
  /** Folders in which environments may lie. */
  readonly folders: readonly string[]
  readonly userHome?: string | undefined
  readonly environment?: NodeJS.ProcessEnv | undefined
}

export interface PackageRequest {
  /** As it is imported, `skimage.filters`. */
  readonly module?: string | undefined
  /** As it is installed, `scikit-image`. */
  readonly package?: string | undefined
  /** Its path; the one in use when left out. */
  readonly interpreter?: string | undefined
}

type Known = Interpreter | RefusedInterpreter

/**
 * The interpreters of this machine, which of them runs, and what is installed into them. Only interpreters that were looked at
 * here are ever used: a request names one of them, and never a program or an argument of its own.
 */
export class InterpreterRegistry {
  readonly #options: InterpreterRegistryOptions
  readonly #known = new Map<string, Known>()
  /** What the user typed. */
  readonly #typed = new Set<string>()

  constructor(options: InterpreterRegistryOptions) {
    this.#options = options
  }

  /** All that are found, the one in use first. */
  async list(): Promise<readonly InterpreterView[]> {
    const { host, home, folders, settings, userHome, environment } = this.#options
    const named = [
      ...[...this.#typed].map(path => ({ path, origin: 'chosen by path' })),
      { path: (await settings.read())?.python ?? '', origin: 'the settings' },
      { path: host.status.python ?? '', origin: 'named at the start' },
    ]
    const found = await discoverInterpreters({
      named,
      folders,
      home,
      ...(userHome !== undefined && { userHome }),
      ...(environment && { environment }),
    })
    for (const interpreter of found) this.#known.set(interpreter.path, interpreter)
    const current = await identity(host.status.python)
    const views = await Promise.all(found.map(async each => view(each, (await identity(each.path)) === current)))
    return views.sort((a, b) => rank(a) - rank(b))
  }

  /** Looks at the interpreter, or the environment, at a path that the user typed. RequestError 400 when it is no path of one. */
  async examine(path: string): Promise<InterpreterView> {
    const found = await examine({ path: await interpreterAt(path), origin: 'chosen by path' })
    this.#typed.add(found.path)
    this.#known.set(found.path, found)
    return view(found, (await identity(found.path)) === (await identity(this.#options.host.status.python)))
  }

  /** Starts Python anew with this interpreter, now and in later sessions. RequestError when it cannot be used. */
  async choose(path: string): Promise<void> {
    const { host, settings } = this.#options
    const found = await examine(this.#get(path))
    if (found.state === 'refused') throw new RequestError(422, found.reason)
    await settings.write({ ...(await settings.read()), python: found.path })
    await host.choose(found.path)
  }

  /** What would be run to install a package, for the user to see first. */
  async plan(wanted: PackageRequest): Promise<InstallPlan> {
    const { target, distribution, command } = await this.#command(wanted)
    return {
      interpreter: target.path,
      package: distribution,
      command: shownCommand(command),
      ...(command.refusal !== undefined && { refusal: command.refusal }),
    }
  }

  /** Runs what `plan` showed. Python starts anew when it was its own environment, so that everything is tried once more. */
  async install(wanted: PackageRequest): Promise<InstallOutcome> {
    const { host, installer } = this.#options
    const { target, command } = await this.#command(wanted)
    if (command.refusal !== undefined) throw new RequestError(422, command.refusal)
    const outcome = await installer.run(command)
    const isCurrent = (await identity(target.path)) === (await identity(host.status.python))
    // It says in its status why it does not start.
    if (outcome === 'installed' && isCurrent && host.status.state !== 'off') await host.restart().catch(() => undefined)
    return outcome
  }

  async #command({ module, package: named, interpreter }: PackageRequest) {
    const distribution = named ?? distributionOf(module ?? '')
    const target = await this.#target(interpreter)
    const update = distribution === 'numpy' && target.state === 'refused' && target.mendedBy === 'updating'
    const place = { path: target.path, prefix: target.prefix ?? '', version: target.version }
    const command: InstallCommand = installCommand(place, distribution, update, this.#options.environment)
    return { target, distribution, command }
  }

  async #target(path: string | undefined): Promise<Known> {
    if (path !== undefined) return this.#get(path)
    const current = this.#options.host.status.python
    if (current === undefined) throw new RequestError(409, 'There is no Python to install into. Choose an interpreter first.')
    const found = this.#known.get(current) ?? (await examine({ path: current, origin: 'in use' }))
    this.#known.set(current, found)
    return found
  }

  #get(path: string): Known {
    const found = this.#known.get(path)
    if (!found) throw new RequestError(404, 'That interpreter was not looked at yet: list the interpreters first.')
    return found
  }
}

/** Usable ones before refused ones, the one in use before all. */
/** What can be used first, then what can be mended. */
const rank = ({ current, problem, mendedBy }: InterpreterView): number => (current ? 0 : problem === undefined ? 1 : mendedBy ? 2 : 3)

function view(found: Known, current: boolean): InterpreterView {
  const { path, origin, version, numpy } = found
  const refusal = found.state === 'refused' ? { problem: found.problem, ...(found.mendedBy && { mendedBy: found.mendedBy }) } : {}
  return { path, origin, current, ...(version !== undefined && { version }), ...(numpy !== undefined && { numpy }), ...refusal }
}

/** A page may have any file run that calls itself Python, and nothing else. */
async function interpreterAt(path: string): Promise<string> {
  const refuse = (reason: string) => new RequestError(400, `${reason} Name a Python program, or the folder of an environment.`)
  if (!isAbsolute(path) || path.includes('\0')) throw refuse('That is no absolute path.')
  const found = await stat(path).catch(() => undefined)
  if (!found) throw refuse('There is nothing at that path.')
  const program = found.isDirectory() ? `${path.replace(/[\\/]+$/, '')}/bin/python` : path
  if (!/^python(\d+(\.\d+)?)?(\.exe)?$/i.test(basename(program))) throw refuse('That is no Python.')
  return program
}

/** Names that lead to one environment are one: `python3` beside `python`. */
async function identity(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  const folder = dirname(path)
  const isVirtual = await stat(`${folder}/../pyvenv.cfg`).catch(() => undefined)
  return realpath(isVirtual ? folder : path).catch(() => path)
}
