import { createContext, useContext } from 'react'
import type { CommandRegistry } from './commands/registry.ts'
import type { EditorFiles } from './editor/editor-files.ts'
import type { NetworkActions } from './network/network-actions.ts'
import type { WorkspaceScripts } from './python/workspace-scripts.tsx'
import type { WorkspaceFiles } from './workspace/workspace-files.ts'

/** What acts on behalf of the user, made once per page. */
export interface Page {
  readonly network: NetworkActions
  readonly editor: EditorFiles
  readonly workspace: WorkspaceFiles
  readonly scripts: WorkspaceScripts
  readonly commands: CommandRegistry
}

export const PageContext = createContext<Page | undefined>(undefined)

export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('usePage stands outside of PageContext')
  return page
}
