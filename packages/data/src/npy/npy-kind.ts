import { parseNpyHeader } from './header.ts'

/** As many bytes of an `.npy` file as its header may have. */
export const npyHeadBytes = 10_240

/**
 * What the array of an `.npy` file mostly is, told by its shape from the first `npyHeadBytes` bytes: two axes, or three of
 * which the last has room for 1 to 4 channels, are an image; three or four are a volume. Undefined for everything else.
 */
export function npyKind(head: Uint8Array): 'image' | 'volume' | undefined {
  const shape = shapeOf(head)
  if (shape?.length === 2) return 'image'
  if (shape?.length === 3) return (shape[2] ?? 0) <= 4 ? 'image' : 'volume'
  return shape?.length === 4 ? 'volume' : undefined
}

function shapeOf(head: Uint8Array): readonly number[] | undefined {
  try {
    return parseNpyHeader(head, '').shape
  } catch {
    // What is wrong with it, its reader says.
    return undefined
  }
}
