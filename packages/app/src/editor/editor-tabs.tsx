import { X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { usePage } from '../page-context.ts'
import { classes } from '../ui/classes.ts'
import { nameOf } from '../ui/file-path.ts'
import { type OpenFile, useEditorFiles } from './editor-files.ts'

/** One tab for each open file; a dot marks what is not saved. */
export function EditorTabs() {
  const { editor } = usePage()
  const { files, active } = useEditorFiles()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' && active !== undefined) void editor.close(active)
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = step === undefined ? undefined : files[files.findIndex(file => file.path === active) + step]
    if (!next) return
    event.preventDefault()
    editor.activate(next.path)
    event.currentTarget.querySelector<HTMLElement>(`[data-path="${CSS.escape(next.path)}"]`)?.focus()
  }
  return (
    <nav className="editor-tabs" aria-label="Open files" onKeyDown={onKeyDown}>
      {files.map(file => (
        <EditorTab key={file.path} file={file} selected={file.path === active} />
      ))}
    </nav>
  )
}

function EditorTab({ file: { path, dirty }, selected }: { file: OpenFile; selected: boolean }) {
  const { editor } = usePage()
  const name = nameOf(path)
  return (
    <div className={classes('editor-tab', selected && 'editor-tab-selected', dirty && 'editor-tab-dirty')}>
      <button
        type="button"
        aria-current={selected ? 'page' : undefined}
        tabIndex={selected ? 0 : -1}
        data-path={path}
        title={path}
        className="editor-tab-name"
        onClick={() => editor.activate(path)}
        onAuxClick={event => event.button === 1 && void editor.close(path)}
      >
        {name}
        {dirty && <span className="visually-hidden">, not saved</span>}
      </button>
      <button type="button" className="editor-tab-close" tabIndex={-1} aria-label={`Close ${name}`} onClick={() => void editor.close(path)}>
        <span className="editor-tab-dot" aria-hidden="true" />
        <X aria-hidden size={12} />
      </button>
    </div>
  )
}
