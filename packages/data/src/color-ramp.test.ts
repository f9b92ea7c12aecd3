import { expect, test } from 'vitest'
import { ColorRamp } from './color-ramp.ts'
import { evaluate } from './transfer-function.ts'

test('gives what the transfer function gives', () => {
  const points = [
    { position: 0.75, color: [1, 0, 0, 1] },
    { position: 0.25, color: [0, 0, 1, 0.5] },
    { position: 0.25, color: [0, 1, 0, 0.75] },
  ] as const
  for (const list of [points, points.slice(0, 1), []]) {
    const ramp = new ColorRamp({ points: list })
    const colors = new Float32Array(8)
    for (const t of [-1, 0.25, 0.3, 0.5, 0.75, 2, Number.NaN]) {
      ramp.write(t, colors, 4)
      expect([...colors]).toEqual([0, 0, 0, 0, ...evaluate({ points: list }, t).map(x => expect.closeTo(x, 6))])
    }
  }
})
