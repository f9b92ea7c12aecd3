import { resolve } from 'node:path'
import { Command, CommanderError, Option } from 'commander'
import { isErrno, messageOf, RequestError, UsageError } from '../errors.ts'
import {
  addSessionOptions,
  animation,
  assignment,
  frameCount,
  interpreterPath,
  pictureLayers,
  pixelSize,
  portNumber,
  positiveSeconds,
} from './options.ts'
import type { Terminal } from './terminal.ts'
import { verbFirst } from './verb-first.ts'

/** Runs one command line and returns its exit status: 0 for success, 1 for failure, 2 for bad usage. */
export async function runCommandLine(parameters: readonly string[], terminal: Terminal): Promise<number> {
  let status = 0
  const program = describeProgram(terminal, result => {
    status = result
  })
  const valued = new Set(
    [program, ...program.commands].flatMap(command => command.options.filter(option => option.required).map(option => option.long ?? '')),
  )
  const verbs = new Set(program.commands.map(command => command.name()))
  try {
    await program.parseAsync(verbFirst(parameters, verbs, valued), { from: 'user' })
    return status
  } catch (error) {
    return reportFailure(error, terminal)
  }
}

/** Every command with its options. Handlers are imported when they run: `serve` starts without the engine. */
function describeProgram(terminal: Terminal, finish: (status: number) => void): Command {
  const program = new Command('ivw')
    .description("Inviwo's visual programming in the browser, with your own Python processors.")
    .version(terminal.version)
    .configureOutput({ writeOut: text => terminal.print(text.trimEnd()), writeErr: text => terminal.error(text.trimEnd()) })
    .showHelpAfterError('(ivw --help lists commands and options)')
    .exitOverride()
  const command = (words: string, description: string) =>
    program.command(words).description(description).exitOverride().copyInheritedSettings(program).allowExcessArguments(false)

  addSessionOptions(program.command('serve', { isDefault: true }))
    .copyInheritedSettings(program)
    .allowExcessArguments(false)
    .description('serves the page and prints its address')
    .argument('[workspace]', 'workspace to open', path => resolve(path))
    .option('--port <number>', 'port on 127.0.0.1, 0 for any free one', portNumber, 7311)
    .option('--no-open', 'do not open a browser')
    .action(async (workspace, options) => finish(await (await import('./serve.ts')).serve(workspace, options, terminal)))

  addSessionOptions(command('render', 'evaluates a workspace and writes one PNG for every canvas'))
    .argument('<workspace>', 'workspace file', path => resolve(path))
    .requiredOption('--out <folder>', 'where the pictures go', path => resolve(path))
    .option('--size <WxH>', 'size of every picture, instead of the stored ones', pixelSize)
    .option('--layers <list>', 'shown (the default), color, depth, picking: one PNG for each, depth with 16 bits', pictureLayers)
    .option('--no-background', 'leaves Background processors out; alpha says where something was drawn')
    .option('--timeout <seconds>', 'when to give up', positiveSeconds, 120)
    .option('--set <Processor.property=VALUE>', 'sets a property first (repeatable)', assignment, [])
    .option(
      '--animate <Processor.property=FROM:TO>',
      'PNGs of frames from one value to another; cameras also =orbit:DEGREES (repeatable)',
      animation,
      [],
    )
    .option('--frames <number>', 'how many frames', frameCount, 60)
    .addOption(new Option('--easing <name>', 'how values move').choices(['linear', 'ease-in', 'ease-out', 'ease-in-out']).default('linear'))
    .addOption(
      new Option('--repeat <name>', 'once, loop (the last frame leads to the first), back (there and back)')
        .choices(['once', 'loop', 'back'])
        .default('once'),
    )
    .option('--json', 'prints what happened as one JSON object', false)
    .option('--embed-workspace', 'the pictures carry the workspace, and open as such')
    .action(async (workspace, options) => finish(await (await import('./render.ts')).render(workspace, options, terminal)))

  addSessionOptions(command('run', 'runs a Python script with inviwopy.app bound to a headless engine'))
    .usage('[options] <script.py> [-- arguments]')
    .argument('<script>', 'Python file', path => resolve(path))
    .argument('[arguments...]', 'sys.argv of the script, behind --')
    .option('--workspace <file>', 'workspace to load first', path => resolve(path))
    .option('--out <folder>', "the script's output folder, app.getOutputPath()", path => resolve(path))
    .action(async (script, scriptArguments, options) =>
      finish(await (await import('./run.ts')).run(script, scriptArguments, options, terminal)),
    )

  addSessionOptions(program.command('attach', { hidden: true }))
    .copyInheritedSettings(program)
    .exitOverride()
    .allowExcessArguments(false)
    .description('an engine for the Python program that started it with inviwopy.start()')
    .option('--workspace <file>', 'workspace to load first', path => resolve(path))
    .option('--out <folder>', "the script's output folder", path => resolve(path))
    .action(async options => finish(await (await import('./attach.ts')).attach(options, terminal)))

  command('new', 'writes a new Python processor from a template')
    .argument('<name>', 'class and file name')
    .option('--dir <folder>', 'where it goes (default: python_processors in the home folder)', path => resolve(path))
    .option('--home <folder>', 'home folder', path => resolve(path))
    .option('--template <name>', 'template')
    .action(async (name, options) => finish(await (await import('./new.ts')).newProcessor(name, options, terminal)))

  addSessionOptions(command('processors', 'lists every processor type, and files that failed to load'))
    .option('--json', 'as one JSON object', false)
    .action(async options => finish(await (await import('./processors.ts')).processors(options, terminal)))

  addSessionOptions(command('inspect', 'shows what is in a workspace, without evaluating it'))
    .argument('<workspace>', 'workspace file', path => resolve(path))
    .option('--json', 'as one JSON object', false)
    .action(async (workspace, options) => finish(await (await import('./inspect.ts')).inspect(workspace, options, terminal)))

  addSessionOptions(command('resave', 'reads a workspace and writes it again, losing nothing'))
    .argument('<workspace>', 'workspace file', path => resolve(path))
    .argument('<out>', 'file to write', path => resolve(path))
    .action(async (workspace, out, options) => finish(await (await import('./resave.ts')).resave(workspace, out, options, terminal)))

  command('doctor', 'says what was found, and for each lack what mends it')
    .option('--python <path>', 'interpreter, or environment, with NumPy', interpreterPath)
    .option('--home <folder>', 'home folder', path => resolve(path))
    .option('--json', 'as one JSON object', false)
    .action(async options => finish(await (await import('./doctor.ts')).doctor(options, terminal)))
  return program
}

function reportFailure(error: unknown, terminal: Terminal): number {
  // Commander has printed its message, or help, already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof UsageError) {
    terminal.error(error.message)
    return error.exitCode
  }
  if (error instanceof RequestError || isErrno(error)) {
    terminal.error(messageOf(error))
    return 1
  }
  terminal.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
}
