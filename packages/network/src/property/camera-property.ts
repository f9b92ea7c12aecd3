import {
  add,
  type CameraState,
  type CameraType,
  defaultCamera,
  distance,
  type FitOptions,
  fitView,
  flipUp,
  lookRangesFor,
  type Mat4,
  nearFarFor,
  normalize,
  scale,
  subtract,
  translation,
  type Vec3,
  withType,
} from '@ivw/data'
import type { ViewAction } from '../event/interaction-event.ts'
import { type InvalidationLevel, lowerLevel } from '../invalidation.ts'
import { type CameraParts, cameraChildren, cameraTypes } from './camera-children.ts'
import { type CompositeOptions, PropertyGroup } from './composite-property.ts'
import { sameValue } from './equality.ts'
import { OptionPropertyString } from './option-properties.ts'
import type { Property } from './property.ts'
import { expectBoolean, expectNumber, expectNumbers, expectOneOf, expectPair } from './validation.ts'

export type CameraPropertyState = { readonly [K in keyof CameraState]: CameraState[K] } & { readonly collapsed: boolean }

export interface CameraOptions extends CompositeOptions {
  /** What is seen, as the matrix that takes the unit cube to world space; undefined while there is nothing. */
  readonly bounds?: (() => Mat4 | undefined) | undefined
}

/** Which children a type shows besides the common ones. */
const ownFields: Record<CameraType, readonly string[]> = {
  PerspectiveCamera: ['fov'],
  OrthographicCamera: ['width'],
  SkewedPerspectiveCamera: ['fov', 'offset'],
}

/** A camera as one state; its children show and change single fields of it. A change of type converts the view. */
export class CameraProperty extends PropertyGroup<CameraPropertyState> implements CameraParts {
  static override readonly classIdentifier = 'org.inviwo.CameraProperty'
  readonly #bounds: () => Mat4 | undefined
  #aspectFromPicture = false

  constructor(identifier: string, displayName: string, camera: Partial<CameraState> = {}, options: CameraOptions = {}) {
    const state = { ...conformCamera(identifier, { ...defaultCamera, ...camera }), collapsed: options.collapsed ?? false }
    super(identifier, displayName, state, options)
    this.#bounds = options.bounds ?? (() => undefined)
    for (const child of cameraChildren(this)) this.addProperty(child)
    this.#showFieldsOf(state.type)
  }

  get value(): CameraState {
    const { collapsed: _, ...camera } = this.state
    return camera
  }
  set value(camera: CameraState) {
    this.setState(camera)
  }

  setLook(lookFrom: Vec3, lookTo: Vec3, lookUp: Vec3): void {
    this.setState({ lookFrom, lookTo, lookUp })
  }

  get bounds(): Mat4 | undefined {
    return this.#bounds()
  }

  /** Does what a button or a view event asks for. Without bounds the view is turned about the point that is looked at. */
  look(action: ViewAction): void {
    const { bounds } = this
    if (action === 'flipUp') this.value = flipUp(this.value)
    else if (bounds) this.#fit(bounds, action === 'fitData' ? {} : { side: action })
    else if (action !== 'fitData') this.value = turned(this.value, action)
  }

  #fit(box: Mat4, options: FitOptions): void {
    const setting = (identifier: string) => this.property(`settings.${identifier}`)?.state.value
    const planes = setting('updateNearFar') === true ? nearFarFor(box) : {}
    if (setting('updateLookRanges') === true) this.setLookRanges(box)
    this.value = { ...fitView(this.value, box, { ...options, ratio: setting('fittingRatio') as number }), ...planes }
  }

  /** Bounds of the sliders of both points, for a box that is looked at. */
  setLookRanges(box: Mat4): void {
    for (const [field, [min, max]] of Object.entries(lookRangesFor(box))) this.property(field)?.setState({ min, max })
  }

  /** The camera follows the size of its picture, which then wins over linked cameras. */
  resize(width: number, height: number): void {
    if (!(width > 0 && height > 0)) return
    this.#aspectFromPicture = true
    this.setState({ aspectRatio: width / height })
  }

  /** Its aspect ratio is that of a picture that it draws. */
  get followsPicture(): boolean {
    return this.#aspectFromPicture
  }

  /** A link copies everything but an aspect ratio that came from the picture. */
  override assign(source: Property): void {
    if (!(source instanceof CameraProperty)) throw this.error(`a ${this.classIdentifier}`, source.classIdentifier)
    const { aspectRatio, ...rest } = source.value
    this.setState(this.#aspectFromPicture ? rest : { ...rest, aspectRatio })
  }

  protected override conform(patch: Partial<CameraPropertyState>, before: CameraPropertyState): CameraPropertyState {
    const type = expectOneOf(this.path, patch.type ?? before.type, cameraTypes)
    // Fields that come with the new type are meant for it; the others are converted.
    const { collapsed, ...camera } = { ...before, ...withType(before, type), ...patch }
    return { ...conformCamera(this.path, camera), collapsed: expectBoolean(this.path, collapsed) }
  }

  /** What was recorded is whole: converting it once more would move the eye. */
  protected override conformRestored(patch: Partial<CameraPropertyState>, before: CameraPropertyState): CameraPropertyState {
    const { collapsed, ...camera } = { ...before, ...patch }
    return { ...conformCamera(this.path, camera), collapsed: expectBoolean(this.path, collapsed) }
  }

  protected override levelOfChange(before: CameraPropertyState, next: CameraPropertyState): InvalidationLevel {
    return before.collapsed === next.collapsed ? lowerLevel('invalidOutput', this.invalidationLevel) : 'valid'
  }

  protected override stateChanged(before: CameraPropertyState, next: CameraPropertyState): void {
    if (before.type !== next.type) this.#showFieldsOf(next.type)
    for (const child of this.properties) {
      const field = child.identifier === 'cameraType' ? 'type' : child.identifier
      const changed = !sameValue(before[field as keyof CameraState], next[field as keyof CameraState])
      if (changed && child instanceof OptionPropertyString) child.setState({ selected: next.type })
      else if (changed) child.notify('valid')
    }
  }

  #showFieldsOf(type: CameraType): void {
    for (const field of ['fov', 'width', 'offset']) this.property(field)?.setMeta({ visible: ownFields[type].includes(field) })
  }
}

/** From the side, at the distance of before. */
function turned(camera: CameraState, side: NonNullable<FitOptions['side']>): CameraState {
  const { lookFrom, lookTo } = camera
  const { lookFrom: seenFrom, lookUp } = fitView(camera, translation(subtract(lookTo, [0.5, 0.5, 0.5])), { side })
  return { ...camera, lookUp, lookFrom: add(lookTo, scale(normalize(subtract(seenFrom, lookTo)), distance(lookFrom, lookTo))) }
}

function conformCamera(path: string, camera: CameraState): CameraState {
  const number = (value: unknown) => expectNumber(path, value)
  const point = (value: unknown) => expectNumbers(path, value, 3) as Vec3
  return {
    type: expectOneOf(path, camera.type, cameraTypes),
    lookFrom: point(camera.lookFrom),
    lookTo: point(camera.lookTo),
    lookUp: point(camera.lookUp),
    near: number(camera.near),
    far: number(camera.far),
    aspectRatio: number(camera.aspectRatio),
    fov: number(camera.fov),
    width: number(camera.width),
    offset: expectPair(path, camera.offset),
  }
}
