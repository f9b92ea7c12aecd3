import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { volumeOf } from '../testing/volumes.ts'
import { VolumeMapping } from './volume-mapping.ts'

test('voxels become the opacity at their normalised value', async () => {
  const values = [0, 0.25, 0.5, 0.75, 1]
  const { numbers } = await operated(VolumeMapping, [volumeOf([5, 1, 1], x => values[Math.floor(x * 5)]!, 'FLOAT32')], processor => {
    processor.transferFunction.setState({
      points: [
        { position: 0.25, color: [1, 1, 1, 0.5] },
        { position: 0.75, color: [0, 0, 0, 0] },
      ],
    })
  })
  const expected = [0.5, 0.5, 0.25, 0, 0]
  numbers.forEach((number, i) => {
    expect(number).toBeCloseTo(expected[i]!, 2)
  })
})
