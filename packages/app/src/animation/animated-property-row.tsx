import { type AnimatedProperty, type Easing, easings, keyframe } from '@ivw/engine/protocol'
import { Trash2 } from 'lucide-react'
import { propertyAt } from '../properties/panel/property-tree.ts'
import { useStore } from '../store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { animation } from './animation-state.ts'
import { KeyframeFields } from './keyframe-fields.tsx'

const easingNames: Readonly<Record<Easing, string>> = {
  linear: 'Evenly',
  'ease-in': 'Slow at first',
  'ease-out': 'Slow at last',
  'ease-in-out': 'Slow at both ends',
}

/** From where to where one property moves. Properties that are gone are named and move nothing. */
export function AnimatedPropertyRow({ animated }: { animated: AnimatedProperty }) {
  const { path, from, to, easing, orbit = 0 } = animated
  const property = propertyAt(
    useStore(state => state.processors),
    path,
  )
  const name = property?.displayName ?? path
  const take = (end: 'from' | 'to') => {
    const now = propertyAt(useStore.getState().processors, path)
    if (now) animation.change(path, { [end]: keyframe(now.state) })
  }
  return (
    <li className="animated-property">
      <header>
        <strong>{name}</strong>
        <small>{path}</small>
        <select
          className="field"
          aria-label={`How ${name} moves`}
          value={easing}
          onChange={event => animation.change(path, { easing: event.target.value as Easing })}
        >
          {easings.map(each => (
            <option key={each} value={each}>
              {easingNames[each]}
            </option>
          ))}
        </select>
        <IconButton icon={Trash2} label={`Leave ${name} alone`} onClick={() => animation.remove(path)} />
      </header>
      {property ? (
        <div className="animated-ends">
          <span>from</span>
          <KeyframeFields
            label={`${name} from`}
            property={property}
            value={from}
            onChange={value => animation.change(path, { from: value })}
            onTake={() => take('from')}
          />
          <span>to</span>
          <KeyframeFields
            label={`${name} to`}
            property={property}
            value={to}
            onChange={value => animation.change(path, { to: value })}
            onTake={() => take('to')}
          />
          {'lookFrom' in from && (
            <>
              <span>orbit</span>
              <span className="keyframe">
                <input
                  className="field"
                  type="number"
                  step="any"
                  aria-label={`${name} orbit in degrees`}
                  value={orbit}
                  onChange={event => animation.change(path, { orbit: Number(event.target.value) })}
                />
                degrees around what it looks at
              </span>
            </>
          )}
        </div>
      ) : (
        <p className="inspector-note">This workspace has no such property.</p>
      )}
    </li>
  )
}
