import { useId } from 'react'
import { Select } from '../properties/controls/select.tsx'
import { visibleName } from '../ui/file-path.ts'
import { describedBytes, formatNames, type RawDraft, rawDataOf } from './raw-draft.ts'
import './raw-fields.css'

export interface RawFieldsProps {
  name: string
  /** Of the file, when that is known. */
  bytes: number | undefined
  draft: RawDraft
  onChange: (draft: RawDraft) => void
}

const byteOrders = [
  { id: 'little', name: 'Little endian' },
  { id: 'big', name: 'Big endian' },
]

/** Asks what is in a file of nothing but numbers. */
export function RawFields({ name, bytes, draft, onChange }: RawFieldsProps) {
  const offsetId = useId()
  const { dimensions, format, bigEndian, byteOffset } = draft
  const setDimension = (axis: number, text: string) => {
    const [x, y, z] = dimensions.with(axis, text)
    onChange({ ...draft, dimensions: [x ?? '', y ?? '', z ?? ''] })
  }
  return (
    <fieldset className="raw-fields">
      <legend>What is in {visibleName(name)}</legend>
      <div className="raw-row">
        <span className="raw-label">Dimensions</span>
        {(['X', 'Y', 'Z'] as const).map((axis, i) => (
          <input
            key={axis}
            className="field"
            aria-label={`Voxels along ${axis.toLowerCase()}`}
            placeholder={axis}
            inputMode="numeric"
            spellCheck={false}
            value={dimensions[i]}
            onFocus={event => event.target.select()}
            onChange={event => setDimension(i, event.target.value)}
          />
        ))}
      </div>
      <div className="raw-row">
        <span className="raw-label">Format</span>
        <Select
          label="Format of the numbers"
          value={format}
          options={formatNames.map(one => ({ id: one, name: one }))}
          onChange={next => onChange({ ...draft, format: next })}
        />
        <Select
          label="Byte order"
          value={bigEndian ? 'big' : 'little'}
          options={byteOrders}
          onChange={next => onChange({ ...draft, bigEndian: next === 'big' })}
        />
      </div>
      <div className="raw-row">
        <label className="raw-label" htmlFor={offsetId}>
          Starts at byte
        </label>
        <input
          id={offsetId}
          className="field"
          inputMode="numeric"
          spellCheck={false}
          value={byteOffset}
          onChange={event => onChange({ ...draft, byteOffset: event.target.value })}
        />
      </div>
      <RawSize draft={draft} bytes={bytes} />
    </fieldset>
  )
}

function RawSize({ draft, bytes }: { draft: RawDraft; bytes: number | undefined }) {
  const raw = rawDataOf(draft)
  const isShort = raw !== undefined && bytes !== undefined && describedBytes(raw) > bytes
  return (
    <p className={isShort ? 'raw-size import-problem' : 'raw-size'} aria-live="polite">
      {raw ? `${counted(describedBytes(raw))} are described` : 'Whole numbers of voxels are needed'}
      {bytes !== undefined && `; the file has ${counted(bytes)}`}.
    </p>
  )
}

const counted = (bytes: number): string => `${bytes.toLocaleString('en')} ${bytes === 1 ? 'byte' : 'bytes'}`
