import {
  applyRotation,
  type CameraState,
  clamp,
  defaultCamera,
  type MoveDirection,
  pan,
  recentre,
  roll,
  rotateTrackball,
  slowedRotation,
  unproject,
  type Vec2,
  type Vec3,
  walk,
  zoom,
} from '@ivw/data'
import {
  BoolProperty,
  type CameraProperty,
  CompositeProperty,
  type EventMatcher,
  EventProperty,
  FloatProperty,
  FloatVec3Property,
  type GestureEvent,
  type InteractionEvent,
  type Modifier,
  type MouseButton,
  type MouseEvent,
  OptionPropertyInt,
  type PropertyOptions,
} from '@ivw/network'
import { CameraGesture, type TrackballMethod } from './camera-gesture.ts'
import { immutable } from './ordinal-options.ts'

const methods: readonly { readonly id: string; readonly name: string; readonly value: number; readonly method: TrackballMethod }[] = [
  { id: 'tb_vt', name: 'Virtual Trackball', value: 0, method: 'trackball' },
  { id: 'tb_tav', name: 'Two Axis Valuator', value: 1, method: 'two-axis' },
  { id: 'tb_fps', name: 'First Person', value: 2, method: 'first-person' },
  { id: 'tb_fodr', name: 'Object Follows Cursor', value: 3, method: 'follow-cursor' },
]
const axes = [
  { id: 'x', name: 'X', value: 0, axis: [1, 0, 0] },
  { id: 'y', name: 'Y', value: 1, axis: [0, 1, 0] },
  { id: 'z', name: 'Z', value: 2, axis: [0, 0, 1] },
  { id: 'custom', name: 'Custom', value: 3, axis: undefined },
] as const

/** Keys step by this share of the picture. */
const step = 0.05
/** A rotation goes on when the button was released so soon after the last movement; milliseconds. */
const releaseTime = 100
const tick = 30

/** Moves a camera as the user drags, scrolls and presses keys over a picture (core spec 5.9); without one it takes no events. */
export class CameraTrackball extends CompositeProperty {
  static override readonly classIdentifier = 'org.inviwo.CameraTrackball'
  readonly #camera: CameraProperty | undefined
  readonly #gesture = new CameraGesture()
  #lastRotation = 0
  #animation: ReturnType<typeof setTimeout> | undefined

