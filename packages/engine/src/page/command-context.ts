import type { Engine } from '../engine.ts'
import type { CommandName, Commands } from '../protocol.ts'
import type { HomeServices } from './home-services.ts'
import type { PatchCollector } from './patch-collector.ts'

/** What the handlers of commands work on. */
export interface CommandContext {
  readonly engine: Engine
  readonly home: HomeServices
  readonly session: SessionControl
  readonly patches: PatchCollector
}

/** What a page can ask of its connection. */
export interface SessionControl {
  takeOver(): Promise<void>
}

export type CommandHandlers<K extends CommandName> = {
  readonly [C in K]: (
    context: CommandContext,
    parameters: Commands[C]['parameters'],
  ) => Promise<Commands[C]['result']> | Commands[C]['result']
}
