import { create } from 'zustand'

/** A port, by the direction and the path that tell it from all others. */
export interface InspectedPort {
  readonly path: string
  readonly direction: 'in' | 'out'
}

export interface OpenInspector {
  /** Tells the window, which may go on to other ports. */
  readonly id: number
  readonly port: InspectedPort
}

/** Inspectors that stay open, the latest last. */
export const useOpenInspectors = create<readonly OpenInspector[]>(() => [])

let lastId = 0
const same = (a: InspectedPort, b: InspectedPort): boolean => a.path === b.path && a.direction === b.direction

export function openInspector(port: InspectedPort): void {
  useOpenInspectors.setState(open => [...open.filter(other => !same(other.port, port)), { id: ++lastId, port }], true)
}

export function closeInspector(id: number): void {
  useOpenInspectors.setState(open => open.filter(other => other.id !== id), true)
}

/** Shows another port in a window. */
export function turnInspector(id: number, port: InspectedPort): void {
  useOpenInspectors.setState(open => open.map(other => (other.id === id ? { id, port } : other)), true)
}
