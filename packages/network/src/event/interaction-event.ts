import type { Vec2, Vec3 } from '@ivw/data'

export type MouseButton = 'left' | 'middle' | 'right'
export type MouseState = 'press' | 'move' | 'release' | 'doubleClick'
export type KeyState = 'press' | 'release'
export type Modifier = 'control' | 'shift' | 'alt' | 'super' | 'menu' | 'meta'

interface Common {
  /** Set by an action that took the event: it goes no further up its branch. */
  used?: boolean | undefined
  readonly modifiers: readonly Modifier[]
}

interface AtPointer extends Common {
  /** Place in the picture, 0 to 1, origin lower left. */
  readonly position: Vec2
  /** Pixels of the picture that is shown, which need not be those of the window. */
  readonly canvasSize: Vec2
  /** Normalised device depth under the pointer, -1 to 1; the background is at 1. */
  readonly depth: number
}

export interface MouseEvent extends AtPointer {
  readonly kind: 'mouse'
  readonly state: MouseState
  /** The button that caused the event; none for a move. */
  readonly button?: MouseButton | undefined
  /** All that are down. */
  readonly buttons: readonly MouseButton[]
}

export interface WheelEvent extends AtPointer {
  readonly kind: 'wheel'
  readonly buttons: readonly MouseButton[]
  /** Notches; positive away from the user. */
  readonly delta: Vec2
}

export interface KeyEvent extends Common {
  readonly kind: 'key'
  readonly state: KeyState
  /** As `KeyboardEvent.key`, letters in upper case. */
  readonly key: string
}

export type GestureType = 'pan' | 'pinch' | 'swipe'
export type GestureState = 'started' | 'updated' | 'ended' | 'canceled'

export interface GestureEvent extends AtPointer {
  readonly kind: 'gesture'
  readonly type: GestureType
  readonly state: GestureState
  readonly fingers: number
  /** Movement since the last event, in the units of `position`. */
  readonly deltaPosition: Vec2
  /** Factor since the last event. */
  readonly deltaScale: number
  /** Radians since the last event, counter-clockwise. */
  readonly deltaAngle: number
}

/** A pointer over something that a processor registered for picking (core spec 1.14). */
export interface PickingEvent extends AtPointer {
  readonly kind: 'picking'
  /** Global picking id. */
  readonly id: number
  readonly state: 'started' | 'updated' | 'finished'
  readonly press: 'none' | 'press' | 'move' | 'release' | 'doubleClick'
  readonly hover: 'none' | 'enter' | 'move' | 'exit'
  readonly button?: MouseButton | undefined
  readonly buttons: readonly MouseButton[]
  readonly pressedId: number
  readonly previousId: number
  readonly pressedNdc: Vec3
  readonly previousNdc: Vec3
}

/** Sides are named by the direction of view: for `x-` the eye is on the positive x side. */
export type ViewAction = 'fitData' | 'x+' | 'x-' | 'y+' | 'y-' | 'z+' | 'z-' | 'flipUp'

/** The user wants the cameras of a picture to show its data in some way. */
export interface ViewEvent extends Common {
  readonly kind: 'view'
  readonly action: ViewAction
}

/** What a user does in a picture. Plain data but for `used`; travels from the canvas up the network. */
export type InteractionEvent = MouseEvent | WheelEvent | KeyEvent | GestureEvent | PickingEvent | ViewEvent
