import { FilePlus, RotateCw, Save, WandSparkles } from 'lucide-react'
import { type KeyboardEvent, lazy, Suspense, useMemo } from 'react'
import { keyLabel } from '../commands/keys.ts'
import { usePage } from '../page-context.ts'
import { RunScriptButton, ScriptPane } from '../python/script-pane.tsx'
import { useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import { nameOf } from '../ui/file-path.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { ConflictBanner } from './conflict-banner.tsx'
import { type OpenFile, useEditorFiles } from './editor-files.ts'
import { EditorTabs } from './editor-tabs.tsx'
import { useLanguageState } from './language/language-state.ts'
import './python-editor.css'

// The code editor is a third of the page's program: it comes with the first file.
const CodeView = lazy(() => import('./code-view.tsx').then(({ CodeView }) => ({ default: CodeView })))

/** Edits the files of Python processors; saving is what reloads them. */
export function PythonEditor() {
  const active = useEditorFiles(state => state.files.find(file => file.path === state.active))
  return active ? <FileEditor active={active} /> : <NoFile />
}

function FileEditor({ active }: { active: OpenFile }) {
  const { editor, commands } = usePage()
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 's') return
    event.preventDefault()
    void editor.save()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the code inside takes the keys; saving is also a button
    <div className="python-editor" onKeyDown={onKeyDown}>
      <div className="python-editor-bar">
        <EditorTabs />
        <LanguageNote />
        <RunScriptButton path={active.path} />
        <IconButton icon={Save} label="Save" shortcut={keyLabel('Ctrl+S')} disabled={!active.dirty} onClick={() => void editor.save()} />
        <IconButton
          icon={WandSparkles}
          label="Format"
          shortcut={keyLabel('Alt+Shift+F')}
          onClick={() => commands.get('python.format').run()}
        />
        <IconButton icon={RotateCw} label="Restart Python" onClick={() => commands.get('python.restart').run()} />
      </div>
      <ConflictBanner file={active} />
      <Suspense fallback={<div className="code-view" />}>
        <CodeView path={active.path} />
      </Suspense>
      <ScriptPane path={active.path} />
    </div>
  )
}

function LanguageNote() {
  const starting = useLanguageState(state => state.starting)
  return (
    <span role="status" className="python-editor-note">
      {starting && 'Starting the language server…'}
    </span>
  )
}

function NoFile() {
  const { commands, editor } = usePage()
  const types = useStore(state => state.types)
  const files = useMemo(() => [...new Set(types.flatMap(({ file }) => file ?? []))].toSorted(), [types])
  return (
    <div className="python-editor-empty">
      <p>Open the file of a Python processor, or write a new one.</p>
      <Button variant="primary" onClick={() => commands.get('python.new').run()}>
        <FilePlus aria-hidden size={14} className="button-icon" /> New Python Processor
      </Button>
      {files.length > 0 && (
        <ul className="python-editor-files" aria-label="Files of Python processors">
          {files.map(file => (
            <li key={file}>
              <button type="button" className="text-button" title={file} onClick={() => void editor.open(file)}>
                {nameOf(file)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
