import { type ScriptView, scriptPath } from '@ivw/engine/protocol'
import { ask } from '../dialogs/ask.tsx'
import { showDialog } from '../dialogs/dialog-host.tsx'
import { type EditorFiles, useEditorFiles } from '../editor/editor-files.ts'
import type { EngineClient } from '../engine/client.ts'
import { notify, sentence } from '../shell/notices.ts'
import { useStore } from '../store.ts'
import { chooseFile } from '../ui/file-dialog.tsx'
import { ScriptNameDialog } from './script-name-dialog.tsx'
import { runScript } from './script-run.ts'

/** What a new one holds, as in Inviwo. */
const template = '# Inviwo Python script\nimport inviwopy\n\n\napp = inviwopy.app\nnetwork = app.network\n'

/** The scripts that the workspace holds, and scripts in files: made, edited and run. */
export class WorkspaceScripts {
  readonly #engine: EngineClient
  readonly #editor: EditorFiles

  constructor(engine: EngineClient, editor: EditorFiles) {
    this.#engine = engine
    this.#editor = editor
  }

  get all(): readonly ScriptView[] {
    return useStore.getState().workspace.scripts
  }

  async create(): Promise<void> {
    const taken = new Set(this.all.map(script => script.name))
    let number = this.all.length + 1
    while (taken.has(`Script ${number.toString()}`)) number++
    const name = await this.#askName(`Script ${number.toString()}`)
    if (name !== undefined && (await this.#set([...this.all, { name, text: template }]))) await this.edit(name)
  }

  async edit(name: string): Promise<void> {
    await this.#editor.open(scriptPath(name))
  }

  /** Shown in the editor, where its output appears. */
  async run(name: string): Promise<void> {
    await this.#open(scriptPath(name), this.all.find(script => script.name === name)?.text)
  }

  /** Runs a Python file that the user chooses. */
  async runFile(): Promise<void> {
    const start = useStore.getState().workspace.path ?? ''
    const filters = [{ extension: 'py', description: 'Python scripts' }]
    const path = await chooseFile({ mode: 'open', title: 'Run Script', action: 'Run', filters, start: start.replace(/[^/]*$/, '') })
    if (path !== undefined) await this.#open(path)
  }

  async rename(name: string): Promise<void> {
    const next = await this.#askName(name)
    if (next === undefined || next === name) return
    const wasOpen = isOpen(name)
    if (!(await this.#leave(name))) return
    const done = await this.#set(this.all.map(script => (script.name === name ? { ...script, name: next } : script)))
    if (done && wasOpen) await this.edit(next)
  }

  async remove(name: string): Promise<void> {
    const answer = await ask({
      title: 'Delete Script?',
      text: `${name} is taken out of the workspace. This cannot be undone.`,
      choices: [{ value: 'delete', label: 'Delete', variant: 'danger' }],
    })
    if (answer !== undefined && (await this.#leave(name))) await this.#set(this.all.filter(script => script.name !== name))
  }

  /** Runs what the editor has, else `text`, else the file. */
  async #open(path: string, text?: string): Promise<void> {
    await this.#editor.open(path)
    await runScript(this.#engine, path, this.#editor.stateOf(path)?.doc.toString() ?? text)
  }

  /** False when the user keeps it open, with changes that are not saved. */
  async #leave(name: string): Promise<boolean> {
    if (isOpen(name)) await this.#editor.close(scriptPath(name))
    return !isOpen(name)
  }

  async #set(scripts: readonly ScriptView[]): Promise<boolean> {
    try {
      await this.#engine.request('setScripts', { scripts })
      return true
    } catch (error) {
      notify('error', sentence(error))
      return false
    }
  }

  #askName(suggestion: string): Promise<string | undefined> {
    const taken = this.all.map(script => script.name).filter(name => name !== suggestion)
    return new Promise(resolve => {
      showDialog(close => {
        const end = (name: string | undefined) => {
          close()
          resolve(name)
        }
        return <ScriptNameDialog suggestion={suggestion} taken={taken} onEnd={end} />
      })
    })
  }
}

const isOpen = (name: string): boolean => useEditorFiles.getState().files.some(({ path }) => path === scriptPath(name))
