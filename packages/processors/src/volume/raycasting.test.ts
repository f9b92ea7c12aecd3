import { length, normalize, rotation, subtract, transformDirection, transformPoint } from '@ivw/data'
import { describe, expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { Background } from '../image/background.ts'
import { drag, Picture, send } from '../testing/picture.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { ball, volumeOf } from '../testing/volumes.ts'
import { CubeProxyGeometry } from './cube-proxy-geometry.ts'
import { EntryExitPoints } from './entry-exit-points.ts'
import { StandardVolumeRaycaster } from './standard-volume-raycaster.ts'
import { VolumeRaycaster } from './volume-raycaster.ts'

/** A ball whose right half is brighter. */
const volume = volumeOf([32, 32, 32], (x, y, z) => ball(x, y, z) * (x > 0.5 ? 1 : 0.6))
const surface = {
  points: [
    { position: 0.2, color: [1, 0.5, 0.2, 0] },
    { position: 0.3, color: [1, 0.5, 0.2, 0.5] },
  ],
  mask: [0, 1],
  type: 'relative',
} as const

/** Source, proxy box, entry and exit points, raycaster, background, canvas. */
function raycasting(type: typeof VolumeRaycaster | typeof StandardVolumeRaycaster = VolumeRaycaster) {
  const network = new TestNetwork()
  const source = network.add(TestVolume, 'Source')
  const proxy = network.add(CubeProxyGeometry, 'Proxy')
  const points = network.add(EntryExitPoints, 'Points')
  const raycaster = network.add(type as typeof VolumeRaycaster, 'Raycaster')
  const background = network.add(Background, 'Background')
  const canvas = network.add(CanvasProcessor, 'Canvas')
  network.connect('Source.volume', 'Proxy.volume', 'Source.volume', 'Raycaster.volume', 'Proxy.proxyGeometry', 'Points.geometry')
  network.connect('Points.entry', 'Raycaster.entry', 'Points.exit', 'Raycaster.exit')
  network.connect('Raycaster.outport', 'Background.inport', 'Background.outport', 'Canvas.inport')
  network.link('Points.camera', 'Raycaster.camera')
  canvas.setSize([48, 36])
  background.style.selected = 'uniformColor'
  background.color1.value = [0, 0, 1, 1]
  raycaster.isotf.transferFunction.value = surface
  source.show(volume)
  return { network, source, proxy, points, raycaster, canvas }
}

const blue = [0, 0, 255, 255]

describe('a volume', () => {
  test('is drawn in the middle of its background, in the size of the canvas', async () => {
    const { network, canvas, points } = raycasting()
    const picture = await Picture.of(network)
    expect(picture.layer.dimensions).toEqual([48, 36])
    expect(picture.at(0, 0)).toEqual(blue)
    expect(picture.at(0.5, 0.5)[0]).toBeGreaterThan(100)
    expect(points.camera.value.aspectRatio).toBeCloseTo(4 / 3)
    canvas.setSize([30, 30])
    expect((await Picture.of(network)).layer.dimensions).toEqual([30, 30])
    expect(points.camera.value.aspectRatio).toBe(1)
  })

  test('is turned by dragging, and comes nearer with the wheel', async () => {
    const { network, canvas, points, raycaster } = raycasting()
    const before = await Picture.of(network)
    const away = (): number => length(subtract(points.camera.value.lookFrom, points.camera.value.lookTo))
    await drag(canvas, 'left', [0.5, 0.5], [0.6, 0.55])
    expect((await Picture.of(network)).difference(before)).toBeGreaterThan(50)
    expect(away()).toBeCloseTo(2, 5)
    expect(raycaster.camera.value).toEqual(points.camera.value)
    await send(canvas, { type: 'wheel', delta: [0, 2], modifiers: [], position: [0.5, 0.5] })
    expect(away()).toBeCloseTo(1.8, 5)
  })

  test('that is turned together with the camera looks as before', async () => {
    const { network, source, points } = raycasting()
    const smooth = volumeOf([32, 32, 32], (x, y, z) => ball(x, y, z) * (0.5 + x / 3 + y / 6))
    source.show(smooth)
    const before = await Picture.of(network)
    const turn = rotation(normalize([1, 2, 3]), 0.7)
    source.show(smooth.with({ worldMatrix: turn }))
    expect((await Picture.of(network)).difference(before)).toBeGreaterThan(50)
    const { lookFrom, lookUp } = points.camera.value
    points.camera.setState({ lookFrom: transformPoint(turn, lookFrom), lookUp: transformDirection(turn, lookUp) })
    const after = await Picture.of(network)
    // The highlight is steep: there the numbers differ by up to 6.
    expect(after.difference(before, 8)).toBe(0)
    expect(after.difference(before, 2)).toBeLessThan(20)
  })

  test('is cut by its proxy box, whose ranges follow the volume', async () => {
    const { network, proxy, source } = raycasting()
    const before = await Picture.of(network)
    expect(proxy.clipX.range).toEqual([0, 31])
    proxy.clipX.value = [0, 8]
    const cut = await Picture.of(network)
    expect(cut.at(0.6, 0.5)).toEqual(blue)
    expect(cut.difference(before)).toBeGreaterThan(50)
    source.show(volumeOf([63, 16, 16], ball))
    await network.idle()
    expect([proxy.clipX.value, proxy.clipX.range]).toEqual([
      [0, 16],
      [0, 62],
    ])
  })

  test('is seen from inside, too, unless that is switched off', async () => {
    const { network, points } = raycasting()
    points.camera.setState({ lookFrom: [0, 0, 0.4] })
    const inside = await Picture.of(network)
    expect(inside.at(0.5, 0.5)[0]).toBeGreaterThan(100)
    points.capNearClipping.value = false
    expect((await Picture.of(network)).difference(inside)).toBeGreaterThan(50)
  })

  test('that is replaced is drawn anew', async () => {
    const { network, source } = raycasting()
    const before = await Picture.of(network)
    source.show(volumeOf([8, 8, 8], () => 0))
    const empty = await Picture.of(network)
    expect(empty.at(0.5, 0.5)).toEqual(blue)
    expect(empty.difference(before)).toBeGreaterThan(50)
  })
})

describe('the raycaster', () => {
  test('offers the channels of the volume', async () => {
    const { network, source, raycaster } = raycasting()
    await network.idle()
    expect(raycaster.channel.options.map(option => option.id)).toEqual(['Channel 1'])
    source.show(
      volumeOf([4, 4, 4], ball).with({
        format: volumeOf([4, 4, 4], ball, 'FLOAT32').format,
        source: volumeOf([4, 4, 4], ball, 'FLOAT32').source,
      }),
    )
    await network.idle()
    expect(raycaster.channel.options).toHaveLength(1)
  })

  test('switches its light with a key', async () => {
    const { network, raycaster, canvas } = raycasting()
    await network.idle()
    await send(canvas, { type: 'key', state: 'press', key: 'KeyL', modifiers: [] })
    expect(raycaster.lighting.shadingMode.selected).toBe('none')
    await send(canvas, { type: 'key', state: 'press', key: 'KeyL', modifiers: [] })
    expect(raycaster.lighting.shadingMode.selected).toBe('phong')
  })

  test('draws surfaces of equal value', async () => {
    const { network, raycaster } = raycasting()
    raycaster.property('raycaster.renderingType')?.setState({ selected: 'iso' })
    expect((await Picture.of(network)).at(0.5, 0.5)).toEqual(blue)
    raycaster.isotf.isoValues.value = { points: [{ position: 0.4, color: [0, 1, 0, 1] }], type: 'relative' }
    const [red, green] = (await Picture.of(network)).at(0.5, 0.5) as [number, number]
    expect(green).toBeGreaterThan(2 * red)
  })

  test('and its newer form draw the same picture', async () => {
    const [older, newer] = [raycasting(VolumeRaycaster), raycasting(StandardVolumeRaycaster)]
    expect((await Picture.of(older.network)).difference(await Picture.of(newer.network))).toBe(0)
  })

  test('shows planes at a position', async () => {
    const { network, raycaster } = raycasting()
    raycaster.isotf.transferFunction.value = { ...surface, points: [] }
    const before = await Picture.of(network)
    raycaster.positionIndicator.checked = true
    raycaster.property('positionindicator.plane1.color')?.setState({ value: [0, 1, 0, 1] })
    const after = await Picture.of(network)
    expect(before.at(0.4, 0.3)).toEqual(blue)
    expect(after.at(0.4, 0.3)).toEqual([0, 255, 0, 255])
  })
})
