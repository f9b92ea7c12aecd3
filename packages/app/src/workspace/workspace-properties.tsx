import type { AnnotationsView } from '@ivw/engine/protocol'
import { type FormEvent, useId, useState } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { TextField } from '../ui/text-field.tsx'
import './workspace-properties.css'

const lines = [
  ['title', 'Title', undefined],
  ['author', 'Author', undefined],
  ['tags', 'Tags', 'Separated by commas'],
  ['categories', 'Categories', 'Separated by commas'],
] as const

/** What the workspace says of itself; galleries show it. */
export function WorkspaceProperties({ onClose }: { onClose: () => void }) {
  const engine = useEngine()
  const form = useId()
  const before = useStore(state => state.workspace.annotations)
  const [edited, setEdited] = useState<Partial<AnnotationsView>>({})
  const [showsPreview, setShowsPreview] = useState(false)
  const now = { ...before, ...edited }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onClose()
    const changed = Object.entries(edited).filter(([field, text]) => text !== before[field as keyof AnnotationsView])
    if (changed.length > 0)
      engine.perform('apply', {
        changes: [{ kind: 'annotate', annotations: Object.fromEntries(changed) }],
        name: 'Change Workspace Properties',
      })
  }
  return (
    <Dialog
      keeps
      title="Workspace Properties"
      width={560}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form}>
            OK
          </Button>
        </>
      }
    >
      <form id={form} className="workspace-properties" onSubmit={submit}>
        {lines.map(([field, label, hint]) => (
          <TextField
            key={field}
            label={label}
            hint={hint}
            value={now[field]}
            onChange={event => setEdited({ ...edited, [field]: event.target.value })}
          />
        ))}
        <div className="workspace-description">
          <div className="workspace-description-bar">
            <label htmlFor={`${form}-description`}>Description</label>
            <button type="button" className="text-button" aria-pressed={showsPreview} onClick={() => setShowsPreview(!showsPreview)}>
              {showsPreview ? 'Edit' : 'Preview'}
            </button>
          </div>
          {showsPreview ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keys
            <section className="workspace-preview" aria-label="Description as it will look" tabIndex={0}>
              <Markdown text={now.description} />
            </section>
          ) : (
            <textarea
              id={`${form}-description`}
              className="field workspace-text"
              placeholder="Markdown"
              value={now.description}
              onChange={event => setEdited({ ...edited, description: event.target.value })}
            />
          )}
        </div>
      </form>
    </Dialog>
  )
}

/** The same to read, for where nothing else is to be shown. Nothing when the workspace says nothing. */
export function WorkspaceSummary() {
  const { title, author, tags, categories, description } = useStore(state => state.workspace.annotations)
  const small = [author, categories, tags].filter(text => text.trim() !== '').join(' · ')
  if (title === '' && small === '' && description === '') return null
  return (
    <section className="workspace-summary" aria-label="This workspace">
      {title !== '' && <h2>{title}</h2>}
      {small !== '' && <p className="workspace-small">{small}</p>}
      {description !== '' && <Markdown text={description} />}
    </section>
  )
}
