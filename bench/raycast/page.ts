import { ours } from './ours.ts'
import { cases, rippledBall } from './scene.ts'
import { vtk } from './vtk.ts'

export interface CaseResult {
  readonly description: string
  readonly ours: readonly number[]
  readonly vtk: readonly number[]
  readonly oursPicture: string
  readonly vtkPicture: string
}

/** Frame times in milliseconds, taken in turn, so that both meet the same machine. */
async function measure(index: number, frames: number): Promise<CaseResult> {
  const scene = cases[index] as (typeof cases)[number]
  const voxels = rippledBall()
  const [mine, other] = [await ours(scene, voxels), vtk(scene, voxels)]
  const times: { ours: number[]; vtk: number[] } = { ours: [], vtk: [] }
  const timed = async (list: number[], frame: () => Promise<void>) => {
    const start = performance.now()
    await frame()
    list.push(performance.now() - start)
  }
  for (let frame = -2; frame < frames; frame++) {
    // The first frames compile shaders and upload.
    await timed(frame < 0 ? [] : times.ours, () => mine.frame(frame))
    await timed(frame < 0 ? [] : times.vtk, () => other.frame(frame))
  }
  return { description: mine.description, ...times, oursPicture: await mine.picture(), vtkPicture: await other.picture() }
}

Object.assign(globalThis, { measure })
