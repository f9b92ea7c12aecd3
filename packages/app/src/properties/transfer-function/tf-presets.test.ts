import { evaluate, type TransferFunctionPoint } from '@ivw/data'
import { describe, expect, it } from 'vitest'
import { presetPoints, presets } from './tf-presets.ts'

const [viridis] = presets as [(typeof presets)[number]]
const step: TransferFunctionPoint[] = [
  { position: 0.1, color: [1, 1, 1, 0] },
  { position: 0.4, color: [1, 1, 1, 0] },
  { position: 0.4, color: [1, 1, 1, 0.8] },
  { position: 0.9, color: [1, 1, 1, 0.2] },
]

describe('presets', () => {
  it('offers perceptual maps first, each name once', () => {
    expect(viridis.name).toBe('Viridis')
    expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length)
  })

  it.each(presets.map(preset => [preset.name, preset] as const))('%s follows its map with few points', (_, preset) => {
    const points = presetPoints(preset, [0, 1])
    expect(points.length).toBeLessThan(40)
    for (let t = 0; t <= 1; t += 1 / 64)
      for (const channel of [0, 1, 2] as const)
        expect(Math.abs(evaluate({ points }, t)[channel] - preset.color(t)[channel])).toBeLessThan(0.03)
  })

  it('rises from clear to opaque', () => {
    const points = presetPoints(viridis, [0, 1])
    expect(evaluate({ points }, 0)[3]).toBe(0)
    expect(evaluate({ points }, 0.5)[3]).toBeCloseTo(0.5)
    expect(evaluate({ points }, 1)[3]).toBe(1)
  })

  it('keeps the opacity curve, steps included', () => {
    const points = presetPoints(viridis, [0, 1], step)
    for (const t of [0, 0.1, 0.2, 0.399, 0.401, 0.5, 0.7, 0.95])
      expect(evaluate({ points }, t)[3]).toBeCloseTo(evaluate({ points: step }, t)[3])
    expect(points.filter(point => point.position === 0.4).map(point => point.color[3])).toEqual([0, 0.8])
  })

  it('spreads over a domain of data values', () => {
    const points = presetPoints(viridis, [-100, 300])
    expect([points[0]?.position, points.at(-1)?.position]).toEqual([-100, 300])
  })
})
