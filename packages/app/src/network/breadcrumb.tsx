import { ChevronRight } from 'lucide-react'
import { Fragment } from 'react'
import { usePage } from '../page-context.ts'
import { levelsAbove } from '../state/level.ts'
import { useStore } from '../store.ts'
import './breadcrumb.css'

/** Where one is while the network inside of a composite is shown, and the way out. */
export function Breadcrumb() {
  const { network } = usePage()
  const level = useStore(state => state.level)
  const processors = useStore(state => state.processors)
  const workspace = useStore(state => state.workspace.name)
  if (level === '') return null
  const above = levelsAbove(level)
  const nameOf = (identifier: string) => processors.get(identifier)?.displayName ?? identifier
  return (
    <nav className="breadcrumb" aria-label="Networks around this one">
      <button type="button" title="Show the network of the workspace" onClick={() => network.leave('')}>
        {workspace.replace(/\.inv$/u, '')}
      </button>
      {above.map(identifier => (
        <Fragment key={identifier}>
          <ChevronRight aria-hidden size={13} />
          {identifier === level ? (
            <span aria-current="location">{nameOf(identifier)}</span>
          ) : (
            <button type="button" title={`Show the network inside of ${nameOf(identifier)}`} onClick={() => network.leave(identifier)}>
              {nameOf(identifier)}
            </button>
          )}
        </Fragment>
      ))}
    </nav>
  )
}
