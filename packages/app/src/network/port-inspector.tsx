import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { ContentsView } from '../inspector/contents-view.tsx'
import { type InspectedPort, openInspector } from '../inspector/open-inspectors.ts'
import { PortHistogramView } from '../inspector/port-histogram-view.tsx'
import { PictureOfPort } from '../inspector/port-picture-view.tsx'
import { usePortAnswer } from '../inspector/use-port-answer.ts'
import { useStore } from '../store.ts'
import { dataTypeName } from './data-type-name.ts'
import { PortShapeIcon } from './port-shape.tsx'
import { cssColor, findPort } from './ports.ts'
import '../inspector/inspector.css'

interface Hovered {
  readonly port: InspectedPort
  /** The port's place in the window. */
  readonly at: DOMRect
}

/** What a port is and what it holds, when the pointer rests on it for 300 ms; a click on the port lets it stay. */
export function PortInspector({ editor }: { editor: RefObject<HTMLElement | null> }) {
  const [hovered, setHovered] = useState<Hovered>()
  useEffect(() => (editor.current ? watch(editor.current, setHovered) : undefined), [editor])
  return hovered ? <PortCard key={`${hovered.port.direction} ${hovered.port.path}`} {...hovered} /> : null
}

function watch(editor: HTMLElement, show: (hovered: Hovered | undefined) => void): () => void {
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
      const element = portElement(event)
      const port = element && inspectedPort(element)
      if (!port || event.buttons !== 0) return
      timer = setTimeout(() => show({ port, at: element.getBoundingClientRect() }), 300)
    },
    { signal: stop.signal },
  )
  editor.addEventListener(
    'click',
    event => {
      const element = portElement(event)
      const port = element && inspectedPort(element)
      if (port) openInspector(port)
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

function portElement({ target }: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-port]') : null
}

/** Inports are where connections end. */
function inspectedPort({ dataset, classList }: HTMLElement): InspectedPort | undefined {
  return dataset.port === undefined ? undefined : { path: dataset.port, direction: classList.contains('target') ? 'in' : 'out' }
}

function PortCard({ port: inspected, at }: Hovered) {
  const card = useRef<HTMLDivElement>(null)
  const { path, direction } = inspected
  const place = findPort(
    useStore(state => state.processors),
    path,
    direction,
  )
  const end = direction === 'in' ? 'destination' : 'source'
  const connections = useStore(state => state.connections.filter(edge => edge[end] === path).length)
  const { value: contents } = usePortAnswer(inspected, '', engine => engine.request('inspectPort', inspected))

  // Below the port, or above it when there is no room: after every render, for pictures make it larger.
  useLayoutEffect(() => {
    const element = card.current
    if (!element) return
    const place = () => {
      const { offsetWidth: width, offsetHeight: height } = element
      const below = at.bottom + 6
      const top =
        below + height <= innerHeight || at.top < height + 6 ? Math.min(below, Math.max(innerHeight - height, 0)) : at.top - 6 - height
      element.style.left = `${Math.max(Math.min(at.left, innerWidth - width - 8), 8)}px`
      element.style.top = `${top}px`
    }
    place()
    const sizes = new ResizeObserver(place)
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [at])

  if (!place) return null
  const { port } = place
  const traits = [
    dataTypeName(port.dataType),
    direction === 'in' ? 'inport' : 'outport',
    direction === 'in' && port.optional && 'optional',
    direction === 'in' && port.maximum > 1 && (Number.isFinite(port.maximum) ? `takes up to ${port.maximum.toString()}` : 'takes several'),
    direction === 'in' && port.flat && 'also the items of lists',
  ]
  const [picture] = contents?.pictures ?? []
  return createPortal(
    <div ref={card} className="port-card" role="tooltip">
      <header>
        <PortShapeIcon shape={port.shape} color={cssColor(port.color)} optional={direction === 'in' && port.optional} />
        <strong>{port.identifier}</strong>
      </header>
      <p className="port-card-traits">
        {traits.filter(Boolean).join(', ')}
        {connections === 0 ? ', not connected' : connections === 1 ? ', 1 connection' : `, ${connections.toString()} connections`}
      </p>
      {port.help && <p>{port.help}</p>}
      {contents && (
        <div className="port-card-contents">
          <ContentsView contents={contents} brief />
          {picture && <PictureOfPort port={inspected} item={0} choice={picture} size={192} />}
          {contents.channels.length > 0 && <PortHistogramView port={inspected} item={0} channels={contents.channels} brief />}
          {contents.items > 0 && <p className="port-card-traits">Click the port to browse it.</p>}
        </div>
      )}
    </div>,
    document.body,
  )
}
