import { type RefObject, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useEngine } from '../engine/engine-context.ts'
import { useStore } from '../store.ts'
import { dataTypeName } from './data-type-name.ts'
import { PortShapeIcon } from './port-shape.tsx'
import { cssColor, findPort } from './ports.ts'

interface Inspected {
  readonly path: string
  readonly x: number
  readonly y: number
}

/** What a port is and what it holds, when the pointer rests on it for 300 ms. */
export function PortInspector({ editor }: { editor: RefObject<HTMLElement | null> }) {
  const [inspected, setInspected] = useState<Inspected>()
  useEffect(() => (editor.current ? watch(editor.current, setInspected) : undefined), [editor])
  return inspected ? <PortCard key={inspected.path} {...inspected} /> : null
}

function watch(editor: HTMLElement, show: (inspected: Inspected | undefined) => void): () => void {
  const stop = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const hide = () => {
    clearTimeout(timer)
    show(undefined)
  }
  editor.addEventListener(
    'pointerover',
    event => {
      hide()
      const port = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-port]') : null
      if (!port || event.buttons !== 0) return
      timer = setTimeout(() => {
        const { left, bottom } = port.getBoundingClientRect()
        show({ path: port.dataset.port ?? '', x: left, y: bottom + 6 })
      }, 300)
    },
    { signal: stop.signal },
  )
  for (const type of ['pointerdown', 'pointerleave', 'wheel', 'keydown'])
    editor.addEventListener(type, hide, { signal: stop.signal, passive: true })
  return () => {
    stop.abort()
    clearTimeout(timer)
  }
}

function PortCard({ path, x, y }: Inspected) {
  const engine = useEngine()
  const place = findPort(
    useStore(state => state.processors),
    path,
  )
  const connections = useStore(state => state.connections.filter(edge => edge.source === path || edge.destination === path).length)
  const [information, setInformation] = useState('')
  useEffect(() => {
    let current = true
    engine.request('portInformation', { path }).then(
      ({ text }) => current && setInformation(text),
      // A port without data is no error: the card then shows what is known without it.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [engine, path])

  if (!place) return null
  const { port, direction } = place
  const traits = [
    dataTypeName(port.dataType),
    direction === 'in' ? 'inport' : 'outport',
    direction === 'in' && port.optional && 'optional',
    direction === 'in' && port.maximum > 1 && (Number.isFinite(port.maximum) ? `takes up to ${port.maximum.toString()}` : 'takes several'),
    direction === 'in' && port.flat && 'also the items of lists',
  ]
  return createPortal(
    <div className="port-card" role="tooltip" style={{ left: Math.min(x, innerWidth - 300), top: Math.min(y, innerHeight - 160) }}>
      <header>
        <PortShapeIcon shape={port.shape} color={cssColor(port.color)} optional={direction === 'in' && port.optional} />
        <strong>{port.identifier}</strong>
      </header>
      <p className="port-card-traits">
        {traits.filter(Boolean).join(', ')}
        {connections === 0 ? ', not connected' : connections === 1 ? ', 1 connection' : `, ${connections.toString()} connections`}
      </p>
      {port.help && <p>{port.help}</p>}
      {information && <pre>{information}</pre>}
    </div>,
    document.body,
  )
}
