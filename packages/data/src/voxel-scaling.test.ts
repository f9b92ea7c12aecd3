import { expect, test } from 'vitest'
import { formatByName, formats, typeRange } from './format.ts'
import { texelKind, voxelScaling } from './voxel-scaling.ts'

/** What the sampler makes of a stored number. */
function texel(name: string, raw: number): number {
  const format = formatByName(name)
  const [low, high] = typeRange(format)
  const kind = texelKind(format)
  if (kind === 'unorm') return raw / high
  return kind === 'snorm' ? (2 * (raw - low)) / (high - low) - 1 : raw
}

test.each(formats.filter(format => format.components === 1).map(format => format.name))('%s: the data range becomes 0 to 1', name => {
  const range = name.startsWith('U') ? ([10, 90] as const) : ([-20, 100] as const)
  const { offset, scale } = voxelScaling(formatByName(name), range)
  for (const raw of [range[0], range[1], 30])
    expect((texel(name, raw) + offset) * scale).toBeCloseTo((raw - range[0]) / (range[1] - range[0]), 8)
})

test('a range without extent gives 0, never NaN', () => {
  for (const format of formats) {
    const { offset, scale } = voxelScaling(format, [7, 7])
    expect((7 + offset) * scale).toBe(0)
  }
})
