import { keyLabel } from '../commands/keys.ts'
import { usePage } from '../page-context.ts'
import { Dialog } from '../ui/dialog.tsx'
import './keys-dialog.css'

const groups: readonly (readonly [title: string, prefix: RegExp])[] = [
  ['Network', /^network\./],
  ['Edit', /^edit\./],
  ['View', /^view\./],
  ['File, Python, Help', /^(file|python|help)\./],
]

const gestures: readonly (readonly [string, string])[] = [
  ['Double-click on empty ground', 'Add a processor'],
  ['Drop a connection on empty ground', 'Add a processor that fits'],
  ['Drop a processor type on a connection', 'Put a processor into it'],
  ['Double-click on a composite', 'Enter it'],
  ['Alt and drag', 'Drag a copy away'],
  ['Middle drag, or Space and drag', 'Move the view'],
  ['Wheel', 'Zoom'],
  ['Drag a connection away from its inport', 'Disconnect'],
  ['Drag the handle at the side of a processor to another one', 'Link properties'],
]

/** All keys, as they are bound. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { commands } = usePage()
  return (
    <Dialog title="Keyboard Shortcuts" width={720} onClose={onClose}>
      <div className="keys">
        {groups.map(([title, prefix]) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {commands.all
                .filter(command => prefix.test(command.id) && command.keys)
                .map(command => (
                  <div key={command.id}>
                    <dt>{command.label}</dt>
                    <dd>
                      {command.keys?.map(key => (
                        <kbd key={key}>{keyLabel(key)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section aria-label="Gestures">
          <h3>Gestures in the network</h3>
          <dl>
            {gestures.map(([gesture, effect]) => (
              <div key={gesture}>
                <dt>{effect}</dt>
                <dd>{gesture}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
