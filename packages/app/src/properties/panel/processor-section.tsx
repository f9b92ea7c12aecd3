import type { StatusView } from '@ivw/engine/protocol'
import { ChevronRight, CircleHelp, Info } from 'lucide-react'
import { useId, useState } from 'react'
import { useUsageChoice } from '../../shell/usage-choice.ts'
import { localIdentifier } from '../../state/level.ts'
import { useStore } from '../../store.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { HelpText } from './help-text.tsx'
import { PropertyRow } from './property-row.tsx'
import { inUsageMode, shownProperties } from './property-tree.ts'

export interface ProcessorSectionProps {
  identifier: string
  search: string
  /** With several sections each of them folds. */
  foldable: boolean
}

/** All properties of a processor below its name. */
export function ProcessorSection({ identifier, search, foldable }: ProcessorSectionProps) {
  const processor = useStore(state => state.processors.get(identifier))
  const mode = useUsageChoice(state => state.mode)
  const [folded, setFolded] = useState(false)
  const [helping, setHelping] = useState(false)
  const body = useId()
  const title = useId()
  if (!processor) return null
  const { displayName, info, properties, placeholder, status } = processor
  const shown = shownProperties(inUsageMode(properties, mode), search)
  const searching = search.trim() !== ''
  const open = !foldable || !folded
  return (
    <section className="processor-section" aria-labelledby={title}>
      <header className="processor-header">
        {foldable && (
          <button
            type="button"
            className="property-fold"
            aria-expanded={open}
            aria-controls={body}
            aria-label={`${open ? 'Fold' : 'Unfold'} ${displayName}`}
            onClick={() => setFolded(open)}
          >
            <ChevronRight aria-hidden size={14} />
          </button>
        )}
        <h2 id={title} className="processor-title">
          {displayName}
          <code>{localIdentifier(identifier)}</code>
        </h2>
        <IconButton icon={CircleHelp} label="Help" pressed={helping} onClick={() => setHelping(!helping)} />
      </header>
      {helping && (
        <div className="processor-help">
          <HelpText text={info.help || 'No help was written for this processor.'} />
          <p className="processor-type">
            <code>{info.classIdentifier}</code>
            {info.category && ` · ${info.category}`}
          </p>
        </div>
      )}
      {open && (
        <div id={body} className="processor-properties">
          {placeholder ? <PlaceholderNote notes={status.notes} /> : <StatusNotes status={status} />}
          {shown.map(property => (
            <PropertyRow key={property.path} property={property} expanded={searching} />
          ))}
          {shown.length === 0 && (
            <p className="property-note">{searching ? `No property matches “${search.trim()}”.` : 'This processor has no properties.'}</p>
          )}
        </div>
      )}
    </section>
  )
}

/** What the user should know of the processor and of what it gave last. */
function StatusNotes({ status: { notes = [], notices = [] } }: { status: StatusView }) {
  return [...notes, ...notices].map(text => (
    <p key={text} className="property-note processor-note">
      <Info aria-hidden size={12} />
      {text}.
    </p>
  ))
}

function PlaceholderNote({ notes = [] }: { notes: readonly string[] | undefined }) {
  const isLeftOut = useStore(state => state.python.state === 'off')
  const why = notes.length > 0 ? `${notes.join('. ')}.` : 'The type of this processor is not known here.'
  const remedy = isLeftOut ? ' If it is written in Python: Python > Turn Python On.' : ''
  return (
    <p className="property-note">
      {why} What the workspace says of it is kept.{remedy}
    </p>
  )
}
