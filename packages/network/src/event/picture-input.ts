import type { Vec2 } from '@ivw/data'
import type { Modifier, MouseButton, TouchPoint, ViewAction } from './interaction-event.ts'

/** What a user does over a picture, as a page sees it. Places are from (0, 0), the lower left pixel, to (1, 1). */
export type PictureInput =
  | {
      readonly type: 'mouse'
      readonly state: 'press' | 'move' | 'release' | 'doubleClick'
      /** The button that caused a press or a release. */
      readonly button: MouseButton | undefined
      readonly buttons: readonly MouseButton[]
      readonly modifiers: readonly Modifier[]
      readonly position: Vec2
    }
  /** Notches, positive away from the user. */
  | { readonly type: 'wheel'; readonly delta: Vec2; readonly modifiers: readonly Modifier[]; readonly position: Vec2 }
  /** `key` as in KeyboardEvent.code, so that it does not depend on the layout. */
  | { readonly type: 'key'; readonly state: 'press' | 'release'; readonly key: string; readonly modifiers: readonly Modifier[] }
  /** All fingers that are down, and those that just went up. */
  | { readonly type: 'touch'; readonly points: readonly TouchPoint[]; readonly modifiers: readonly Modifier[] }
  /** The pointer went out of the picture. */
  | { readonly type: 'leave' }
  /** The cameras of the picture shall show its data, look along an axis (`x-`: from the positive side), or turn upside down. */
  | { readonly type: 'view'; readonly action: ViewAction }
  /** An entry of a menu that a processor showed. */
  | { readonly type: 'contextMenu'; readonly id: string; readonly modifiers: readonly Modifier[] }
