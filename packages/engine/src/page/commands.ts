import type { CommandName } from '../protocol.ts'
import { canvasCommands } from './canvas-commands.ts'
import type { CommandHandlers } from './command-context.ts'
import { dataCommands } from './data-commands.ts'
import { editCommands } from './edit-commands.ts'
import { fileCommands } from './file-commands.ts'
import { pythonCommands } from './python-commands.ts'
import { runCommands } from './run-commands.ts'
import { unsavedCommands } from './unsaved-commands.ts'

/** What does each command of the protocol. A handler that throws leaves everything as it was. */
export const commands: CommandHandlers<CommandName> = {
  ...editCommands,
  ...fileCommands,
  ...dataCommands,
  ...unsavedCommands,
  ...runCommands,
  ...pythonCommands,
  ...canvasCommands,
}
