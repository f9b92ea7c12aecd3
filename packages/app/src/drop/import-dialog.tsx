import type { FolderView } from '@ivw/engine/protocol'
import { useEffect, useId, useRef, useState } from 'react'
import { showDialog } from '../dialogs/dialog-host.tsx'
import { useEngine } from '../engine/engine-context.ts'
import { besideTop, freePlace } from '../network/free-place.ts'
import { snapToGrid } from '../network/network-changes.ts'
import { networkView } from '../network/network-view.ts'
import { Select } from '../properties/controls/select.tsx'
import { sentence } from '../shell/notices.ts'
import { selectMade, useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { chooseFile } from '../ui/file-dialog.tsx'
import { formatBytes, joinPath, visibleName } from '../ui/file-path.ts'
import { type DataPlan, largestUpload, uploadFolder } from './data-files.ts'
import type { Dropped } from './drop-kind.ts'
import { rawDataOf } from './raw-draft.ts'
import { RawFields } from './raw-fields.tsx'
import { upload } from './upload.ts'
import { useRawDrafts } from './use-raw-drafts.ts'
import './import-dialog.css'

/** Asks how data files are to be shown, copies those of this computer, and adds their processors. Resolves when that is done or given up. */
export function importData(plan: DataPlan, position?: readonly [number, number]): Promise<void> {
  return new Promise(resolve => {
    showDialog(close => (
      <ImportDialog
        plan={plan}
        position={position}
        onClose={() => {
          close()
          resolve()
        }}
      />
    ))
  })
}

type Present = 'use' | 'replace'

interface ImportDialogProps {
  plan: DataPlan
  position: readonly [number, number] | undefined
  onClose: () => void
}

function ImportDialog({ plan, position, onClose }: ImportDialogProps) {
  const { entries, companions } = plan
  const engine = useEngine()
  const [types, setTypes] = useState(() => entries.map(({ sources }) => sources[0]?.type ?? ''))
  const { raws, change: describe, areReadable } = useRawDrafts(entries)
  const canShow = entries.some(({ sources }, i) => sources.find(({ type }) => type === types[i])?.visualizable)
  const [visualize, setVisualize] = useState(true)
  const uploads = [...entries.map(({ dropped }) => dropped), ...companions].filter(dropped => dropped.kind === 'file')
  const [folder, setFolder] = useUploadFolder()
  const taken = useTaken(uploads.length > 0 ? folder : undefined, uploads)
  const [present, setPresent] = useState<Present>('use')
  const [sent, setSent] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const copying = useRef<AbortController>(undefined)
  const total = uploads.reduce((sum, { file }) => sum + file.size, 0)
  const isTooLarge = total > largestUpload

  const close = () => {
    copying.current?.abort()
    onClose()
  }

  const add = async () => {
    setProblem(undefined)
    copying.current = new AbortController()
    const { signal } = copying.current
    try {
      if (uploads.length > 0) {
        setSent(0)
        await engine.request('makeFolder', { path: folder })
        const wanted = uploads.filter(({ name }) => present === 'replace' || !taken.has(name))
        let done = 0
        for (const { file, name } of wanted) {
          const onProgress = (bytes: number) => setSent(done + bytes)
          await upload(file, joinPath(folder, name), { replace: taken.has(name) && present === 'replace', signal, onProgress })
          done += file.size
        }
      }
      signal.throwIfAborted()
      const files = entries.map(({ dropped }, i) => {
        const draft = raws[i]?.draft
        const raw = draft && rawDataOf(draft)
        return { path: pathOf(dropped, folder), type: types[i] ?? '', ...(raw && { raw }) }
      })
      const making = engine.request('addData', { files, position: placeFor(position), visualize: visualize && canShow })
      await selectMade(making.then(({ identifiers }) => identifiers))
      onClose()
      const [first] = (await making).identifiers
      requestAnimationFrame(() => {
        const place = useStore.getState().processors.get(first ?? '')?.position
        if (place) networkView.reveal(place)
      })
    } catch (error) {
      setSent(undefined)
      if (!signal.aborted) setProblem(sentence(error))
    }
  }

  return (
    <Dialog
      keeps
      title={entries.length === 1 ? 'Import Data' : `Import ${entries.length.toString()} Files`}
      width={480}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" data-autofocus disabled={sent !== undefined || isTooLarge || !areReadable} onClick={() => void add()}>
            Add
          </Button>
        </>
      }
    >
      <div className="import-dialog">
        <ul className="import-files" aria-label="Files">
          {entries.map(({ dropped, sources }, i) => (
            <li key={`${i.toString()} ${dropped.name}`}>
              <span className="import-name" title={dropped.kind === 'path' ? dropped.path : dropped.name}>
                {visibleName(dropped.name)}
              </span>
              {sources.length === 1 ? (
                <span className="import-reader">{sources[0]?.displayName}</span>
              ) : (
                <Select
                  label={`Read ${dropped.name} with`}
                  value={types[i] ?? ''}
                  options={sources.map(({ type, displayName }) => ({ id: type, name: displayName }))}
                  onChange={type => setTypes(before => before.with(i, type))}
                />
              )}
            </li>
          ))}
          {companions.map(({ name }) => (
            <li key={name} className="import-companion">
              <span className="import-name">{visibleName(name)}</span>
              <span className="import-reader">comes along</span>
            </li>
          ))}
        </ul>
        {raws.map(
          (raw, i) =>
            raw && (
              <RawFields
                key={`${i.toString()} ${entries[i]?.dropped.name ?? ''}`}
                name={entries[i]?.dropped.name ?? ''}
                bytes={raw.bytes}
                draft={raw.draft}
                onChange={draft => describe(i, draft)}
              />
            ),
        )}
        <ShowChoice canShow={canShow} visualize={visualize} onChange={setVisualize} />
        {uploads.length > 0 && (
          <Destination folder={folder} total={total} onChange={setFolder}>
            {taken.size > 0 && <TakenNames names={[...taken]} present={present} onChange={setPresent} />}
          </Destination>
        )}
        {isTooLarge && (
          <p className="import-problem" role="alert">
            {formatBytes(total)} is too much to copy. Use File &gt; Import Data… to open files where they lie.
          </p>
        )}
        {sent !== undefined && uploads.length > 0 && <progress className="import-progress" aria-label="Copied" max={total} value={sent} />}
        {problem !== undefined && (
          <p className="import-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}

function ShowChoice({ canShow, visualize, onChange }: { canShow: boolean; visualize: boolean; onChange: (visualize: boolean) => void }) {
  const name = useId()
  const choices = [
    {
      value: true,
      label: 'Source with visualization',
      hint: canShow ? 'a small network that draws it in a canvas' : 'nothing here draws such data yet',
    },
    { value: false, label: 'Source only', hint: 'to connect it yourself' },
  ]
  return (
    <fieldset className="import-choices">
      <legend className="visually-hidden">What is added</legend>
      {choices.map(({ value, label, hint }) => (
        <label key={label}>
          <input
            type="radio"
            name={name}
            checked={(visualize && canShow) === value}
            disabled={value && !canShow}
            onChange={() => onChange(value)}
          />
          <span>
            {label} <span className="import-hint">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

interface DestinationProps {
  folder: string
  total: number
  onChange: (folder: string) => void
  children: React.ReactNode
}

function Destination({ folder, total, onChange, children }: DestinationProps) {
  const choose = async () => {
    const chosen = await chooseFile({ mode: 'directory', title: 'Copy To', start: folder })
    if (chosen !== undefined) onChange(chosen)
  }
  return (
    <section className="import-destination" aria-label="Where the files are copied to">
      <p>
        A browser does not tell where dropped files lie, so they are copied ({formatBytes(total)}) to
        <code>{folder}</code>
      </p>
      <Button onClick={() => void choose()}>Change…</Button>
      {children}
    </section>
  )
}

function TakenNames({ names, present, onChange }: { names: readonly string[]; present: Present; onChange: (present: Present) => void }) {
  return (
    <div className="import-taken">
      <span>{names.length === 1 ? `${names[0] ?? ''} is there already.` : `${names.length.toString()} of them are there already.`}</span>
      <Select
        label="Files that are there already"
        value={present}
        options={[
          { id: 'use', name: 'Use what is there' },
          { id: 'replace', name: 'Replace' },
        ]}
        onChange={value => onChange(value === 'replace' ? 'replace' : 'use')}
      />
    </div>
  )
}

function useUploadFolder(): [string, (folder: string) => void] {
  const path = useStore(state => state.workspace.path)
  const { examples, home } = useStore(state => state.session)
  return useState(() => uploadFolder(path, examples, home))
}

/** Names among the files that the folder has already. */
function useTaken(folder: string | undefined, files: readonly Dropped[]): ReadonlySet<string> {
  const engine = useEngine()
  const [entries, setEntries] = useState<FolderView['entries']>([])
  useEffect(() => {
    if (folder === undefined) return
    // A folder that is not there yet has nothing.
    engine.request('listFolder', { path: folder }).then(
      view => setEntries(view.entries),
      () => setEntries([]),
    )
  }, [engine, folder])
  return new Set(files.map(({ name }) => name).filter(name => entries.some(entry => entry.name === name)))
}

const pathOf = (dropped: Dropped, folder: string): string => (dropped.kind === 'path' ? dropped.path : joinPath(folder, dropped.name))

/** Where it fell, else where nothing is in the way. */
function placeFor(position: readonly [number, number] | undefined): readonly [number, number] {
  if (position) return snapToGrid(position)
  const positions = [...useStore.getState().processors.values()].map(processor => processor.position)
  return freePlace(positions, besideTop(positions) ?? networkView.middle())
}
