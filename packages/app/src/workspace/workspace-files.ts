import { ask } from '../dialogs/ask.tsx'
import { prompt } from '../dialogs/prompt.tsx'
import { dataFilters } from '../drop/data-files.ts'
import { importFiles } from '../drop/import-files.ts'
import type { EngineClient } from '../engine/client.ts'
import { notify, sentence } from '../shell/notices.ts'
import { useStore } from '../store.ts'
import { chooseFile } from '../ui/file-dialog.tsx'
import { matchesFilters, nameOf } from '../ui/file-path.ts'
import { processName } from './outside-banner.tsx'
import { readWorkspaceLists } from './recent-workspaces.ts'

const filters = [{ extension: 'inv', description: 'Inviwo workspaces' }]
const openFilters = [...filters, { extension: 'png', description: 'Pictures that carry a workspace' }]

/** Opening and saving of workspaces, with the questions that belong to them. */
export class WorkspaceFiles {
  readonly #engine: EngineClient

  constructor(engine: EngineClient) {
    this.#engine = engine
  }

  async createNew(): Promise<void> {
    if (await this.#mayLeave()) this.#engine.perform('newWorkspace', {})
  }

  /** Opens the workspace at a path, or what the user chooses: a workspace, or data to import. */
  async open(path?: string): Promise<void> {
    const chosen = path ?? (await this.#chooseToOpen())
    if (chosen === undefined) return
    if (!matchesFilters(chosen, openFilters)) return importFiles(this.#engine, [chosen])
    if (await this.#mayLeave()) await this.#load(() => this.#engine.request('openWorkspace', { path: chosen }))
  }

  async #chooseToOpen(): Promise<string | undefined> {
    const { path } = useStore.getState().workspace
    const { sources } = await this.#engine.request('dataSources', {})
    const data = dataFilters(sources).filter(({ extension }) => !openFilters.some(known => known.extension === extension))
    return chooseFile({ mode: 'open', title: 'Open', filters: [...openFilters, ...data], start: path ?? '' })
  }

  /** Opens an example or a template as a new workspace: saving asks for a place. */
  async openCopy(path: string): Promise<void> {
    if (await this.#mayLeave()) await this.#load(() => this.#engine.request('openWorkspace', { path, copy: true }))
  }

  /** Opens the content of a file that is not on the server: a workspace, or a picture that carries one. */
  async openContent(bytes: Uint8Array, name: string): Promise<void> {
    if (await this.#mayLeave()) await this.#load(() => this.#engine.request('openContent', { bytes, name }))
  }

  /** Keeps the workspace to begin others with. */
  async saveAsTemplate(): Promise<void> {
    const { annotations, name: file } = useStore.getState().workspace
    const initial = annotations.title || file.replace(/\.inv$/, '')
    const name = await prompt({ title: 'Save as Template', message: 'Name', initial })
    if (name !== undefined) await this.#writeTemplate(name)
  }

  async #writeTemplate(name: string, overwrite = false): Promise<void> {
    try {
      await this.#engine.request('saveTemplate', { name, ...(overwrite && { overwrite }) })
      notify('info', `Saved the template ${name}. It is on the start page and in File > From Template.`)
      await readWorkspaceLists(this.#engine)
    } catch (error) {
      const reason = sentence(error)
      if (!reason.startsWith('There is a template')) return notify('error', reason)
      const choices = [{ value: 'replace', label: 'Replace', variant: 'danger' }] as const
      if (await ask({ title: 'Replace Template?', text: `${reason}.`, choices })) await this.#writeTemplate(name, true)
    }
  }

  async #load(open: () => Promise<unknown>): Promise<void> {
    try {
      await open()
      for (const issue of useStore.getState().workspace.issues.slice(0, 3)) notify('error', issue)
    } catch (error) {
      notify('error', sentence(error))
    }
  }

  /** Opens what was left unsaved; true when it is open. */
  async restore(id: string): Promise<boolean> {
    if (!(await this.#mayLeave())) return false
    try {
      await this.#engine.request('restoreUnsaved', { id })
      return true
    } catch (error) {
      notify('error', sentence(error))
      return false
    }
  }

  /** True when the workspace is saved. */
  async save(): Promise<boolean> {
    const { path } = useStore.getState().workspace
    return path === undefined ? this.saveAs() : this.#write(path)
  }

  async saveAs(): Promise<boolean> {
    const { path } = useStore.getState().workspace
    const chosen = await chooseFile({ mode: 'save', title: 'Save Workspace As', filters, start: path ?? 'workspace.inv' })
    if (chosen === undefined) return false
    if (chosen !== path && (await this.#exists(chosen))) {
      const answer = await ask({
        title: 'Replace File?',
        text: `${nameOf(chosen)} exists already.`,
        choices: [{ value: 'replace', label: 'Replace', variant: 'danger' }],
      })
      if (answer === undefined) return false
    }
    return this.#write(chosen)
  }

  async #write(path: string, overwrite = false): Promise<boolean> {
    try {
      await this.#engine.request('saveWorkspace', { path, ...(overwrite && { overwrite }) })
      notify('info', `Saved ${nameOf(path)}.`)
      return true
    } catch (error) {
      const reason = sentence(error)
      const question = questionOf(reason, nameOf(path))
      if (!question) {
        notify('error', reason)
        return false
      }
      const answer = await ask({
        ...question,
        choices: [
          { value: 'elsewhere', label: 'Save As…' },
          { value: 'overwrite', label: 'Overwrite', variant: 'danger' },
        ],
      })
      if (answer === 'overwrite') return this.#write(path, true)
      return answer === 'elsewhere' ? this.saveAs() : false
    }
  }

  async #exists(path: string): Promise<boolean> {
    try {
      return (await this.#engine.request('fileExists', { path })).exists
    } catch {
      // Whatever cannot be looked at is not replaced unknowingly: the save itself would fail.
      return false
    }
  }

  /** Asks what to do with unsaved changes; false when the user wants to stay. */
  async #mayLeave(): Promise<boolean> {
    const { workspace, processors } = useStore.getState()
    if (!workspace.modified || (workspace.path === undefined && processors.size === 0)) return true
    const answer = await ask({
      title: 'Unsaved Changes',
      text: `${workspace.name} has changes that are not saved.`,
      choices: [
        { value: 'discard', label: 'Discard', variant: 'danger' },
        { value: 'save', label: 'Save', variant: 'primary' },
      ],
    })
    return answer === 'discard' || (answer === 'save' && (await this.save()))
  }
}

/** What is asked when a save was refused; undefined when it failed. */
function questionOf(reason: string, name: string): { readonly title: string; readonly text: string } | undefined {
  if (reason.startsWith('changed on disk'))
    return {
      title: 'Changed on Disk',
      text: `Another program changed ${name} since it was read. Saving now replaces what the other program wrote.`,
    }
  if (!reason.startsWith('open elsewhere')) return undefined
  const where = processName(useStore.getState().workspace.openIn ?? 0)
  return { title: 'Open Elsewhere', text: `${name} is open in ${where}, too, and is read-only here. That one will find its file changed.` }
}
