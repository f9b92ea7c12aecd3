import { useState } from 'react'
import { dataTypeName } from '../network/data-type-name.ts'
import { PortShapeIcon } from '../network/port-shape.tsx'
import { cssColor, findPort } from '../network/ports.ts'
import { FloatingWindow } from '../properties/controls/floating-window.tsx'
import { Select } from '../properties/controls/select.tsx'
import { useStore } from '../store.ts'
import { ContentsView } from './contents-view.tsx'
import { closeInspector, type InspectedPort, type OpenInspector, turnInspector, useOpenInspectors } from './open-inspectors.ts'
import { PortHistogramView } from './port-histogram-view.tsx'
import { PictureBrowser } from './port-picture-view.tsx'
import { usePortAnswer } from './use-port-answer.ts'
import './inspector.css'

/** The inspectors that stay open; those of ports that are gone are not shown. */
export function InspectorWindows() {
  const open = useOpenInspectors()
  return open.map(({ id, port }, index) => <InspectorWindow key={id} id={id} port={port} place={index} />)
}

function InspectorWindow({ id, port, place }: OpenInspector & { place: number }) {
  const found = findPort(
    useStore(state => state.processors),
    port.path,
    port.direction,
  )
  if (!found) return null
  const { processor, port: view } = found
  const ports = [
    ...processor.outports.map(other => ({ id: `out ${other.identifier}`, name: `${other.identifier} (outport)` })),
    ...processor.inports.map(other => ({ id: `in ${other.identifier}`, name: `${other.identifier} (inport)` })),
  ]
  const turnTo = (chosen: string) => {
    const [direction = 'out', identifier] = chosen.split(' ')
    turnInspector(id, { path: `${processor.identifier}.${identifier}`, direction: direction as 'in' | 'out' })
  }
  return (
    <FloatingWindow
      title={
        <>
          {processor.displayName} <small>{dataTypeName(view.dataType)}</small>
        </>
      }
      size={[440, 640]}
      fitsContents
      place={place}
      onClose={() => closeInspector(id)}
    >
      <div className="inspector">
        <div className="inspector-row">
          <PortShapeIcon shape={view.shape} color={cssColor(view.color)} optional={false} />
          <Select label="Port" value={`${port.direction} ${view.identifier}`} options={ports} onChange={turnTo} />
        </div>
        {view.help && <p className="inspector-note">{view.help}</p>}
        <Inspected key={`${port.direction} ${port.path}`} port={port} />
      </div>
    </FloatingWindow>
  )
}

function Inspected({ port }: { port: InspectedPort }) {
  const [item, setItem] = useState(0)
  const { value: contents, problem } = usePortAnswer(port, `${item}`, engine => engine.request('inspectPort', { ...port, item }))
  if (problem !== undefined) return <p className="inspector-note">{problem}</p>
  if (!contents) return <p className="inspector-note">Looking …</p>
  const { items, pictures, channels } = contents
  return (
    <>
      {items > 1 && (
        <div className="inspector-row">
          <input
            type="range"
            aria-label="Item"
            min={0}
            max={items - 1}
            value={Math.min(item, items - 1)}
            onChange={event => setItem(Number(event.target.value))}
          />
          <output>
            {Math.min(item, items - 1) + 1} of {items}
          </output>
        </div>
      )}
      {pictures.length > 0 && <PictureBrowser port={port} item={item} choices={pictures} />}
      {channels.length > 0 && <PortHistogramView port={port} item={item} channels={channels} />}
      <ContentsView contents={contents} />
    </>
  )
}
