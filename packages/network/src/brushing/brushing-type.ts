import type { DataType } from '../port/data-type.ts'
import { BrushingManager, brushingTargets } from './brushing-manager.ts'

/** Selections. Inviwo's table of colours has no entry for them. */
export const brushingType: DataType<BrushingManager> = {
  classIdentifier: 'org.inviwo.BrushingAndLinkingManager',
  color: [160, 182, 240],
  shape: 'pentagon',
  guard: (value): value is BrushingManager => value instanceof BrushingManager,
  info: manager => {
    const count = (action: 'filter' | 'select' | 'highlight') => manager.indices(action, brushingTargets.row).size
    return `Rows: ${count('select')} selected, ${count('highlight')} highlighted, ${count('filter')} filtered`
  },
}
