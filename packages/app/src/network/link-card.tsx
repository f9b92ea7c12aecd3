import { createPortal } from 'react-dom'
import { arrows, pairsBetween } from '../links/link-pairs.ts'
import { processorName } from '../links/processor-names.ts'
import { propertyAt } from '../properties/panel/property-tree.ts'
import { useStore } from '../store.ts'
import { linkView, useLinkView } from './link-view.ts'

const most = 10

/** Beside the pointer over a curve: which properties it links. */
export function LinkCard() {
  const pointed = useLinkView(state => state.pointed)
  const processors = useStore(state => state.processors)
  const linked = linkView.linked(pointed?.key)
  if (!pointed || !linked) return null
  const [from, to] = [linked.from, linked.to].map(identifier => processorName(processors, identifier))
  const pairs = pairsBetween(linked.links, linked.from, linked.to)
  const name = (path: string) => propertyAt(processors, path)?.displayName ?? path
  return createPortal(
    <div className="port-card link-card" role="status" style={{ left: pointed.at.x + 14, top: pointed.at.y + 14 }}>
      <header>{linked.from === linked.to ? from : `${from} – ${to}`}</header>
      <ul>
        {pairs.slice(0, most).map(({ left, right, direction }) => (
          <li key={`${left} ${right}`}>
            {name(left)} {arrows[direction]} {name(right)}
          </li>
        ))}
        {pairs.length > most && <li>and {(pairs.length - most).toString()} more</li>}
      </ul>
    </div>,
    document.body,
  )
}
