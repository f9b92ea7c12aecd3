import { create } from 'zustand'

/** Paths of the properties whose editors are open, the latest last. They stay open when the selection changes. */
export const useOpenEditors = create<readonly string[]>(() => [])

export function openEditor(path: string): void {
  useOpenEditors.setState(paths => [...paths.filter(other => other !== path), path], true)
}

export function closeEditor(path: string): void {
  useOpenEditors.setState(paths => paths.filter(other => other !== path), true)
}
