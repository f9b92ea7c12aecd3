import { useEffect } from 'react'
import { draggedPaths, pathsMedia } from '../drop/dragged-paths.ts'
import type { Dropped } from '../drop/drop-kind.ts'
import { takeDropped } from '../drop/drop-kinds.ts'
import type { EngineClient } from '../engine/client.ts'
import { toNetwork } from '../network/network-view.ts'
import type { Page } from '../page-context.ts'
import { nameOf } from '../ui/file-path.ts'
import { notify, sentence } from './notices.ts'
import './file-drop.css'

/** Files that are dropped anywhere on the page, from this computer or out of a list of the server's files. */
export function useFileDrop(engine: EngineClient, page: Page): void {
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      const types = event.dataTransfer?.types ?? []
      if (!types.includes('Files') && !types.includes(pathsMedia)) return
      event.preventDefault()
      showsDrag(true)
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    }
    const onDragLeave = ({ relatedTarget }: DragEvent) => {
      // Out of the page, not from one element of it to another.
      if (relatedTarget === null) showsDrag(false)
    }
    const onDragEnd = () => showsDrag(false)
    const onDrop = (event: DragEvent) => {
      showsDrag(false)
      const all = droppedOf(event.dataTransfer)
      if (all.length === 0) return
      event.preventDefault()
      const isNetwork = event.target instanceof Element && event.target.closest('[data-network-editor]') !== null
      const position = isNetwork ? toNetwork([event.clientX, event.clientY]) : undefined
      takeDropped(all, { engine, page, position, all }).catch((error: unknown) => notify('error', sentence(error)))
    }
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('dragleave', onDragLeave)
    document.addEventListener('dragend', onDragEnd)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('dragleave', onDragLeave)
      document.removeEventListener('dragend', onDragEnd)
      document.removeEventListener('drop', onDrop)
      showsDrag(false)
    }
  }, [engine, page])
}

/** Says on the page that it takes what the pointer drags over it. */
function showsDrag(shows: boolean): void {
  document.documentElement.toggleAttribute('data-file-drag', shows)
}

function droppedOf(data: DataTransfer | null): readonly Dropped[] {
  if (!data) return []
  const paths = draggedPaths(data).map((path): Dropped => ({ kind: 'path', name: nameOf(path), path }))
  return [...paths, ...[...data.files].map((file): Dropped => ({ kind: 'file', name: file.name, file }))]
}
