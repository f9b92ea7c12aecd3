import { npyHeadBytes, npyKind } from '@ivw/data'
import type { ArrayKind } from '@ivw/engine/protocol'
import type { EngineClient } from '../engine/client.ts'
import type { Dropped } from './drop-kind.ts'

/** What the arrays among the files mostly are, told by their content: their name is the same for images and volumes. */
export async function arrayKinds(engine: EngineClient, all: readonly Dropped[]): Promise<ReadonlyMap<Dropped, ArrayKind | undefined>> {
  const arrays = all.filter(({ name }) => /\.npy$/i.test(name))
  return new Map(await Promise.all(arrays.map(async dropped => [dropped, await kindOf(engine, dropped)] as const)))
}

async function kindOf(engine: EngineClient, dropped: Dropped): Promise<ArrayKind | undefined> {
  try {
    if (dropped.kind === 'path') return (await engine.request('arrayKind', { path: dropped.path })).kind
    return npyKind(new Uint8Array(await dropped.file.slice(0, npyHeadBytes).arrayBuffer()))
  } catch {
    // What cannot be read, its source says.
    return undefined
  }
}
