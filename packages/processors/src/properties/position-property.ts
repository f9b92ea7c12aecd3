import { type Mat4, transformPoint, tryInvert, type Vec3, viewMatrix } from '@ivw/data'
import {
  type CameraProperty,
  CompositeProperty,
  type CompositeState,
  FloatVec3Property,
  OptionPropertyInt,
  type PropertyOptions,
} from '@ivw/network'
import { unbounded } from './ordinal-options.ts'

type PositionState = CompositeState & { readonly positionWorldSpace: Vec3 }

export interface PositionOptions extends PropertyOptions {
  /** With one, the position may be given relative to it. */
  readonly camera?: CameraProperty | undefined
  /** Offers the view also without a camera, for properties that are made from a file: which camera is meant is not known there. Default false. */
  readonly anyFrame?: boolean | undefined
  /** Ends of the sliders of every coordinate; default from -100 to 100. The value itself has no bounds. */
  readonly range?: readonly [min: number, max: number] | undefined
}

/** A point in the world, given in the world or as a camera sees it: it keeps its place when the camera or the frame changes. */
export class PositionProperty extends CompositeProperty<PositionState> {
  static override readonly classIdentifier = 'org.inviwo.PositionProperty'
  readonly referenceFrame: OptionPropertyInt
  /** In the chosen frame. */
  readonly position: FloatVec3Property
  readonly #camera: CameraProperty | undefined
  /** View from world of the camera, when it changed last. */
  #lastView: Mat4 | undefined
  /** One of the two positions is being derived from the other. */
  #deriving = false

  constructor(identifier: string, displayName: string, position: Vec3, options: PositionOptions = {}) {
    super(identifier, displayName, options, { positionWorldSpace: position })
    const { camera, anyFrame = camera !== undefined, range: [min, max] = [-100, 100] } = options
    this.#camera = camera
    this.#lastView = camera && viewMatrix(camera.value)
    const frames = [{ id: 'world', name: 'World', value: 0 }, ...(anyFrame ? [{ id: 'view', name: 'View', value: 1 }] : [])]
    this.referenceFrame = this.addProperty(
      new OptionPropertyInt('referenceFrame', 'Space', frames, 'world', {
        help: 'Whether the coordinates are those of the world or of the view of the camera.',
      }),
    )
    this.position = this.addProperty(
      new FloatVec3Property('position', 'Position', position, {
        min,
        max,
        increment: 0.1,
        ...unbounded,
        semantics: 'LightPosition',
        help: 'The point, in the chosen space.',
      }),
    )
    this.position.onChange(() => this.#derive(() => this.#followPosition()))
    this.referenceFrame.onChange(() => this.#derive(() => this.#followWorld()))
    camera?.onChange(() => this.#followView(camera))
  }

  /** In world space. */
  get world(): Vec3 {
    return this.state.positionWorldSpace
  }
  set world(positionWorldSpace: Vec3) {
    this.setState({ positionWorldSpace })
  }

  protected override conform(patch: Partial<PositionState>, before: PositionState): PositionState {
    const next = super.conform(patch, before)
    const { positionWorldSpace: point } = next
    if (!Array.isArray(point) || point.length !== 3 || !point.every(Number.isFinite)) throw this.error('three numbers', point)
    return next
  }

  protected override stateChanged(before: PositionState, next: PositionState): void {
    if (before.positionWorldSpace !== next.positionWorldSpace) this.#derive(() => this.#followWorld())
  }

  #derive(action: () => void): void {
    if (this.#deriving) return
    this.#deriving = true
    try {
      action()
    } finally {
      this.#deriving = false
    }
  }

  /** A camera that is only another lens, as with another shape of its picture, sees the point where it was. */
  #followView({ value }: CameraProperty): void {
    const view = viewMatrix(value)
    const isOther = view.some((number, i) => number !== this.#lastView?.[i])
    this.#lastView = view
    if (isOther) this.#derive(() => this.#followWorld())
  }

  #followPosition(): void {
    const { value } = this.position
    const view = this.#view
    const worldFromView = view && tryInvert(view)
    if (!view) this.world = value
    else if (worldFromView) this.world = transformPoint(worldFromView, value)
  }

  #followWorld(): void {
    const view = this.#view
    const seen = view ? transformPoint(view, this.world) : this.world
    // A camera that looks nowhere sees no point.
    if (seen.every(Number.isFinite)) this.position.value = seen
  }

  /** View from world, when that is the chosen frame. */
  get #view() {
    return this.#camera && this.referenceFrame.selected === 'view' ? viewMatrix(this.#camera.value) : undefined
  }
}
