import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { volumeOf } from '../testing/volumes.ts'
import { VolumeShader } from './volume-shader.ts'

test('copies the volume until it is told something else; a mistake is said with its line', async () => {
  const source = volumeOf([4, 1, 1], x => x, 'FLOAT32')
  const copied = await operated(VolumeShader, [source])
  expect(copied.numbers).toEqual([...(await source.read())].map(Number))
  const { processor, network } = copied
  processor.shader.value = 'void main() {\n  FragData0 = 1 - voxel;\n}'
  await expect(network.idle()).rejects.toMatchObject({
    cause: { message: expect.stringMatching(/Line 2 .*expected a variable or a function, found "voxel"/) },
  })
})
