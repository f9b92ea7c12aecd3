import {
  add,
  applyRotation,
  type CameraState,
  lookAround,
  noRotation,
  pan,
  type Quat,
  rotateGrabbed,
  rotateTwoAxis,
  subtract,
  trackballRotation,
  unproject,
  type Vec2,
  type Vec3,
} from '@ivw/data'

export type TrackballMethod = 'trackball' | 'two-axis' | 'first-person' | 'follow-cursor'

export interface Directions {
  readonly horizontal: boolean
  readonly vertical: boolean
}

export interface RotationOptions extends Directions {
  readonly method: TrackballMethod
  readonly sensitivity: number
  readonly fixedUp: Vec3 | undefined
  readonly verticalLimit: number
}

/** One drag over a picture: remembers where it was last and what lay under its start. Positions are normalised device coordinates. */
export class CameraGesture {
  #last: Vec2 | undefined
  #depth: number | undefined
  #grabbed: Vec3 | undefined
  #rotation: Quat = noRotation

  /** The rotation of the last movement, for the trackball method. */
  get rotation(): Quat {
    return this.#rotation
  }

  end(): void {
    this.#last = undefined
    this.#depth = undefined
    this.#grabbed = undefined
  }

  /** The camera after a movement to `current`; the first one of a drag only stores where it starts. `depth`: that under the pointer, 1 for nothing. */
  rotate(camera: CameraState, current: Vec2, depth: number, options: RotationOptions): CameraState {
    return this.#moved(camera, current, depth, last => this.#rotated(camera, last, along(last, current, options), options))
  }

  pan(camera: CameraState, current: Vec2, depth: number, directions: Directions): CameraState {
    return this.#moved(camera, current, depth, last => pan(camera, last, along(last, current, directions), this.#depth))
  }

  /** Calls `change` with the upward movement since the last time. */
  drag(camera: CameraState, current: Vec2, change: (upwards: number) => CameraState): CameraState {
    return this.#moved(camera, current, 1, last => change(current[1] - last[1]))
  }

  #moved(camera: CameraState, current: Vec2, depth: number, change: (last: Vec2) => CameraState): CameraState {
    const last = this.#last
    this.#last = current
    if (last) return change(last)
    this.#rotation = noRotation
    if (depth < 1) {
      this.#depth = depth
      this.#grabbed = unproject(camera, [...current, depth])
    }
    return camera
  }

  #rotated(camera: CameraState, last: Vec2, current: Vec2, options: RotationOptions): CameraState {
    const { method, sensitivity, fixedUp, verticalLimit } = options
    const twoAxis = { sensitivity, verticalLimit, ...(fixedUp && { fixedUp }) }
    switch (method) {
      case 'trackball':
        this.#rotation = trackballRotation(camera, last, current)
        return applyRotation(camera, this.#rotation)
      case 'two-axis':
        return rotateTwoAxis(camera, last, current, twoAxis)
      case 'first-person':
        return lookAround(camera, last, current, twoAxis)
      case 'follow-cursor':
        return rotateGrabbed(camera, last, current, this.#grabbed)
    }
  }
}

/** Lets a drag go along the allowed directions only. */
function along(last: Vec2, current: Vec2, { horizontal, vertical }: Directions): Vec2 {
  const [dx, dy] = subtract(current, last)
  return add(last, [horizontal ? dx : 0, vertical ? dy : 0])
}
