import { Fragment, type ReactNode } from 'react'
import { create } from 'zustand'

interface OpenDialog {
  readonly id: number
  readonly content: ReactNode
}

const useDialogs = create<readonly OpenDialog[]>(() => [])
let nextId = 1

/** Shows a dialog until the `close` that it was given is called. */
export function showDialog(content: (close: () => void) => ReactNode): void {
  const id = nextId++
  const close = () => useDialogs.setState(dialogs => dialogs.filter(dialog => dialog.id !== id), true)
  useDialogs.setState(dialogs => [...dialogs, { id, content: content(close) }], true)
}

/** Where dialogs appear; stands once in the page. */
export function DialogHost() {
  const dialogs = useDialogs()
  return dialogs.map(({ id, content }) => <Fragment key={id}>{content}</Fragment>)
}
