import type { Vec2 } from '@ivw/data'
import { ImageInport, ImageOutport } from './image-ports.ts'
import type { Outport } from './outport.ts'

/** What a processor does when one of its image outports is asked for another size. */
export interface ImageSizeOwner {
  /** The size that an inport shall be fed with by `source`; undefined: it is not concerned. */
  imageSizeFor(inport: ImageInport, size: Vec2, from: ImageOutport, source: Outport): Vec2 | undefined
  imageResized(size: Vec2, from: ImageOutport): void
}

interface Request {
  readonly inport: ImageInport
  readonly source: Outport
  readonly size: Vec2
}

/**
 * Asks for images of `size` pixels at an inport. Sizes are pulled from the canvas: the outport takes the largest request
 * of all its inports, resizes its group, and the request goes on to the image inports of the same group.
 */
export function requestImageSize(inport: ImageInport, size: Vec2): void {
  inport.request(size)
  for (const outport of inport.connectedOutports) if (outport instanceof ImageOutport) updateImageSize(outport)
}

/** Recomputes what an outport has to deliver, after requests came, changed or went. */
export function updateImageSize(start: ImageOutport): void {
  const open = [start]
  const sent = new Map<ImageOutport, Vec2>()
  for (let outport = open.pop(); outport; outport = open.pop()) {
    const size = outport.largestRequest
    if (sameSize(sent.get(outport), size)) continue
    sent.set(outport, size)
    for (const { inport, source, size: wanted } of answer(outport, size)) {
      // A source that is asked for what it was asked for already has nothing to say further up.
      const isKnown = sameSize(inport.requestedSizeOf(source), wanted)
      inport.request(wanted, source)
      if (source instanceof ImageOutport && !isKnown) open.push(source)
    }
  }
}

/** A connection was made: the sizes that are wanted downstream of the processor are made known to its sources. */
export function announceImageSize(inport: ImageInport): void {
  const { owner } = inport
  const outports = owner?.outports.filter(port => port instanceof ImageOutport && port.group === inport.group && port.isConnected) ?? []
  for (const outport of outports as ImageOutport[]) {
    for (const source of inport.connectedOutports) {
      const size = owner?.imageSizeFor(inport, outport.largestRequest, outport, source)
      if (size) inport.request(size, source)
    }
  }
  for (const outport of inport.connectedOutports) if (outport instanceof ImageOutport) updateImageSize(outport)
}

function answer(outport: ImageOutport, size: Vec2): readonly Request[] {
  const { owner } = outport
  if (!owner) return []
  const inGroup = (port: { readonly group: string }) => port.group === outport.group
  if (outport.handlesResize) {
    const images = owner.outports.filter(port => port instanceof ImageOutport && inGroup(port)) as ImageOutport[]
    const resized = images.filter(port => port.resize(size))
    if (resized.length > 0) owner.invalidate('invalidOutput')
  }
  owner.imageResized(size, outport)
  return owner.inports.flatMap(inport => {
    if (!(inport instanceof ImageInport) || !inGroup(inport)) return []
    return inport.connectedOutports.flatMap(source => {
      const wanted = owner.imageSizeFor(inport, size, outport, source)
      return wanted ? [{ inport, source, size: wanted }] : []
    })
  })
}

function sameSize(a: Vec2 | undefined, b: Vec2): boolean {
  return a !== undefined && a[0] === b[0] && a[1] === b[1]
}
