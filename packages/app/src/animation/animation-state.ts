import { type AnimatedProperty, keyframe, type PropertyState, type PropertyView, type Repeat } from '@ivw/engine/protocol'
import { create } from 'zustand'
import { propertyAt } from '../properties/panel/property-tree.ts'
import { useStore } from '../store.ts'

export interface AnimationState {
  readonly isOpen: boolean
  readonly properties: readonly AnimatedProperty[]
  readonly frames: number
  readonly framesPerSecond: number
  readonly repeat: Repeat
}

/** What moves, and how: as long as the page lives. */
export const useAnimation = create<AnimationState>(() => ({
  isOpen: false,
  properties: [],
  frames: 60,
  framesPerSecond: 30,
  repeat: 'once',
}))

export const animation = {
  open(): void {
    useAnimation.setState({ isOpen: true })
  },
  close(): void {
    useAnimation.setState({ isOpen: false })
  },
  /** Lets a property move from its value, numbers to their largest one, all others to what they will be set to. */
  add(property: PropertyView): void {
    const { properties } = useAnimation.getState()
    const from = keyframe(property.state)
    const added: AnimatedProperty = { path: property.path, from, to: { ...from, ...farthest(property) }, easing: 'linear' }
    const others = properties.filter(({ path }) => path !== property.path)
    useAnimation.setState({ isOpen: true, properties: [...others, added] })
  },
  change(path: string, changes: Partial<AnimatedProperty>): void {
    useAnimation.setState(({ properties }) => ({
      properties: properties.map(each => (each.path === path ? { ...each, ...changes } : each)),
    }))
  },
  remove(path: string): void {
    useAnimation.setState(({ properties }) => ({ properties: properties.filter(each => each.path !== path) }))
  },
}

/** Those whose properties are there: workspaces come and go. */
export function presentProperties(properties: readonly AnimatedProperty[]): readonly AnimatedProperty[] {
  const { processors } = useStore.getState()
  return properties.filter(({ path }) => propertyAt(processors, path))
}

export function isAnimatable({ state, readOnly }: PropertyView): boolean {
  return readOnly !== true && Object.keys(keyframe(state)).length > 0
}

function farthest({ state: { value, max } }: PropertyView): PropertyState {
  return typeof value === 'number' && typeof max === 'number' && Math.abs(max) < 1e6 && max !== value ? { value: max } : {}
}
