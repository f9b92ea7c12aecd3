import { type DataFormat, isArrayOf, type NumericArray, storeNumbers, typeRange, type Vec2 } from '@ivw/data'
import type { RenderTarget, WebGPURenderer } from 'three/webgpu'

type Components = Uint8Array | Uint16Array | Float32Array

/** All four stored components of an attachment, bottom row first. */
export async function readAttachment(
  renderer: WebGPURenderer,
  target: RenderTarget,
  attachment: number,
  topFirst: boolean,
  signal?: AbortSignal,
): Promise<Components> {
  const { width, height } = target
  const pixels = (await renderer.readRenderTargetPixelsAsync(target, 0, 0, width, height, attachment)) as Components
  signal?.throwIfAborted()
  return topFirst ? reversedRows(pixels, [width, height]) : pixels
}

function reversedRows<A extends Components>(pixels: A, [width, height]: Vec2): A {
  const row = width * 4
  const turned = new (pixels.constructor as new (length: number) => A)(pixels.length)
  for (let y = 0; y < height; y++) turned.set(pixels.subarray(y * row, (y + 1) * row), (height - 1 - y) * row)
  return turned
}

/** The components that the format has of the four that are stored, as its numbers. */
export function storedAs(format: DataFormat, pixels: Components): NumericArray {
  const kept = firstComponents(pixels, format.components)
  if (isArrayOf(format, kept)) return kept
  const [, highest] = typeRange(format)
  // Integers that the GPU holds as floats from 0 to 1, or from -1.
  return storeNumbers(
    format,
    Array.from(kept, value => value * highest),
  )
}

function firstComponents(pixels: Components, components: number): Components {
  if (components === 4) return pixels
  const elements = pixels.length / 4
  const kept = new (pixels.constructor as new (length: number) => Components)(elements * components)
  for (let i = 0; i < elements; i++) for (let c = 0; c < components; c++) kept[i * components + c] = pixels[i * 4 + c] as number
  return kept
}
