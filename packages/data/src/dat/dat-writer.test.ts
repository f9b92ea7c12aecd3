import { expect, test } from 'vitest'
import { memory } from '../array-source.ts'
import { formatByName } from '../format.ts'
import { MemoryFiles } from '../memory-files.ts'
import { Volume } from '../volume.ts'
import { readDat } from './dat-reader.ts'
import { writeDat } from './dat-writer.ts'

const skewed = new Volume({
  dimensions: [3, 2, 2],
  format: formatByName('Vec2INT16'),
  source: memory(Int16Array.from({ length: 24 }, (_, i) => i * 100 - 700)),
  modelMatrix: [1, 0.25, 0, 0, 0, 2, 0.5, 0, -0.1, 0, 3, 0, -0.5, 1e-7, 12.25, 1],
  worldMatrix: [0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 5, 6, 7, 1],
  dataMap: { dataRange: [-700, 1600], valueRange: [0, 0.001], valueAxis: { name: 'speed', unit: 'm s^-1' } },
  swizzle: 'gr01',
  interpolation: 'nearest',
  wrapping: ['repeat', 'mirror', 'clamp'],
  axes: [
    { name: 'r', unit: 'mm' },
    { name: 'phi', unit: '' },
    { name: 'time of day', unit: 's' },
  ],
  metadata: { Patient: 'none', Notes: 'two\nlines', Count: 3 },
})

test('a volume that was written is read back with all that describes it', async () => {
  const files = new MemoryFiles({})
  await writeDat(skewed, '/out/flow.dat', files)
  expect((await files.list('/out')).map(({ name }) => name).sort()).toEqual(['flow.dat', 'flow.raw'])
  const { volumes, warnings } = await readDat(await files.read('/out/flow.dat'), '/out/flow.dat', files)
  const [back] = volumes as [Volume]
  expect(warnings).toEqual([])
  expect(await back.read()).toEqual(await skewed.read())
  const { source: _, metadata: kept, ...described } = back
  const { source: _source, metadata, ...expected } = skewed
  expect(described).toEqual(expected)
  expect(kept).toEqual({ Patient: metadata.Patient })
})

test('another extension is refused before anything is written', async () => {
  const files = new MemoryFiles({})
  await expect(writeDat(skewed, '/out/flow.txt', files)).rejects.toThrow(
    '/out/flow.txt: A volume is written under another name (expected .dat)',
  )
})
