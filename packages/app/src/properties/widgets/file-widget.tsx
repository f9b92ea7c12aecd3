import type { PropertyState } from '@ivw/engine/protocol'
import { FilePenLine, FolderOpen, RotateCw } from 'lucide-react'
import { useCallback, useContext, useEffect, useRef } from 'react'
import { useEngine } from '../../engine/engine-context.ts'
import { PageContext } from '../../page-context.ts'
import { chooseFile } from '../../ui/file-dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { fileQuestion } from './file-question.ts'
import { useDraft } from './string-widget.tsx'
import type { WidgetProps } from './widget.ts'
import '../../ui/text-field.css'
import './file-widget.css'

/** A path to type or to browse for; of a long one the end is seen, where the name of the file is. */
export function FileWidget({ property, edit, readOnly }: WidgetProps) {
  const value = typeof edit.state.value === 'string' ? edit.state.value : ''
  const { shown, change, take, key } = useDraft(value, readOnly ? undefined : path => edit.commit({ value: path.trim() }))
  const browse = async () => {
    const chosen = await chooseFile({ ...fileQuestion(edit.state), start: value })
    if (chosen !== undefined) edit.commit({ value: chosen })
  }
  const input = useRef<HTMLInputElement>(null)
  const showName = useCallback(() => {
    const field = input.current
    if (field && document.activeElement !== field) field.scrollLeft = field.scrollWidth
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path has another name
  useEffect(showName, [shown, showName])
  return (
    <div className="file-widget">
      <input
        ref={input}
        className="field"
        aria-label={property.displayName}
        aria-invalid={property.problem !== undefined}
        placeholder={readOnly ? '' : 'Path'}
        title={value}
        spellCheck={false}
        autoComplete="off"
        readOnly={readOnly}
        value={shown}
        onChange={event => change(event.target.value)}
        onBlur={() => {
          take()
          // The browser has its own idea of what to show then.
          requestAnimationFrame(showName)
        }}
        onKeyDown={event => (event.key === 'Enter' ? take() : key(event))}
      />
      {editors.includes(property.semantics ?? '') && value !== '' && <EditButton path={value} />}
      {isRead(edit.state) && value !== '' && <ReloadButton path={property.path} />}
      <IconButton icon={FolderOpen} label="Browse…" disabled={readOnly} onClick={() => void browse()} />
    </div>
  )
}

/** A picture with the names of its parts. */
export function ImageEditorWidget(props: WidgetProps) {
  const { labels } = props.edit.state
  const names = Array.isArray(labels)
    ? labels.flatMap((label: { name?: unknown }) => (typeof label.name === 'string' ? [label.name] : []))
    : []
  return (
    <div className="image-editor-widget">
      <FileWidget {...props} />
      {names.length > 0 && <span className="property-note">Parts: {names.join(', ')}</span>}
    </div>
  )
}

/** Neither a folder nor a file that is written. */
function isRead({ acceptMode, fileMode }: PropertyState): boolean {
  return acceptMode !== 'save' && fileMode !== 'directory' && fileMode !== 'directoryOnly'
}

/** Semantics of files that are code. */
const editors = ['TextEditor', 'PythonEditor', 'ShaderEditor']

function EditButton({ path }: { path: string }) {
  const page = useContext(PageContext)
  return page && <IconButton icon={FilePenLine} label="Edit the file" onClick={() => void page.editor.open(path)} />
}

function ReloadButton({ path }: { path: string }) {
  const engine = useEngine()
  return <IconButton icon={RotateCw} label="Read the file again" onClick={() => engine.perform('press', { path })} />
}

/** Several paths, one in each line. */
export function MultiFileWidget({ property, edit, readOnly }: WidgetProps) {
  const paths = Array.isArray(edit.state.value) ? edit.state.value.filter(path => typeof path === 'string') : []
  const commit = (text: string) => edit.commit({ value: text.split('\n').flatMap(line => (line.trim() === '' ? [] : [line.trim()])) })
  const { shown, change, take, key } = useDraft(paths.join('\n'), readOnly ? undefined : commit)
  const browse = async () => {
    const chosen = await chooseFile({ ...fileQuestion(edit.state), mode: 'open', start: paths.at(-1) ?? '' })
    if (chosen !== undefined) edit.commit({ value: [...paths, chosen] })
  }
  return (
    <div className="file-widget">
      <textarea
        className="field text-area"
        aria-label={`${property.displayName}, a path in each line`}
        placeholder={readOnly ? '' : 'A path in each line'}
        rows={Math.min(Math.max(paths.length + 1, 2), 6)}
        wrap="off"
        spellCheck={false}
        readOnly={readOnly}
        value={shown}
        onChange={event => change(event.target.value)}
        onBlur={take}
        onKeyDown={key}
      />
      <IconButton icon={FolderOpen} label="Add a file…" disabled={readOnly} onClick={() => void browse()} />
    </div>
  )
}
