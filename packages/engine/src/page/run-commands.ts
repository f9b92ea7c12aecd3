import { membersOf } from '@ivw/network'
import type { CommandHandlers } from './command-context.ts'

type RunCommand =
  | 'restartPython'
  | 'cancel'
  | 'rerun'
  | 'pauseEvaluation'
  | 'idle'
  | 'setRefinement'
  | 'restoreGpu'
  | 'loseGpu'
  | 'takeOver'

/** Commands about what runs. */
export const runCommands: CommandHandlers<RunCommand> = {
  async restartPython({ engine }) {
    await engine.restartPython()
    return undefined
  },
  async cancel({ engine }, { identifier }) {
    await engine.cancel(identifier)
    return undefined
  },
  rerun({ engine }, { identifiers }) {
    for (const processor of membersOf(engine.network, identifiers)) processor.invalidate('invalidResources')
    return undefined
  },
  pauseEvaluation({ engine }, { paused }) {
    engine.evaluator.paused = paused
    return undefined
  },
  async idle({ engine }) {
    await engine.idle()
    return undefined
  },
  setRefinement({ engine }, { enabled }) {
    if (engine.refinement) engine.refinement.enabled = enabled
    return undefined
  },
  async restoreGpu({ engine }) {
    await engine.gpu.restore()
    return undefined
  },
  loseGpu({ engine }) {
    engine.gpu.lose()
    return undefined
  },
  async takeOver({ session }) {
    await session.takeOver()
    return undefined
  },
}
