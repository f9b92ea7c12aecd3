import { create } from 'zustand'

export interface Notice {
  readonly id: number
  readonly kind: 'info' | 'error'
  readonly text: string
}

/** Short messages about an action of the user. Errors of processors belong to their nodes and are never shown here. */
export const useNotices = create<readonly Notice[]>(() => [])

let nextId = 1

export function notify(kind: Notice['kind'], text: string): void {
  useNotices.setState(notices => [...notices.filter(notice => notice.text !== text), { id: nextId++, kind, text }].slice(-4), true)
}

export function dismiss(id: number): void {
  useNotices.setState(notices => notices.filter(notice => notice.id !== id), true)
}

/** What the user reads of something that failed. */
export function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
