import { arrayKind, isOfTwoKinds } from '@ivw/data'
import type { ArrayKind } from '@ivw/engine/protocol'
import type { EngineClient } from '../engine/client.ts'
import type { Dropped } from './drop-kind.ts'

/** What the files mostly are whose names are the same for images and volumes, told by their content. */
export async function arrayKinds(engine: EngineClient, all: readonly Dropped[]): Promise<ReadonlyMap<Dropped, ArrayKind | undefined>> {
  const arrays = all.filter(({ name }) => isOfTwoKinds(name))
  return new Map(await Promise.all(arrays.map(async dropped => [dropped, await kindOf(engine, dropped)] as const)))
}

async function kindOf(engine: EngineClient, dropped: Dropped): Promise<ArrayKind | undefined> {
  try {
    if (dropped.kind === 'path') return (await engine.request('arrayKind', { path: dropped.path })).kind
    const { file } = dropped
    return await arrayKind(dropped.name, async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()))
  } catch {
    // What cannot be read, its source says.
    return undefined
  }
}
