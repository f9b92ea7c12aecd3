import { dataKind } from './data-kind.ts'
import type { DropContext, DropKind, Dropped } from './drop-kind.ts'
import { pictureKind } from './picture-kind.ts'
import { pythonKind } from './python-kind.ts'
import { unknownKind } from './unknown-kind.ts'
import { workspaceKind } from './workspace-kind.ts'

/** Everything that can be dropped on the page, what is told by its content before what is told by its name. */
const dropKinds: readonly DropKind[] = [workspaceKind, pictureKind, pythonKind, dataKind, unknownKind]

/** Hands every file to the first kind that it fits; files of one kind are taken together, one kind after the other. */
export async function takeDropped(all: readonly Dropped[], context: DropContext, kinds: readonly DropKind[] = dropKinds): Promise<void> {
  const taken = new Map<DropKind, Dropped[]>()
  for (const dropped of all) {
    const kind = await firstFitting(kinds, dropped, context)
    if (kind) taken.set(kind, [...(taken.get(kind) ?? []), dropped])
  }
  for (const kind of kinds) {
    const own = taken.get(kind)
    if (own) await kind.take(own, context)
  }
}

async function firstFitting(kinds: readonly DropKind[], dropped: Dropped, context: DropContext): Promise<DropKind | undefined> {
  for (const kind of kinds) if (await kind.fits(dropped, context)) return kind
  return undefined
}
