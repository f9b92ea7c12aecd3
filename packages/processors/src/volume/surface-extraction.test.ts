import { expect, test } from 'vitest'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { demand } from '../testing/test-sink.ts'
import { ball, volumeOf } from '../testing/volumes.ts'
import { SurfaceExtraction } from './surface-extraction.ts'

async function extracting(volumes: number) {
  const network = new TestNetwork()
  const processor = network.add(SurfaceExtraction)
  for (let i = 0; i < volumes; i++) {
    network.add(TestVolume, `Source${i}`).show(volumeOf([16, 16, 16], ball))
    network.connect(`Source${i}.volume`, 'SurfaceExtraction.volume')
  }
  demand(network, processor.meshes)
  await network.idle()
  processor.iso.value = 127.5
  await network.idle()
  return { network, processor }
}

test('one mesh for each volume, in its place, with its colour; the value is a stored one', async () => {
  const { processor } = await extracting(2)
  const [first, second] = processor.meshes.data!
  expect([processor.iso.min, processor.iso.max]).toEqual([0, 255])
  expect(first!.modelMatrix[12]).toBe(-0.5)
  const positions = await first!.buffer('position')!.read()
  for (let i = 0; i < positions.length; i += 3) {
    const away = [0, 1, 2].map(k => (Number(positions[i + k]) - 0.5) * (15 / 16))
    expect(Math.hypot(...away)).toBeCloseTo(0.25, 1)
  }
  const colors = await Promise.all([first!, second!].map(async mesh => [...(await mesh.buffer('color')!.read())].slice(0, 4)))
  expect(colors[0]).toEqual([1, 1, 1, 1])
  expect(colors[1]!.map(x => Math.round(Number(x) * 255))).toEqual([0x1f, 0x77, 0xb4, 255])
})

test('another colour keeps the surface', async () => {
  const { network, processor } = await extracting(1)
  const before = processor.meshes.data![0]!
  processor.colors.property('color0')!.setState({ value: [1, 0, 0, 1] })
  await network.idle()
  const after = processor.meshes.data![0]!
  expect(after).not.toBe(before)
  expect(await after.buffer('position')!.read()).toBe(await before.buffer('position')!.read())
  expect([...(await after.buffer('color')!.read())].slice(0, 4)).toEqual([1, 0, 0, 1])
})
