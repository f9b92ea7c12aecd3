import { ours } from './ours.ts'
import { type Case, cases, pictureSize, type Renderer, rippledBall, visiblePart } from './scene.ts'
import { vtk } from './vtk.ts'

export type Side = 'ours' | 'vtk'

export interface Prepared {
  readonly description: string
  /** Part of the voxels. */
  readonly visible: number
}

export interface Pictures {
  /** PNG, base64. */
  readonly ours: string
  readonly vtk: string
  /** Mean difference of red, green and blue, as a part of their range. */
  readonly difference: number
}

const voxels = rippledBall()
let sides: Record<Side, Renderer> | undefined

async function prepare(index: number): Promise<Prepared> {
  const scene = cases[index] as Case
  const mine = await ours(scene, voxels)
  sides = { ours: mine, vtk: vtk(scene, voxels) }
  return { description: mine.description, visible: visiblePart(scene, voxels) }
}

/** Milliseconds until the pixels of a frame are there. */
async function frame(side: Side, number: number): Promise<number> {
  const start = performance.now()
  await sides?.[side].frame(number)
  return performance.now() - start
}

/** Of the last frame. */
async function pictures(): Promise<Pictures> {
  const { ours, vtk } = sides as Record<Side, Renderer>
  const pngs = { ours: await ours.picture(), vtk: await vtk.picture() }
  const [a, b] = [await pixels(pngs.ours), await pixels(pngs.vtk)]
  let sum = 0
  for (let i = 0; i < a.length; i++) if (i % 4 < 3) sum += Math.abs((a[i] as number) - (b[i] as number))
  return { ...pngs, difference: sum / (pictureSize ** 2 * 3 * 255) }
}

async function pixels(png: string): Promise<Uint8ClampedArray> {
  const bytes = Uint8Array.from(atob(png), letter => letter.charCodeAt(0))
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const context = new OffscreenCanvas(pictureSize, pictureSize).getContext('2d') as OffscreenCanvasRenderingContext2D
  // Both over black.
  context.fillRect(0, 0, pictureSize, pictureSize)
  context.drawImage(bitmap, 0, 0, pictureSize, pictureSize)
  return context.getImageData(0, 0, pictureSize, pictureSize).data
}

Object.assign(globalThis, { prepare, frame, pictures })
