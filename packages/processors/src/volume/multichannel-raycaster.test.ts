import { formatByName, memory, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { rayNetwork } from '../testing/ray-network.ts'
import { colorsOf } from '../testing/test-image.ts'
import { MultichannelRaycaster } from './multichannel-raycaster.ts'

/** Two constant components: 0.25 and 0.75. */
const source = new Volume({
  dimensions: [8, 8, 8],
  format: formatByName('Vec2FLOAT32'),
  source: memory(Float32Array.from({ length: 1024 }, (_, i) => (i % 2 === 0 ? 0.25 : 0.75))),
  modelMatrix: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -0.5, -0.5, -0.5, 1],
})

async function middle(
  first: number,
  second: number,
  set: (raycaster: MultichannelRaycaster) => void = () => {},
): Promise<readonly [number, number, number, number]> {
  const { network, source: volume, raycaster } = rayNetwork(MultichannelRaycaster)
  volume.show(source)
  raycaster.lighting.shadingMode.selected = 'none'
  const constant = (color: readonly [number, number, number, number]) => ({ points: [{ position: 0.5, color }] })
  raycaster.functions[0]!.setState(constant([1, 0, 0, first]))
  raycaster.functions[1]!.setState(constant([0, 1, 0, second]))
  set(raycaster)
  await network.idle()
  expect(raycaster.functions.map(({ visible }) => visible)).toEqual([true, true, false, false])
  return (await colorsOf(raycaster.picture.data!))[32 * 64 + 32] as unknown as readonly [number, number, number, number]
}

test('the opacity of a component is that of its own transfer function', async () => {
  // A ray through the whole box is 1 long; opacities are those of 1/150.
  const [red, green, , alpha] = await middle(0.005, 0)
  expect(alpha).toBeCloseTo(1 - 0.995 ** 150, 1)
  expect([red, green]).toEqual([alpha, 0])
})

test('at each sample the second component lies behind the first', async () => {
  const [red, green, , alpha] = await middle(0.01, 0.01)
  const step = 1 - 0.99 ** (150 / 16)
  expect(green! / red!).toBeCloseTo(1 - step, 1)
  expect(alpha).toBeCloseTo(1 - 0.99 ** 300, 1)
})

test('a projection takes the most opaque sample of all components', async () => {
  const projection = (raycaster: MultichannelRaycaster) => raycaster.raycasting.compositing.setState({ selected: 'mip' })
  expect(await middle(0.2, 0.6, projection)).toEqual([0, 1, 0, expect.closeTo(0.6, 2)])
})

test('what comes first at a sample hides no more of the second than its opacity', async () => {
  const projection = (raycaster: MultichannelRaycaster) => raycaster.raycasting.compositing.setState({ selected: 'mip' })
  expect(await middle(0.995, 1, projection)).toEqual([0, 1, 0, 1])
  // The first step, about a sixteenth of the box, is opaque enough to end the ray.
  const [red, green, , alpha] = await middle(1 - 0.0065 ** (16 / 150), 1)
  expect(red).toBeGreaterThan(0.99)
  expect([green, alpha]).toEqual([expect.closeTo(1 - red, 5), 1])
})

test('an iso surface is there where the first component is close to its value', async () => {
  const surfaceAt = (isoValue: number) => (raycaster: MultichannelRaycaster) => {
    raycaster.raycasting.compositing.setState({ selected: 'iso' })
    raycaster.raycasting.isoValue.value = isoValue
  }
  expect((await middle(0.5, 0.5, surfaceAt(0.25)))[3]).toBeGreaterThan(0.9)
  expect(await middle(0.5, 0.5, surfaceAt(0.75))).toEqual([0, 0, 0, 0])
})

test('planes of the position indicator hide what is behind them', async () => {
  const withPlanes = (raycaster: MultichannelRaycaster) => {
    raycaster.positionIndicator.checked = true
  }
  expect(await middle(0, 0, withPlanes)).toEqual([1, 1, 1, 1])
})
