import { useEffect, useState } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { folderOf } from '../ui/file-path.ts'
import { type DataEntry, isRaw } from './data-files.ts'
import { guessDraft, isReadable, type RawDraft } from './raw-draft.ts'

export interface RawEntry {
  /** Of the file, once it is known. */
  readonly bytes: number | undefined
  readonly draft: RawDraft
}

/** What the user says of the raw files among the entries, by their place; a guess by the size of the file comes first. */
export function useRawDrafts(entries: readonly DataEntry[]) {
  const engine = useEngine()
  const [raws, setRaws] = useState<readonly (RawEntry | undefined)[]>(() =>
    entries.map(({ dropped }) => {
      if (!isRaw(dropped.name)) return undefined
      const bytes = dropped.kind === 'file' ? dropped.file.size : undefined
      return { bytes, draft: guessDraft(bytes ?? 0) }
    }),
  )
  useEffect(() => {
    for (const [i, { dropped }] of entries.entries()) {
      if (!isRaw(dropped.name) || dropped.kind === 'file') continue
      // Without its size there is just no guess.
      const found = engine.request('listFolder', { path: folderOf(dropped.path) }).catch(() => undefined)
      void found.then(view => {
        const bytes = view?.entries.find(({ name }) => name === dropped.name)?.bytes
        if (bytes !== undefined) setRaws(before => before.with(i, { bytes, draft: guessDraft(bytes) }))
      })
    }
  }, [engine, entries])
  const change = (i: number, draft: RawDraft) => setRaws(before => before.with(i, { bytes: before[i]?.bytes, draft }))
  const areReadable = raws.every(raw => raw === undefined || isReadable(raw.draft, raw.bytes))
  return { raws, change, areReadable }
}
