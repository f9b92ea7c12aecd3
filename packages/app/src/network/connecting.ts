import { useStore } from '../store.ts'
import { typesFit } from './connection-check.ts'
import { findPort } from './ports.ts'

/**
 * Marks the ports that a dragged link fits, by type, with `data-fits`, and the editor with `data-connecting`.
 * Done on the elements themselves: a render of every node at the start of every drag would be felt.
 */
export function markFittingPorts(editor: HTMLElement, start: string): void {
  const { processors } = useStore.getState()
  const from = findPort(processors, start)
  if (!from) return
  editor.dataset.connecting = ''
  for (const element of editor.querySelectorAll<HTMLElement>('[data-port]')) {
    const place = findPort(processors, element.dataset.port ?? '')
    if (!place) continue
    const fits =
      place.port === from.port ||
      (place.direction !== from.direction &&
        place.processor !== from.processor &&
        (from.direction === 'out' ? typesFit(from.port, place.port) : typesFit(place.port, from.port)))
    if (fits) element.dataset.fits = ''
  }
}

export function clearFittingPorts(editor: HTMLElement): void {
  delete editor.dataset.connecting
  for (const element of editor.querySelectorAll<HTMLElement>('[data-fits]')) delete element.dataset.fits
}

/** The port of a processor that a link should end at when it is dropped on the processor itself: the first free one that fits. */
export function fittingPort(start: string, identifier: string): string | undefined {
  const { processors, connections } = useStore.getState()
  const from = findPort(processors, start)
  const processor = processors.get(identifier)
  if (!from || !processor || processor === from.processor) return undefined
  const path = (port: { identifier: string } | undefined) => port && `${identifier}.${port.identifier}`
  if (from.direction === 'in') return path(processor.outports.find(port => typesFit(port, from.port)))
  const fitting = processor.inports.filter(port => typesFit(from.port, port))
  const taken = (port: { identifier: string }) => connections.some(edge => edge.destination === `${identifier}.${port.identifier}`)
  return path(fitting.find(port => !taken(port)) ?? fitting[0])
}
