import { NetworkError } from '../errors.ts'
import { ButtonGroupProperty, ButtonProperty } from './button-property.ts'
import { FileProperty, MultiFileProperty } from './file-property.ts'
import type { Property } from './property.ts'

/** Presses a button; in a group that of the number; a file is read again. `path` is for the message. @throws NetworkError when it is none of these. */
export function pressButton(property: Property | undefined, path: string, index: number): void {
  if (property instanceof ButtonProperty) property.press()
  else if (property instanceof ButtonGroupProperty) property.press(index)
  else if (property instanceof FileProperty || property instanceof MultiFileProperty) property.reload()
  else throw new NetworkError(`Expected a button at ${path}, found ${property?.classIdentifier ?? 'nothing'}`)
}
