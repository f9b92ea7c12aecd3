import type { FolderView } from '@ivw/engine/protocol'
import { useCallback, useEffect, useState } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { sentence } from '../shell/notices.ts'

export interface ShownFolder {
  readonly folder: FolderView | undefined
  readonly error: string | undefined
  enter(path: string): void
}

/** The folder that is shown: at first the first of `starts` that can be read. A folder that cannot be read leaves the last one and an error. */
export function useFolder(starts: readonly string[]): ShownFolder {
  const engine = useEngine()
  const [folder, setFolder] = useState<FolderView>()
  const [error, setError] = useState<string>()
  const [first] = useState(starts)
  const tryAll = useCallback(
    (paths: readonly string[]) => {
      const [path, ...others] = paths
      if (path === undefined) return
      engine.request('listFolder', { path }).then(
        view => {
          setFolder(view)
          setError(undefined)
        },
        (reason: unknown) => (others.length > 0 ? tryAll(others) : setError(sentence(reason))),
      )
    },
    [engine],
  )
  useEffect(() => tryAll(first), [tryAll, first])
  return { folder, error, enter: useCallback((path: string) => tryAll([path]), [tryAll]) }
}
