import type { EditorFiles } from '../editor/editor-files.ts'
import type { EngineClient } from '../engine/client.ts'
import type { NetworkActions } from '../network/network-actions.ts'
import type { WorkspaceScripts } from '../python/workspace-scripts.tsx'
import type { WorkspaceFiles } from '../workspace/workspace-files.ts'
import type { Command } from './command.ts'
import { editCommands } from './edit-commands.ts'
import { fileCommands } from './file-commands.ts'
import { helpCommands } from './help-commands.tsx'
import { pythonCommands } from './python-commands.tsx'
import { viewCommands } from './view-commands.ts'

/** What commands act on. */
export interface CommandTargets {
  readonly engine: EngineClient
  readonly network: NetworkActions
  readonly editor: EditorFiles
  readonly workspace: WorkspaceFiles
  readonly scripts: WorkspaceScripts
}

/** Every command of the page. A new one stands in one of these lists, and in a menu (menus.ts). */
export function pageCommands(targets: CommandTargets): readonly Command[] {
  return [
    ...fileCommands(targets),
    ...editCommands(targets),
    ...viewCommands(),
    ...pythonCommands(targets),
    // The list of keys in Help needs all the others.
    ...helpCommands(),
  ]
}
