import { planComposite, planExpansion, resetChanges } from '@ivw/network'
import { addWithLinks } from '../edit/add-processor.ts'
import { copyProcessors, pasteProcessors } from '../edit/clipboard.ts'
import type { CommandHandlers } from './command-context.ts'

type EditCommand =
  | 'apply'
  | 'undo'
  | 'redo'
  | 'undoView'
  | 'redoView'
  | 'addProcessor'
  | 'press'
  | 'resetProperty'
  | 'copy'
  | 'paste'
  | 'createComposite'
  | 'expandComposite'

/** Commands that change the network, each an undo step with a name. */
export const editCommands: CommandHandlers<EditCommand> = {
  apply({ engine }, { changes, name, merge, view }) {
    engine.history.apply(changes, { name, merge, view })
    return undefined
  },
  undo({ engine }) {
    engine.history.undo()
    return undefined
  },
  redo({ engine }) {
    engine.history.redo()
    return undefined
  },
  undoView({ engine }) {
    engine.history.undoView()
    return undefined
  },
  redoView({ engine }) {
    engine.history.redoView()
    return undefined
  },
  addProcessor({ engine }, parameters) {
    return { identifier: addWithLinks(engine.network, engine.history, parameters) }
  },
  press({ engine }, { path, index }) {
    const name = engine.network.propertyByPath(path)?.displayName ?? 'Button'
    engine.history.perform(() => engine.network.pressButton(path, index), { name: `Press ${name}` })
    return undefined
  },
  resetProperty({ engine }, { path }) {
    const property = engine.network.propertyByPath(path)
    if (!property) throw new Error(`There is no property ${path}`)
    engine.history.apply(resetChanges(property), { name: `Reset ${property.displayName}` })
    return undefined
  },
  copy({ engine }, { identifiers }) {
    return { text: copyProcessors(engine.network, identifiers) }
  },
  createComposite({ engine }, { identifiers, displayName }) {
    const { changes, identifier } = planComposite(engine.network, identifiers, displayName)
    engine.history.apply(changes, { name: 'Create Composite' })
    return { identifier }
  },
  expandComposite({ engine }, { identifier }) {
    const { changes, identifiers } = planExpansion(engine.network, identifier)
    engine.history.apply(changes, { name: 'Expand Composite' })
    return { identifiers }
  },
  paste({ engine }, { text, ...options }) {
    return { identifiers: pasteProcessors(engine.network, engine.history, text, options) }
  },
}
