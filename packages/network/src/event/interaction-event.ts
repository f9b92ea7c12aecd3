import type { Vec2, Vec3 } from '@ivw/data'

export type MouseButton = 'left' | 'middle' | 'right'
export type MouseState = 'press' | 'move' | 'release' | 'doubleClick'
export type KeyState = 'press' | 'release'
export type Modifier = 'control' | 'shift' | 'alt' | 'super' | 'menu' | 'meta'

interface Common {
  /** Set by an action that took the event: it goes no further up its branch. */
  used?: boolean | undefined
  readonly modifiers: readonly Modifier[]
  /** Identifier of the canvas in which it began. */
  readonly canvas?: string | undefined
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

export type TouchState = 'started' | 'updated' | 'stationary' | 'finished'

/** One finger; places as in `AtPointer`. */
export interface TouchPoint {
  readonly id: number
  readonly state: TouchState
  readonly position: Vec2
  readonly previousPosition: Vec2
  readonly pressedPosition: Vec2
  /** 0 to 1. */
  readonly pressure: number
}

/** Fingers on a picture; `position` and `depth` are those of the first. */
export interface TouchEvent extends AtPointer {
  readonly kind: 'touch'
  readonly points: readonly TouchPoint[]
}

/** A pointer over something that a processor registered for picking (core spec 1.14). */
export interface PickingEvent extends AtPointer {
  readonly kind: 'picking'
  /** What the event is about: a global picking identifier. During a drag that is what was pressed. */
  readonly id: number
  /** What is under the pointer now; 0 for nothing. */
  readonly currentId: number
  readonly state: 'started' | 'updated' | 'finished'
  readonly press: 'none' | 'press' | 'move' | 'release' | 'doubleClick'
  readonly hover: 'none' | 'enter' | 'move' | 'exit'
  readonly button?: MouseButton | undefined
  readonly buttons: readonly MouseButton[]
  /** What was under the pointer at the press, 0 where nothing is pressed; and at the event before this one. */
  readonly pressedId: number
  readonly previousId: number
  readonly pressedNdc: Vec3
  readonly previousNdc: Vec3
  /** What the user did. */
  readonly source?: MouseEvent | WheelEvent | TouchEvent | undefined
}

/** Sides are named by the direction of view: for `x-` the eye is on the positive x side. */
export type ViewAction = 'fitData' | 'x+' | 'x-' | 'y+' | 'y-' | 'z+' | 'z-' | 'flipUp'

/** The user wants the cameras of a picture to show its data in some way. */
export interface ViewEvent extends Common {
  readonly kind: 'view'
  readonly action: ViewAction
}

/** An entry was chosen in a menu that a processor showed. */
export interface ContextMenuEvent extends Common {
  readonly kind: 'contextMenu'
  readonly id: string
}

/** What a user does in a picture. Plain data but for `used`; travels from the canvas up the network. */
export type InteractionEvent = MouseEvent | WheelEvent | KeyEvent | TouchEvent | GestureEvent | PickingEvent | ViewEvent | ContextMenuEvent
