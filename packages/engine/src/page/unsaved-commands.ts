import { lastEdits } from '../journal.ts'
import { isUnsaved, journalledText } from '../journal-text.ts'
import { workspaceDifferences } from '../workspace-differences.ts'
import type { CommandContext, CommandHandlers } from './command-context.ts'
import type { HomeServices, JournalEntry, UnsavedEntry, VersionedText } from './home-services.ts'

type UnsavedCommand = 'unsaved' | 'unsavedDifference' | 'restoreUnsaved' | 'discardUnsaved' | 'keepMine'

/** Commands about what is in no file yet. */
export const unsavedCommands: CommandHandlers<UnsavedCommand> = {
  keepMine({ engine }) {
    engine.workspace.keepMine()
    return undefined
  },
  async unsaved({ home }) {
    const entries = await home.unsaved()
    return { entries: entries.map(entry => ({ ...entry, name: entry.path?.split('/').at(-1) ?? 'Untitled' })) }
  },
  async unsavedDifference({ home }, { id }) {
    const entry = await home.readUnsaved(id)
    const text = journalledText(entry)
    const edits = entry.changes?.at(-1)?.edits ?? entry.edits ?? []
    if (entry.path === undefined) return { edits, lines: workspaceDifferences(undefined, text), file: 'none' }
    const file = await fileAt(home, entry.path)
    const changed = entry.version !== undefined && file?.version !== entry.version
    return { edits, lines: workspaceDifferences(file?.text, text), file: !file ? 'gone' : changed ? 'changed' : 'same' }
  },
  restoreUnsaved({ engine, home }, { id }) {
    return engine.workspace.inTurn(async () => {
      const entry = await home.readUnsaved(id)
      // The file's version is the one that was read then: a save asks when the file is another one now.
      await engine.workspace.load(journalledText(entry), { path: entry.path, version: entry.version, modified: true })
      await home.markUnsaved(id, 'closed')
    })
  },
  async discardUnsaved({ home }, { id }) {
    await home.markUnsaved(id, 'closed')
    return undefined
  },
}

/** What is open and in no file can be had again for some days. The text is taken at once. */
export async function keepAside({ engine, home }: Pick<CommandContext, 'engine' | 'home'>, state: UnsavedEntry['state'] = 'closed') {
  const { workspace, network } = engine
  if (workspace.path === undefined && network.processors.size === 0) return
  const { path, version } = workspace
  try {
    await home.keepUnsaved({ text: workspace.text(path), path, version, modified: true, edits: lastEdits(workspace) }, state)
  } catch (error) {
    engine.log.warning('Workspace', `What was not saved cannot be kept aside: ${(error as Error).message}`)
  }
}

/** Opens what the journal of this session holds: its unsaved changes, else its file. */
export async function openJournalled({ engine, home }: Pick<CommandContext, 'engine' | 'home'>, entry: JournalEntry): Promise<void> {
  const { path, version } = entry
  if (isUnsaved(entry)) {
    await engine.workspace.load(journalledText(entry), { path, version, modified: true })
    return
  }
  if (path === undefined) {
    await engine.workspace.load(journalledText(entry), {})
    return
  }
  const file = await fileAt(home, path)
  if (file) await engine.workspace.load(file.text, { path, version: file.version })
  else if (entry.text === '') throw new Error(`${path}, which was open last, cannot be read`)
  else {
    engine.log.warning('Workspace', `${path} cannot be read. What it was when it was last open is shown.`)
    await engine.workspace.load(journalledText(entry), { path, modified: true })
  }
}

/** Undefined when it cannot be read. */
async function fileAt(home: HomeServices, path: string): Promise<VersionedText | undefined> {
  try {
    return await home.readText(path)
  } catch {
    // It is gone, or somebody took the right to read it: the same to whoever looks for changes.
    return undefined
  }
}