  readonly method = this.addProperty(
    new OptionPropertyInt(
      'trackballMethod',
      'Trackball Method',
      methods.map(({ id, name, value }) => ({ id, name, value })),
      'tb_vt',
      { help: 'How a drag turns the camera.' },
    ),
  )
  readonly sensitivity = this.#float(
    'sensitivity',
    'Sensitivity',
    3,
    0,
    10,
    'Speed of rotation of the two axis valuator and of first person.',
  )
  readonly movementSpeed = this.#float('movementSpeed', 'Movement Speed', 0.025, 0, 1, 'Distance that one key press walks.')
  readonly fixUp = this.#bool('fixUp', 'Fixed up vector', false, 'Keeps the horizon level.')
  readonly worldUp = this.addProperty(
    new OptionPropertyInt(
      'worldUp',
      'World up',
      axes.map(({ id, name, value }) => ({ id, name, value })),
      'y',
      { help: 'The direction that is up.' },
    ),
  )
  readonly customUp = this.addProperty(
    new FloatVec3Property('customWup', 'Custom world up', [0, 1, 0], {
      min: -1,
      max: 1,
      ...immutable,
      help: 'The direction that is up when it is custom.',
    }),
  )
  readonly verticalAngleLimit = this.#float(
    'verticalAngleLimit',
    'Vertical Angle Limit',
    0.125,
    0,
    Math.PI / 2,
    'Radians that are kept from the up vector when it is fixed.',
  )
  readonly handleEvents = this.#bool('handleEvents', 'Handle interaction events', true, 'Off: the camera ignores mouse, keys and touch.')
  readonly allowHorizontalPanning = this.#bool('allowHorizontalPanning', 'Horizontal Panning', true, 'The view may be moved sideways.')
  readonly allowVerticalPanning = this.#bool('allowVerticalPanning', 'Vertical Panning', true, 'The view may be moved up and down.')
  readonly boundedPanning = this.#bool('boundedPanning', 'Bounded Panning', false, 'The point looked at stays within its range.')
  readonly allowZoom = this.#bool('allowZoom', 'Zoom', true, 'The camera may come nearer and go farther.')
  readonly allowWheelZoom = this.#bool('allowWheelZoom', 'Mouse Wheel Zoom', true, 'The mouse wheel zooms.')
  readonly boundedZooming = this.#bool('boundedZooming', 'Bounded Zooming', false, 'The camera stays within its range.')
  readonly allowHorizontalRotation = this.#bool('allowHorziontalRotation', 'Horizontal Rotation', true, 'The camera may turn sideways.')
  readonly allowVerticalRotation = this.#bool('allowVerticalRotation', 'Vertical Rotation', true, 'The camera may turn up and down.')
  readonly allowViewAxisRotation = this.#bool('allowViewAxisRotation', 'View Axis Rotation', true, 'Two fingers may turn the picture.')
  readonly allowRecenterView = this.#bool('allowRecenterView', 'Recenter View', false, 'A double click looks at what is under the pointer.')
  readonly animate = this.#bool('animate', 'Continuous animation', false, 'A rotation goes on for a while when the button is released.')

  constructor(identifier: string, displayName: string, camera: CameraProperty | undefined, options: PropertyOptions = {}) {
    // What changes the picture is the camera; how it is moved does not.
    super(identifier, displayName, { collapsed: true, invalidationLevel: 'valid', ...options })
    this.#camera = camera
    this.customUp.visibleWhen(this.worldUp, up => up.selected === 'custom')
    this.#addEvents()
  }

  #addEvents(): void {
    this.#mouse('trackballRotate', 'Trackball Rotate', 'left', event => this.#rotate(event))
    this.#mouse('mouseZoom', 'Zoom', 'right', event => this.#zoomByDrag(event))
    this.#mouse('trackballPan', 'Trackball Pan', 'middle', event => this.#pan(event))
    this.#event('wheelZoom', 'Wheel Zoom', { kind: 'wheel', modifiers: 'any' }, event => {
      if (event.kind === 'wheel' && this.allowZoom.value && this.allowWheelZoom.value) this.#set(zoom(this.#now, event.delta[1] * 0.05))
    })
    this.#event(
      'mouseRecenterFocusPoint',
      'Recenter Focus Point',
      { kind: 'mouse', buttons: ['left'], states: ['doubleClick'], modifiers: [] },
      event => this.#recentre(event as MouseEvent),
    )
    this.#event(
      'mouseReset',
      'Mouse Reset',
      { kind: 'mouse', buttons: ['left', 'middle', 'right'], states: ['release'], modifiers: 'any' },
      () => this.#release(),
    )
    this.#addKeys()
    const touch: EventMatcher = {
      kind: 'gesture',
      types: ['pan', 'pinch'],
      states: ['started', 'updated', 'ended', 'canceled'],
      fingers: -1,
      modifiers: 'any',
    }
    this.#event('touchGesture', 'Touch', touch, event => this.#touch(event as GestureEvent))
  }

  #addKeys(): void {
    const directions = { Up: ['W', [0, 1]], Left: ['A', [-1, 0]], Down: ['S', [0, -1]], Right: ['D', [1, 0]] } as const
    for (const [name, [key, [x, y]]] of Object.entries(directions)) {
      const to: Vec2 = [x * 2 * step, y * 2 * step]
      this.#key(`stepRotate${name}`, `Step Rotate ${name}`, key, [], camera => rotateTrackball(camera, [0, 0], to))
      this.#key(`stepPan${name}`, `Step Pan ${name}`, key, ['shift'], camera => pan(camera, [0, 0], to))
    }
    this.#key('stepZoomIn', 'Step Zoom In', '+', 'any', camera => zoom(camera, step))
    this.#key('stepZoomOut', 'Step Zoom Out', '-', 'any', camera => zoom(camera, -step))
    const walks: readonly [string, MoveDirection, string, readonly Modifier[]][] = [
      ['moveForward', 'forward', 'W', ['shift', 'alt']],
      ['moveBackward', 'backward', 'S', ['shift', 'alt']],
      ['moveLeft', 'left', 'A', ['shift', 'alt']],
      ['moveRight', 'right', 'D', ['shift', 'alt']],
      ['moveUp', 'up', 'R', []],
      ['moveDown', 'down', 'F', []],
    ]
    for (const [id, direction, key, modifiers] of walks)
      this.#key(id, `Move ${direction}`, key, modifiers, camera => walk(camera, direction, this.movementSpeed.value))
  }

  #mouse(id: string, name: string, button: MouseButton, action: (event: MouseEvent) => void): void {
    const matcher: EventMatcher = { kind: 'mouse', buttons: [button], states: ['press', 'move'], modifiers: [] }
    this.#event(id, name, matcher, event => {
      action(event as MouseEvent)
      event.used = true
    })
  }

  #key(id: string, name: string, key: string, modifiers: 'any' | readonly Modifier[], change: (camera: CameraState) => CameraState): void {
    this.#event(id, name, { kind: 'key', key, states: ['press'], modifiers }, event => {
      this.#set(change(this.#now))
      event.used = true
    })
  }

  #event(id: string, name: string, matcher: EventMatcher, action: (event: InteractionEvent) => void): void {
    this.addProperty(new EventProperty(id, name, matcher, event => this.#camera && this.handleEvents.value && action(event)))
  }

  #rotate(event: MouseEvent): void {
    this.#stop()
    this.#set(this.#gesture.rotate(this.#now, ndc(event.position), event.depth, this.#rotation))
    this.#lastRotation = performance.now()
  }

  #zoomByDrag(event: MouseEvent): void {
    if (this.allowZoom.value) this.#set(this.#gesture.drag(this.#now, ndc(event.position), upwards => zoom(this.#now, upwards)))
  }

  #pan(event: MouseEvent): void {
    const directions = { horizontal: this.allowHorizontalPanning.value, vertical: this.allowVerticalPanning.value }
    this.#set(this.#gesture.pan(this.#now, ndc(event.position), event.depth, directions))
  }

  #recentre(event: MouseEvent): void {
    if (!this.allowRecenterView.value || event.depth >= 1) return
    this.#set(recentre(this.#now, unproject(this.#now, [...ndc(event.position), event.depth])))
    event.used = true
  }

  #touch(event: GestureEvent): void {
    event.used = true
    if (event.state === 'ended' || event.state === 'canceled') {
      this.#gesture.end()
      return
    }
    const position = ndc(event.position)
    if (event.fingers === 1) {
      this.#set(this.#gesture.rotate(this.#now, position, event.depth, this.#rotation))
      return
    }
    let camera = this.#gesture.pan(this.#now, position, event.depth, {
      horizontal: this.allowHorizontalPanning.value,
      vertical: this.allowVerticalPanning.value,
    })
    if (this.allowZoom.value && event.deltaScale > 0) camera = zoom(camera, 1 - 1 / event.deltaScale)
    if (this.allowViewAxisRotation.value) camera = roll(camera, event.deltaAngle)
    this.#set(camera)
  }

  #release(): void {
    const spins = this.animate.value && this.method.value === 0 && performance.now() - this.#lastRotation < releaseTime
    this.#gesture.end()
    if (spins) this.#spin(this.#gesture.rotation)
  }

  #spin(rotation: CameraGesture['rotation']): void {
    this.#animation = setTimeout(() => {
      const next = slowedRotation(rotation)
      if (!next) return
      this.#set(applyRotation(this.#now, next))
      this.#spin(next)
    }, tick)
  }

  #stop(): void {
    clearTimeout(this.#animation)
  }

  get #now(): CameraState {
    return this.#camera?.value ?? defaultCamera
  }

  #set(camera: CameraState): void {
    const lookTo = this.boundedPanning.value ? this.#bounded('lookTo', camera.lookTo) : camera.lookTo
    const lookFrom = this.boundedZooming.value ? this.#bounded('lookFrom', camera.lookFrom) : camera.lookFrom
    if (this.#camera) this.#camera.value = { ...camera, lookTo, lookFrom }
  }

  #bounded(field: 'lookTo' | 'lookFrom', point: Vec3): Vec3 {
    const bounds = this.#camera?.property(field)
    if (!(bounds instanceof FloatVec3Property)) return point
    const { min, max } = bounds
    return [clamp(point[0], min[0], max[0]), clamp(point[1], min[1], max[1]), clamp(point[2], min[2], max[2])]
  }

  get #rotation() {
    return {
      method: methods[this.method.value]?.method ?? 'trackball',
      sensitivity: this.sensitivity.value,
      fixedUp: this.fixUp.value ? this.#up : undefined,
      verticalLimit: this.verticalAngleLimit.value,
      horizontal: this.allowHorizontalRotation.value,
      vertical: this.allowVerticalRotation.value,
    }
  }

  get #up(): Vec3 {
    return axes[this.worldUp.value]?.axis ?? this.customUp.value
  }

  #bool(id: string, name: string, value: boolean, help: string): BoolProperty {
    return this.addProperty(new BoolProperty(id, name, value, { help, invalidationLevel: 'valid' }))
  }

  #float(id: string, name: string, value: number, min: number, max: number, help: string): FloatProperty {
    return this.addProperty(new FloatProperty(id, name, value, { min, max, help, invalidationLevel: 'valid' }))
  }
}

/** Normalised device coordinates of a place in a picture. */
function ndc([x, y]: Vec2): Vec2 {
  return [2 * x - 1, 2 * y - 1]
}
