import { notify } from '../shell/notices.ts'
import type { DropKind } from './drop-kind.ts'

/** What nothing else fits: the user hears why nothing happens. */
export const unknownKind: DropKind = {
  fits: () => true,
  async take(all) {
    const names = all.map(({ name }) => name).join(', ')
    notify('info', `Nothing here reads ${names} by itself. Raw numbers are dropped together with the file that describes them.`)
  },
}
