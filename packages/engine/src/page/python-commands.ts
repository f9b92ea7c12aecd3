import { HostLostError, type PythonClient, PythonError } from '@ivw/python'
import type { Engine } from '../engine.ts'
import { failureView } from '../failure-view.ts'
import type { ScriptOutcome } from '../protocol.ts'
import type { CommandContext, CommandHandlers } from './command-context.ts'
import type { PythonTools } from './python-tools.ts'

type PythonCommand =
  | 'interruptPython'
  | 'interpreters'
  | 'examineInterpreter'
  | 'chooseInterpreter'
  | 'planInstallation'
  | 'install'
  | 'cancelInstallation'
  | 'runScript'
  | 'setScripts'
  | 'trustFolder'
  | 'debugPython'

const scriptProcessor = 'org.inviwo.PythonScriptProcessor'

/** Commands about Python itself: which one runs, what is installed, scripts, the debugger. */
export const pythonCommands: CommandHandlers<PythonCommand> = {
  async interruptPython({ engine }) {
    await pythonOf(engine).interrupt()
    return undefined
  },
  async interpreters(context) {
    return { interpreters: await toolsOf(context).interpreters() }
  },
  examineInterpreter(context, { path }) {
    return toolsOf(context).examine(path)
  },
  async chooseInterpreter(context, { path }) {
    await toolsOf(context).choose(path)
    return undefined
  },
  planInstallation(context, request) {
    return toolsOf(context).plan(request)
  },
  install(context, request) {
    return toolsOf(context).install(request)
  },
  async cancelInstallation(context) {
    await toolsOf(context).cancelInstallation()
    return undefined
  },
  runScript({ engine }, script) {
    return runScript(engine, script)
  },
  setScripts({ engine }, { scripts }) {
    engine.workspace.setScripts(scripts)
    return undefined
  },
  async trustFolder({ engine }, { folder }) {
    await pythonOf(engine).request('trust', { folder })
    for (const processor of engine.network.processors.values())
      if (processor.classIdentifier === scriptProcessor) processor.invalidate('invalidResources')
    return undefined
  },
  async debugPython({ engine }) {
    const python = pythonOf(engine)
    const interpreter = python.status.python ?? ''
    const place = await python.request('debug', {})
    return place ? { state: 'listening', interpreter, ...place } : { state: 'missing', interpreter }
  },
}

/** Failures of the script are its outcome; only a Python that is not there refuses. */
async function runScript(engine: Engine, script: { name: string; path?: string; source?: string }): Promise<ScriptOutcome> {
  const python = pythonOf(engine)
  const start = performance.now()
  const ended = (outcome: Omit<ScriptOutcome, 'milliseconds'>) => ({ ...outcome, milliseconds: performance.now() - start })
  try {
    const { status } = await python.request('runScript', { ...script, argv: [] })
    return ended({ succeeded: status === 0 })
  } catch (error) {
    if (!(error instanceof PythonError || error instanceof HostLostError)) throw error
    const failure = failureView(error, 'script')
    const { frames, traceback } = failure
    engine.log.add({ level: 'error', source: script.name, text: failure.message, frames, ...(traceback !== undefined && { traceback }) })
    return ended({ succeeded: false, failure })
  } finally {
    engine.releasePythonLocks()
  }
}

function pythonOf({ python }: Engine): PythonClient {
  if (python?.status.state !== 'ready') throw new Error(python?.status.reason ?? 'Python is not running')
  return python
}

function toolsOf({ home }: CommandContext): PythonTools {
  if (!home.python) throw new Error('The Python of this session cannot be changed from here')
  return home.python
}
