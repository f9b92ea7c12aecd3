import type { ProcessorView, PropertyView } from '@ivw/engine/protocol'
import { Search, Wand2 } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { showDialog } from '../dialogs/dialog-host.tsx'
import { useEngine } from '../engine/engine-context.ts'
import { Select } from '../properties/controls/select.tsx'
import { propertyAt } from '../properties/panel/property-tree.ts'
import { sentence } from '../shell/notices.ts'
import { levelOf } from '../state/level.ts'
import { useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { LinkCurves } from './link-curves.tsx'
import { type LinkSide, useLinkDraft } from './link-draft.ts'
import { directionsOf, keyOf } from './link-pairs.ts'
import { groupsAround, linkRows } from './link-rows.ts'
import { LinkTree } from './link-tree.tsx'
import { PairList } from './pair-list.tsx'
import { processorNames } from './processor-names.ts'
import { useLinkDrag } from './use-link-drag.ts'
import '../ui/text-field.css'
import './link-dialog.css'

/** Links properties of two processors, or of one; `picked` is a property of the left one that is to be linked. */
export function showLinkDialog(left: string, right: string, picked?: string): void {
  showDialog(close => <LinkDialog left={left} right={right} picked={picked} onClose={close} />)
}

interface LinkDialogProps {
  left: string
  right: string
  picked: string | undefined
  onClose: () => void
}

interface Pick {
  readonly side: LinkSide
  readonly path: string
}

/** Nothing happens to the network before Apply, which is one step. */
function LinkDialog({ left: leftIdentifier, right: initialRight, picked: initial, onClose }: LinkDialogProps) {
  const engine = useEngine()
  const processors = useStore(state => state.processors)
  const left = processors.get(leftIdentifier)
  const draft = useLinkDraft(left, initialRight)
  const { right, pairs } = draft
  const [chosen, setChosen] = useState<Pick | undefined>(() => (initial === undefined ? undefined : { side: 'left', path: initial }))
  const [search, setSearch] = useState('')
  const [carry, setCarry] = useState(true)
  const [marked, setMarked] = useState<string>()
  const [said, say] = useState('')
  const [scrolled, setScrolled] = useState(0)
  const trees = useTrees(left, right, search, pairs.flatMap(pair => [pair.left, pair.right]).concat(initial ?? []))
  const gap = useRef<HTMLDivElement>(null)

  const { drag, start, wasDragged } = useLinkDrag((dragged, target) => {
    const other = propertyAt(processors, target)
    if (other) link(dragged.side, dragged.property, other)
  })
  /** What waits for a property of the other side. */
  const picked = drag ? { side: drag.side, path: drag.property.path } : chosen
  const pickedProperty = picked && propertyAt(processors, picked.path)
  const obstacleFor = (side: LinkSide) => (property: PropertyView) => {
    if (!picked || !pickedProperty || picked.side === side) return undefined
    const ways = side === 'right' ? directionsOf(pickedProperty, property) : directionsOf(property, pickedProperty)
    return typeof ways === 'string' ? ways : undefined
  }

  const link = (side: LinkSide, property: PropertyView, other: PropertyView) => {
    const result = side === 'left' ? draft.pair(property, other) : draft.pair(other, property)
    if (typeof result === 'string') return say(result)
    setChosen(undefined)
    setMarked(keyOf(result))
    say(`${property.displayName} is linked with ${other.displayName}.`)
  }
  const choose = (side: LinkSide, property: PropertyView) => {
    if (wasDragged.current) return
    if (picked && pickedProperty && picked.side !== side) return link(side, property, pickedProperty)
    const isPicked = picked?.path === property.path && picked.side === side
    setChosen(isPicked ? undefined : { side, path: property.path })
    say(isPicked ? '' : `Choose what ${property.displayName} is linked with on the ${side === 'left' ? 'right' : 'left'}.`)
  }

  const apply = async () => {
    const edit = draft.edit(carry)
    try {
      if (edit) await engine.request('apply', edit)
      onClose()
    } catch (error) {
      say(sentence(error))
    }
  }

  if (!left) return null
  const tree = (side: LinkSide, processor: ProcessorView | undefined) => (
    <LinkTree
      side={side}
      label={`Properties of ${processor?.displayName ?? ''}, ${side}`}
      rows={trees[side].rows}
      list={trees[side].list}
      linked={new Set(pairs.map(pair => pair[side]))}
      picked={picked?.side === side ? picked.path : undefined}
      target={drag && drag.side !== side ? drag.target : undefined}
      obstacle={obstacleFor(side)}
      onChoose={property => choose(side, property)}
      onToggle={trees.toggle}
      onDragStart={(event, property) => start(event, side, property)}
      onScroll={() => setScrolled(count => count + 1)}
    />
  )

  return (
    <Dialog
      keeps
      title="Link Properties"
      width={820}
      onClose={onClose}
      actions={
        <>
          <label className="link-carry">
            <input type="checkbox" checked={carry} onChange={event => setCarry(event.target.checked)} />
            New links carry their values at once
          </label>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!draft.isChanged} onClick={() => void apply()}>
            Apply
          </Button>
        </>
      }
    >
      <div className="link-tools">
        <div className="link-search">
          <Search aria-hidden size={14} />
          <input
            className="field"
            type="search"
            aria-label="Search properties of both"
            placeholder="Search properties"
            spellCheck={false}
            value={search}
            onChange={event => setSearch(event.target.value)}
          />
        </div>
        <Button
          disabled={left === right}
          title="Pairs properties of the same class and identifier"
          onClick={() => {
            const count = draft.pairAlike()
            say(count === 0 ? 'There is nothing more of the same class and identifier.' : `${count.toString()} pairs were made.`)
          }}
        >
          <Wand2 aria-hidden size={14} /> Pair Alike
        </Button>
      </div>
      <div className="link-panes">
        <section className="link-pane" aria-label={left.displayName}>
          <h3 className="link-pane-title">
            {left.displayName} <code>{left.identifier}</code>
          </h3>
          {tree('left', left)}
        </section>
        <div ref={gap} className="link-gap">
          <LinkCurves
            gap={gap}
            left={trees.left}
            right={trees.right}
            pairs={pairs}
            marked={marked}
            scrolled={scrolled}
            rubber={drag && { path: drag.property.path, side: drag.side, pointer: drag.pointer }}
            onMark={setMarked}
          />
        </div>
        <section className="link-pane" aria-label={right?.displayName ?? 'No processor'}>
          <PartnerChoice left={left} right={right} onChange={draft.setRight} />
          {tree('right', right)}
        </section>
      </div>
      <PairList pairs={pairs} marked={marked} onMark={setMarked} onDirection={draft.setDirection} />
      <p className="link-said" role="status">
        {said}
      </p>
    </Dialog>
  )
}

