import { type ScriptView, scriptPath } from '../protocol.ts'
import type { WorkspaceDocument } from '../workspace-document.ts'
import type { VersionedText } from './home-services.ts'

/** A script of the workspace as a file: its text is its version. */
export async function readScript({ view }: WorkspaceDocument, name: string): Promise<VersionedText> {
  const script = view.scripts.find(other => other.name === name)
  if (!script) throw new Error(`The workspace has no script ${name}`)
  return { text: script.text, version: script.text }
}

/** Saved into the workspace, which is saved as a file by itself. A script that is not there is made. */
export async function writeScript(workspace: WorkspaceDocument, script: ScriptView): Promise<{ version: string }> {
  const { scripts } = workspace.view
  const isKnown = scripts.some(({ name }) => name === script.name)
  workspace.setScripts(isKnown ? scripts.map(other => (other.name === script.name ? script : other)) : [...scripts, script])
  return { version: script.text }
}

/** What an editor has to hear of: texts that are others, and scripts that are gone. */
export function changedScripts(
  before: readonly ScriptView[],
  after: readonly ScriptView[],
): { readonly path: string; readonly version: string | undefined }[] {
  const texts = new Map(after.map(({ name, text }) => [name, text]))
  const changed = before.filter(({ name, text }) => texts.get(name) !== text).map(({ name }) => name)
  return changed.map(name => ({ path: scriptPath(name), version: texts.get(name) }))
}
