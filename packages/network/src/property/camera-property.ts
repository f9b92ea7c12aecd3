import { type CameraState, type CameraType, defaultCamera, type Vec3, withType } from '@ivw/data'
import { lowerLevel } from '../invalidation.ts'
import { type CompositeOptions, PropertyGroup } from './composite-property.ts'
import { sameValue } from './equality.ts'
import { OptionPropertyString } from './option-properties.ts'
import type { OrdinalOptions } from './ordinal-property.ts'
import type { Property } from './property.ts'
import { FloatProperty } from './scalar-properties.ts'
import { expectBoolean, expectNumber, expectNumbers, expectOneOf, expectPair } from './validation.ts'
import { FloatVec2Property, FloatVec3Property } from './vector-properties.ts'

export const cameraTypes = ['PerspectiveCamera', 'OrthographicCamera', 'SkewedPerspectiveCamera'] as const satisfies readonly CameraType[]

export type CameraPropertyState = { readonly [K in keyof CameraState]: CameraState[K] } & { readonly collapsed: boolean }

/** Which children a type shows besides the common ones. */
const ownFields: Record<CameraType, readonly string[]> = {
  PerspectiveCamera: ['fov'],
  OrthographicCamera: ['width'],
  SkewedPerspectiveCamera: ['fov', 'offset'],
}

/** A camera as one state; its children show and change single fields of it. A change of type converts the view. */
export class CameraProperty extends PropertyGroup<CameraPropertyState> {
  static override readonly classIdentifier = 'org.inviwo.CameraProperty'
  #aspectFromEvent = false

  constructor(identifier: string, displayName: string, camera: Partial<CameraState> = {}, options: CompositeOptions = {}) {
    const state = { ...conformCamera(identifier, { ...defaultCamera, ...camera }), collapsed: options.collapsed ?? false }
    super(identifier, displayName, state, options)
    this.#addChildren()
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

  /** The camera follows the size of its picture, which then wins over linked cameras. */
  resize(width: number, height: number): void {
    if (!(width > 0 && height > 0)) return
    this.#aspectFromEvent = true
    this.setState({ aspectRatio: width / height })
  }

  /** A link copies everything but an aspect ratio that came from the picture. */
  override assign(source: Property): void {
    if (!(source instanceof CameraProperty)) throw this.error(`a ${this.classIdentifier}`, source.classIdentifier)
    const { aspectRatio, ...rest } = source.value
    this.setState(this.#aspectFromEvent ? rest : { ...rest, aspectRatio })
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

  protected override levelOfChange(before: CameraPropertyState, next: CameraPropertyState) {
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

  #addChildren(): void {
    const options = cameraTypes.map(type => ({ id: type, name: type.replace(/Camera$/u, ''), value: type }))
    const type = this.addProperty(
      new OptionPropertyString('cameraType', 'Camera Type', options, this.state.type, { invalidationLevel: 'valid' }),
    )
    type.onChange(() => this.setState({ type: type.value }))
    const ignore = { minConstraint: 'ignore', maxConstraint: 'ignore', invalidationLevel: 'valid' } as const
    const fixed = { minConstraint: 'immutable', maxConstraint: 'immutable', invalidationLevel: 'valid' } as const
    this.#add3('lookFrom', 'Look from', { ...ignore, min: -100, max: 100, increment: 0.1 })
    this.#add3('lookTo', 'Look to', { ...ignore, min: -100, max: 100, increment: 0.1 })
    this.#add3('lookUp', 'Look up', { ...fixed, min: -1, max: 1 })
    this.#add1('aspectRatio', 'Aspect Ratio', { ...ignore, min: 0, max: 100, readOnly: true })
    this.#add1('near', 'Near Plane', { ...ignore, min: 0.001, max: 10 })
    this.#add1('far', 'Far Plane', { ...ignore, min: 1, max: 1000 })
    this.#add1('fov', 'FOV', { ...fixed, min: 0, max: 180, increment: 0.1 })
    this.#add1('width', 'Width', { ...ignore, min: 0, max: 1000, increment: 0.1 })
    const access = { get: () => this.state.offset, set: (offset: readonly [number, number]) => void this.setState({ offset }) }
    this.addProperty(new FloatVec2Property('offset', 'Separation Offset', undefined, { ...ignore, min: -10, max: 10, access }))
    this.#showFieldsOf(this.state.type)
  }

  #add1(field: 'aspectRatio' | 'near' | 'far' | 'fov' | 'width', name: string, options: OrdinalOptions<number>): void {
    const access = { get: () => this.state[field], set: (value: number) => void this.setState({ [field]: value }) }
    this.addProperty(new FloatProperty(field, name, undefined, { ...options, access }))
  }

  #add3(field: 'lookFrom' | 'lookTo' | 'lookUp', name: string, options: OrdinalOptions<Vec3>): void {
    const access = { get: () => this.state[field], set: (value: Vec3) => void this.setState({ [field]: value }) }
    this.addProperty(new FloatVec3Property(field, name, undefined, { ...options, access }))
  }

  #showFieldsOf(type: CameraType): void {
    for (const field of ['fov', 'width', 'offset']) this.property(field)?.setMeta({ visible: ownFields[type].includes(field) })
  }
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
