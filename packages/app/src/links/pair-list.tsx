import { ArrowLeft, ArrowLeftRight, ArrowRight, type LucideIcon, X } from 'lucide-react'
import { propertyAt } from '../properties/panel/property-tree.ts'
import { useStore } from '../store.ts'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { waysOf } from './link-draft.ts'
import { keyOf, type LinkDirection, type LinkPair } from './link-pairs.ts'

export interface PairListProps {
  pairs: readonly LinkPair[]
  marked: string | undefined
  onMark: (key: string | undefined) => void
  onDirection: (pair: LinkPair, direction: LinkDirection | undefined) => void
}

const directions: readonly (readonly [LinkDirection, LucideIcon])[] = [
  ['left', ArrowLeft],
  ['both', ArrowLeftRight],
  ['right', ArrowRight],
]

/** The pairs as they will be, each with its direction. */
export function PairList({ pairs, marked, onMark, onDirection }: PairListProps) {
  const processors = useStore(state => state.processors)
  if (pairs.length === 0) return <p className="pair-list-empty">Choose a property on the left and one on the right to link them.</p>
  return (
    <ul className="pair-list" aria-label="Links">
      {pairs.map(pair => {
        const [left, right] = [pair.left, pair.right].map(path => propertyAt(processors, path)?.displayName ?? path)
        const ways = waysOf(processors, pair)
        return (
          <li
            key={keyOf(pair)}
            className={classes('pair-line', keyOf(pair) === marked && 'pair-line-marked')}
            onPointerEnter={() => onMark(keyOf(pair))}
            onPointerLeave={() => onMark(undefined)}
          >
            <span className="pair-name pair-name-left" title={pair.left}>
              {left}
            </span>
            <fieldset className="pair-ways" aria-label={`Direction of ${left} and ${right}`}>
              {directions.map(([direction, icon]) => (
                <IconButton
                  key={direction}
                  icon={icon}
                  label={meaning(direction, left, right, ways.includes(direction))}
                  pressed={pair.direction === direction}
                  aria-disabled={!ways.includes(direction) || undefined}
                  onClick={() => ways.includes(direction) && onDirection(pair, direction)}
                />
              ))}
            </fieldset>
            <span className="pair-name" title={pair.right}>
              {right}
            </span>
            <IconButton icon={X} label={`Unlink ${left} and ${right}`} onClick={() => onDirection(pair, undefined)} />
          </li>
        )
      })}
    </ul>
  )
}

function meaning(direction: LinkDirection, left: string | undefined, right: string | undefined, isPossible: boolean): string {
  const sides = { left: `${left} (left) follows ${right}`, right: `${right} (right) follows ${left}`, both: 'Both follow each other' }
  return isPossible ? sides[direction] : `${sides[direction]}: not possible between these classes`
}
