import type { Layer } from '@ivw/data'
import { levelOf } from '@ivw/network'
import type { AnnotationPicture } from '@ivw/workspace'
import type { Engine } from './engine.ts'
import type { EdgeView, ProcessorView } from './protocol.ts'
import { connectionViews, processorView } from './views.ts'

/** Draws the small pictures that a workspace file holds; a home without the means for it has none. */
export interface PictureMaker {
  ofLayer(layer: Layer): Promise<SmallPicture>
  ofNetwork(processors: readonly ProcessorView[], connections: readonly EdgeView[]): Promise<SmallPicture>
}

/** A JPEG as base64. */
export type SmallPicture = Omit<AnnotationPicture, 'name'>

/** Pictures of the network and its canvases as they are now, into the open workspace. */
export async function takePictures({ network, canvases, workspace }: Engine, maker: PictureMaker): Promise<void> {
  const processors = [...network.processors.values()]
  const shown = processors.flatMap(({ identifier, displayName }) => {
    const layer = canvases.visibleLayer(identifier)
    return layer ? [{ name: displayName, layer }] : []
  })
  const ofCanvases = await Promise.all(shown.map(async ({ name, layer }) => ({ name, ...(await maker.ofLayer(layer)) })))
  // What lies inside of composites has places of its own.
  const outer = processors.filter(({ identifier }) => levelOf(identifier) === '')
  const ofNetwork = outer.length === 0 ? undefined : await maker.ofNetwork(outer.map(processorView), connectionViews(network))
  workspace.setPictures({ canvases: ofCanvases, network: ofNetwork && { name: 'Network', ...ofNetwork } })
}
