/** What both renderers draw: the same numbers, camera, sampling and transfer function. */
export interface Case {
  readonly name: string
  readonly shaded: boolean
  /** How many are timed. */
  readonly frames: number
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

export const cases: readonly Case[] = [
  {
    name: 'medium in empty space',
    shaded: false,
    frames: 8,
    points: [
      [0, 0, 1, 0.5, 0],
      [0.3, 0.3, 0.7, 0.5, 0],
      [1, 1, 0, 0.5, 0.035],
    ],
  },
  {
    name: 'surface, shaded',
    shaded: true,
    frames: 2,
    points: [
      [0, 1, 0.8, 0.6, 0],
      [0.4, 1, 0.8, 0.6, 0],
      [0.45, 1, 0.8, 0.6, 0.5],
      [1, 1, 0.5, 0.3, 0.9],
    ],
  },
  {
    name: 'fog everywhere',
    shaded: false,
    frames: 6,
    points: [
      [0, 0, 1, 0.5, 0.0005],
      [1, 1, 0, 0.5, 0.001],
    ],
  },
]

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
