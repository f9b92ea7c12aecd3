/** What both renderers draw: the same numbers, camera, sampling and transfer function. */
export interface Case {
  readonly name: string
  readonly shaded: boolean
  /** How many are timed. */
  readonly frames: number
  /** Times as many frames as vtk.js; none where it is only told. */
  readonly wanted?: number
  /** Position, red, green, blue, opacity for 1/150 of an edge of the box. */
  readonly points: readonly (readonly [position: number, red: number, green: number, blue: number, opacity: number])[]
}

export const edge = 256
export const pictureSize = 512
/** Samples per voxel. */
export const samplingRate = 2
/** Tangent of half the field of view, and distance of the eye from the middle of a box with edges of length 1. */
export const halfView = 0.36
export const eyeDistance = 2
/** Of the shaded case: light from far behind the eye, with highlights as Blinn has them. */
export const light = { ambient: 0.1, diffuse: 0.7, specular: 0.2, shininess: 10 }

export const cases: readonly Case[] = [
  {
    name: 'dense',
    shaded: false,
    frames: 7,
    wanted: 3,
    points: [
      [0, 0.1, 0.5, 1, 0.01],
      [0.5, 0.4, 0.8, 0.4, 0.03],
      [1, 1, 0.3, 0.1, 0.08],
    ],
  },
  {
    name: 'sparse, a shell',
    shaded: false,
    frames: 7,
    wanted: 6,
    points: [
      [0, 1, 0.8, 0.5, 0],
      [0.3, 1, 0.8, 0.5, 0],
      [0.336, 1, 0.8, 0.5, 0.2],
      [0.372, 0.3, 0.5, 1, 0],
      [1, 1, 1, 1, 0],
    ],
  },
  {
    name: 'a ball in empty space',
    shaded: false,
    frames: 7,
    points: [
      [0, 0, 1, 0.5, 0],
      [0.3, 0.3, 0.7, 0.5, 0],
      [1, 1, 0, 0.5, 0.035],
    ],
  },
  {
    name: 'surface, shaded',
    shaded: true,
    frames: 1,
    points: [
      [0, 1, 0.8, 0.6, 0],
      [0.4, 1, 0.8, 0.6, 0],
      [0.45, 1, 0.8, 0.6, 0.5],
      [1, 1, 0.5, 0.3, 0.9],
    ],
  },
]

/** Part of the voxels that are not transparent. */
export function visiblePart({ points }: Case, voxels: Uint8Array): number {
  const seen = Array.from({ length: 256 }, (_, value) => {
    const t = value / 255
    return points.some(([from, , , , a], i) => {
      const [to, , , , b] = points[i + 1] ?? [from, 0, 0, 0, a]
      return t >= from && t <= to && (t === from ? a > 0 : t === to ? b > 0 : a + b > 0)
    })
  })
  let count = 0
  for (const value of voxels) if (seen[value]) count++
  return count / voxels.length
}

/** A ball with ripples, 0 at the faces. */
export function rippledBall(): Uint8Array<ArrayBuffer> {
  const voxels = new Uint8Array(edge ** 3)
  let i = 0
  for (let z = 0; z < edge; z++)
    for (let y = 0; y < edge; y++)
      for (let x = 0; x < edge; x++) {
        const [u, v, w] = [x / edge - 0.5, y / edge - 0.5, z / edge - 0.5]
        const value = 255 * (1 - 2 * Math.sqrt(u * u + v * v + w * w)) + 30 * Math.sin(u * 40) * Math.sin(v * 40) * Math.sin(w * 40)
        voxels[i++] = Math.max(0, Math.min(255, value))
      }
  return voxels
}

/** Eye position of a frame: the camera goes round. */
export function eyeOf(frame: number): readonly [number, number, number] {
  const angle = 0.5 + frame * 0.1
  return [eyeDistance * Math.sin(angle) * 0.9, eyeDistance * 0.435889894354, eyeDistance * Math.cos(angle) * 0.9]
}

export interface Renderer {
  /** Draws a frame and waits until its pixels are there. */
  frame(number: number): Promise<void>
  picture(): Promise<string>
}