/** Any processor of the same network, the left one itself first. */
function PartnerChoice({
  left,
  right,
  onChange,
}: {
  left: ProcessorView
  right: ProcessorView | undefined
  onChange: (id: string) => void
}) {
  // As they were at first: the list may be long, and every progress of a run is a change of the store.
  const [options] = useState(() => partnersFor(left))
  return <Select label="Processor to link with" value={right?.identifier ?? ''} options={options} onChange={onChange} />
}

function partnersFor(left: ProcessorView): readonly { readonly id: string; readonly name: string }[] {
  const { processors } = useStore.getState()
  const names = processorNames(processors)
  const order = new Intl.Collator()
  // Links stay inside of one network: a composite has its own.
  const others = [...processors.keys()].filter(other => other !== left.identifier && levelOf(other) === levelOf(left.identifier))
  const named = others.map(id => ({ id, name: names.get(id) ?? id })).toSorted((a, b) => order.compare(a.name, b.name))
  return [{ id: left.identifier, name: `${left.displayName} itself` }, ...named]
}

/** The lines of both trees. Groups that hold something linked are open at first. */
function useTrees(left: ProcessorView | undefined, right: ProcessorView | undefined, search: string, linked: readonly string[]) {
  const [open, setOpen] = useState(() => groupsAround(linked))
  const leftList = useRef<HTMLDivElement>(null)
  const rightList = useRef<HTMLDivElement>(null)
  const leftRows = useMemo(() => linkRows(left?.properties ?? [], search, open), [left, search, open])
  const rightRows = useMemo(() => linkRows(right?.properties ?? [], search, open), [right, search, open])
  const toggle = (path: string) => setOpen(before => (before.has(path) ? without(before, path) : new Set([...before, path])))
  const sides = useMemo(
    () => ({ left: { list: leftList, rows: leftRows }, right: { list: rightList, rows: rightRows } }),
    [leftRows, rightRows],
  )
  return { ...sides, toggle }
}

function without(paths: ReadonlySet<string>, path: string): ReadonlySet<string> {
  return new Set([...paths].filter(other => other !== path))
}
