import type { EngineClient } from '../engine/client.ts'
import { notify, sentence } from '../shell/notices.ts'
import { processorsAt } from '../state/level.ts'
import { selectMade, useStore } from '../store.ts'
import { besideOthers } from './free-place.ts'
import { deleteEdit, named } from './network-changes.ts'
import { networkView } from './network-view.ts'

/** The last text that was copied here, for browsers that do not let a page read the clipboard. */
let remembered = ''

/** Puts the selection on the system's clipboard as text. */
export async function copySelection(engine: EngineClient): Promise<boolean> {
  const { selection } = useStore.getState()
  if (selection.size === 0) return false
  try {
    const text = engine.request('copy', { identifiers: [...selection] }).then(answer => answer.text)
    text.then(
      copied => {
        remembered = copied
      },
      // Reported below, where the same promise is awaited.
      () => undefined,
    )
    await write(text)
    return true
  } catch (error) {
    notify('error', sentence(error))
    return false
  }
}

export async function cutSelection(engine: EngineClient): Promise<void> {
  const { processors, selection } = useStore.getState()
  const identifiers = [...selection]
  if (!(await copySelection(engine))) return
  const { changes } = deleteEdit({ processors }, identifiers, [])
  engine.perform('apply', { name: `Cut ${named(processors, identifiers).join('')}`, changes })
}

/** Pastes text of a paste event, or what the clipboard holds. `keepInputs` also restores connections from outside. */
export async function pasteProcessors(engine: EngineClient, text: string | undefined, keepInputs: boolean): Promise<void> {
  const source = text ?? (await read())
  if (source === '') return
  try {
    const positions = [...processorsAt(useStore.getState()).values()].map(processor => processor.position)
    const position = besideOthers(positions, networkView.pointerOrMiddle())
    await selectMade(
      engine
        .request('paste', { text: source, position, level: useStore.getState().level, keepInputs })
        .then(({ identifiers }) => identifiers),
    )
  } catch (error) {
    notify('error', sentence(error))
  }
}

async function write(text: Promise<string>): Promise<void> {
  // Safari allows only writes that begin while the key is handled, hence the promise inside the item.
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(await text)
  const blob = text.then(content => new Blob([content], { type: 'text/plain' }))
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
  } catch {
    // Without permission the page still pastes what it remembers; an error of the engine is thrown by this await.
    await text
  }
}

async function read(): Promise<string> {
  try {
    return (await navigator.clipboard.readText()) || remembered
  } catch {
    // Reading was refused; the text that was copied in this page remains.
    return remembered
  }
}
