import { CameraProperty, type Property, PropertyGroup, type PropertyState } from '@ivw/network'

/** What of a property's state is a value that an animation goes to; empty when there is none (buttons, groups). */
export function keyframe(property: Property): PropertyState {
  const state: PropertyState = property.state
  if (property instanceof CameraProperty) return property.value as unknown as PropertyState
  if (property instanceof PropertyGroup) return {}
  if ('selected' in state) return { selected: state.selected }
  if ('value' in state) return { value: state.value }
  if (Array.isArray(state.points)) return { points: state.points, ...('mask' in state && { mask: state.mask }) }
  return {}
}
