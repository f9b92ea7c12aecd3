import { setDiagnostics } from '@codemirror/lint'
import { EditorView } from '@codemirror/view'
import { FilePlus, RotateCw, Save } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { keyLabel } from '../commands/keys.ts'
import { usePage } from '../page-context.ts'
import { useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import { nameOf } from '../ui/file-path.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { type EditorFiles, type OpenFile, useEditorFiles } from './editor-files.ts'
import { EditorTabs } from './editor-tabs.tsx'
import { failuresIn } from './file-failures.ts'
import './python-editor.css'

/** Edits the files of Python processors; saving is what reloads them. */
export function PythonEditor() {
  const { editor, commands } = usePage()
  const active = useEditorFiles(state => state.files.find(file => file.path === state.active))
  if (!active) return <NoFile />
  return (
    <div className="python-editor">
      <div className="python-editor-bar">
        <EditorTabs />
        <IconButton icon={Save} label="Save" shortcut={keyLabel('Ctrl+S')} disabled={!active.dirty} onClick={() => void editor.save()} />
        <IconButton icon={RotateCw} label="Restart Python" onClick={() => commands.get('python.restart').run()} />
      </div>
      {active.conflict && <ConflictBanner file={active} />}
      <CodeView editor={editor} path={active.path} />
    </div>
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

function ConflictBanner({ file: { path, conflict } }: { file: OpenFile }) {
  const { editor } = usePage()
  const gone = conflict?.version === undefined
  return (
    <div className="conflict-banner" role="alert">
      <span>{gone ? 'This file was deleted on disk.' : 'Another program changed this file while you were editing it.'}</span>
      <Button onClick={() => editor.keepMine(path)}>Keep Mine</Button>
      {!gone && <Button onClick={() => void editor.loadTheirs(path)}>Load Theirs</Button>}
    </div>
  )
}

function CodeView({ editor, path }: { editor: EditorFiles; path: string }) {
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)

  useEffect(() => {
    if (!box.current) return
    const created = new EditorView({
      parent: box.current,
      dispatchTransactions: (transactions, target) => {
        target.update(transactions)
        const { active } = useEditorFiles.getState()
        if (active !== undefined) editor.update(active, target.state)
      },
    })
    view.current = created
    const attached = editor.attach(created)
    return () => {
      attached.dispose()
      created.destroy()
      view.current = undefined
    }
  }, [editor])

  useFailureMarks(view, path)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 's') return
    event.preventDefault()
    void editor.save()
  }
  // biome-ignore lint/a11y/noStaticElementInteractions: the code inside takes the keys; saving is also a button and a menu entry
  return <div ref={box} className="code-view" onKeyDown={onKeyDown} />
}

/** Underlines the lines that failed, with the exception as tooltip. */
function useFailureMarks(view: { readonly current: EditorView | undefined }, path: string): void {
  const processors = useStore(state => state.processors)
  const failedFiles = useStore(state => state.failedFiles)
  const failures = useMemo(() => failuresIn(path, processors.values(), failedFiles), [path, processors, failedFiles])
  const key = JSON.stringify(failures)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the failures, which are made anew with every patch
  useEffect(() => {
    if (!view.current) return
    const { doc } = view.current.state
    const marks = failures
      .filter(({ line }) => line >= 1 && line <= doc.lines)
      .map(({ line, message }) => {
        const { from, to, text } = doc.line(line)
        return { from: from + (text.length - text.trimStart().length), to, severity: 'error' as const, message }
      })
    view.current.dispatch(setDiagnostics(view.current.state, marks))
  }, [view, path, key])
}
