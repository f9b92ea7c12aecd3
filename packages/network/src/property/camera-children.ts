import { type CameraState, type CameraType, type Mat4, nearFarFor, type Vec2, type Vec3 } from '@ivw/data'
import type { ViewAction } from '../event/interaction-event.ts'
import { BoolProperty } from './bool-property.ts'
import { ButtonGroupProperty, ButtonProperty, type GroupedButton } from './button-property.ts'
import { CompositeProperty } from './composite-property.ts'
import { OptionPropertyString } from './option-properties.ts'
import type { OrdinalOptions } from './ordinal-property.ts'
import type { Property } from './property.ts'
import { FloatProperty } from './scalar-properties.ts'
import { FloatVec2Property, FloatVec3Property } from './vector-properties.ts'

export const cameraTypes = ['PerspectiveCamera', 'OrthographicCamera', 'SkewedPerspectiveCamera'] as const satisfies readonly CameraType[]

/** What the children show and change. */
export interface CameraParts {
  readonly state: CameraState
  setState(patch: Partial<CameraState>): unknown
  look(action: ViewAction): void
  setLookRanges(box: Mat4): void
  readonly bounds: Mat4 | undefined
}

const quiet = { invalidationLevel: 'valid' } as const
const ignore = { minConstraint: 'ignore', maxConstraint: 'ignore', ...quiet } as const
const fixed = { minConstraint: 'immutable', maxConstraint: 'immutable', ...quiet } as const

/** In Inviwo's order. The camera itself tells the processor of changes, so all of them are of level `valid`. */
export function cameraChildren(camera: CameraParts): readonly Property[] {
  return [
    cameraType(camera),
    new ButtonGroupProperty('actions', 'Actions', buttons(camera), {
      ...quiet,
      serializationMode: 'none',
      help: 'Looks at the data as a whole, or from one of their sides.',
    }),
    point(camera, 'lookFrom', 'Look from', {
      ...ignore,
      min: -100,
      max: 100,
      increment: 0.1,
      help: 'Where the eye is, in the world.',
    }),
    point(camera, 'lookTo', 'Look to', {
      ...ignore,
      min: -100,
      max: 100,
      increment: 0.1,
      help: 'The place in the world that is in the middle of the picture. The camera turns about it.',
    }),
    point(camera, 'lookUp', 'Look up', { ...fixed, min: -1, max: 1, help: 'The direction in the world that is up in the picture.' }),
    number(camera, 'aspectRatio', 'Aspect Ratio', {
      ...ignore,
      min: 0,
      max: 100,
      readOnly: true,
      help: 'Width of the picture by its height, which it follows.',
    }),
    number(camera, 'near', 'Near Plane', { ...ignore, min: 0.001, max: 10, help: 'What is nearer to the eye is not drawn.' }),
    number(camera, 'far', 'Far Plane', { ...ignore, min: 1, max: 1000, help: 'What is farther from the eye is not drawn.' }),
    number(camera, 'fov', 'FOV', {
      ...fixed,
      min: 0,
      max: 180,
      increment: 0.1,
      help: 'Field of view: degrees from the lower to the upper edge of the picture.',
    }),
    number(camera, 'width', 'Width', {
      ...ignore,
      min: 0,
      max: 1000,
      increment: 0.1,
      help: 'How much of the world is seen from the left to the right edge of the picture.',
    }),
    offset(camera),
    settings(camera),
  ]
}

function cameraType(camera: CameraParts): Property {
  const options = cameraTypes.map(type => ({ id: type, name: type.replace(/Camera$/u, ''), value: type }))
  const help = 'Perspective: what is far is small. Orthographic: it is not. Skewed: one of two eyes, which look at the same plane.'
  const property = new OptionPropertyString('cameraType', 'Camera Type', options, camera.state.type, { ...quiet, help })
  property.onChange(() => camera.setState({ type: property.value }))
  return property
}

function buttons(camera: CameraParts): readonly GroupedButton[] {
  const button = (look: ViewAction, tooltip: string, face: GroupedButton) => ({ ...face, tooltip, action: () => camera.look(look) })
  const sides = (['x+', 'x-', 'y+', 'y-', 'z+', 'z-'] as const).map(side =>
    button(side, `Look along ${side}`, { name: side.toUpperCase() }),
  )
  const fit = button('fitData', 'Fit the data', { icon: 'maximize' })
  return [fit, ...sides, button('flipUp', 'Flip the up direction', { icon: 'arrow-up-down' })]
}

type NumberField = 'aspectRatio' | 'near' | 'far' | 'fov' | 'width'
type PointField = 'lookFrom' | 'lookTo' | 'lookUp'

function number(camera: CameraParts, field: NumberField, name: string, options: OrdinalOptions<number>): Property {
  const access = { get: () => camera.state[field], set: (value: number) => void camera.setState({ [field]: value }) }
  return new FloatProperty(field, name, undefined, { ...options, access })
}

function point(camera: CameraParts, field: PointField, name: string, options: OrdinalOptions<Vec3>): Property {
  const access = { get: () => camera.state[field], set: (value: Vec3) => void camera.setState({ [field]: value }) }
  return new FloatVec3Property(field, name, undefined, { ...options, access })
}

function offset(camera: CameraParts): Property {
  const access = { get: () => camera.state.offset, set: (value: Vec2) => void camera.setState({ offset: value }) }
  const help = 'How far the eye is moved to the right and up, in the world.'
  return new FloatVec2Property('offset', 'Separation Offset', undefined, { ...ignore, min: -10, max: 10, access, help })
}

function settings(camera: CameraParts): Property {
  const withBounds = (act: (box: Mat4) => void) => () => {
    if (camera.bounds) act(camera.bounds)
  }
  const group = new CompositeProperty('settings', 'Settings', { ...quiet, collapsed: true, help: 'How the camera fits the data.' })
  const children = [
    new ButtonProperty('setNearFarButton', 'Set Near/Far', {
      ...quiet,
      help: 'Near and far plane leave room for the data from wherever they are looked at.',
      action: withBounds(box => camera.setState(nearFarFor(box))),
    }),
    new ButtonProperty('setLookRangesButton', 'Set Look Ranges', {
      ...quiet,
      help: 'Sliders of the places reach as far as suits the data.',
      action: withBounds(box => camera.setLookRanges(box)),
    }),
    new BoolProperty('updateNearFar', 'Update Near/Far', true, { ...quiet, help: 'Near and far plane are set when the data are fitted.' }),
    new BoolProperty('updateLookRanges', 'Update Look Ranges', true, {
      ...quiet,
      help: 'Ranges of the sliders are set when the data are fitted.',
    }),
    new FloatProperty('fittingRatio', 'Fitting Ratio', 1.05, {
      ...quiet,
      min: 0,
      max: 2,
      help: 'Room for the data when they are fitted: at 1 they touch the edges of the picture.',
    }),
  ]
  for (const child of children) group.addProperty(child)
  return group
}
