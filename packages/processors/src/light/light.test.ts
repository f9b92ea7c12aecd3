import type { LightSource } from '@ivw/data'
import type { MouseEvent } from '@ivw/network'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { Picture } from '../testing/picture.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { demand } from '../testing/test-sink.ts'
import { volumeOf } from '../testing/volumes.ts'
import { CubeProxyGeometry } from '../volume/cube-proxy-geometry.ts'
import { EntryExitPoints } from '../volume/entry-exit-points.ts'
import { DirectionalLightSource } from './directional-light-source.ts'
import { LightVolumeGL } from './light-volume-gl.ts'
import { LightingRaycaster } from './lighting-raycaster.ts'
import { PointLightSource } from './point-light-source.ts'

test('a light is aimed at the origin; in view space at what the camera looks at', async () => {
  const network = new TestNetwork()
  const lamp = network.add(DirectionalLightSource, 'Lamp')
  lamp.place.position.value = [0, 0, 3]
  lamp.color.value = [0.5, 1, 0]
  lamp.power.value = 2
  demand(network, lamp.light)
  await network.idle()
  expect(lamp.light.data).toEqual<LightSource>({ kind: 'directional', position: [0, 0, 3], direction: [0, 0, -1], intensity: [1, 2, 0] })
  lamp.enabled.value = false
  lamp.camera.setState({ lookTo: [4, 0, 3] })
  lamp.place.referenceFrame.selected = 'view'
  await network.idle()
  expect(lamp.light.data?.intensity).toEqual([0, 0, 0])
  expect(lamp.light.data?.direction.map(x => Math.round(x * 1e4) / 1e4)).toEqual([1, 0, 0])
})

test('a point light follows a place of the screen when that is wanted', async () => {
  const lamp = new PointLightSource('Lamp')
  const before = lamp.place.world
  lamp.screenPosition.value = [0.5, 0.5]
  expect(lamp.place.world).toEqual(before)
  lamp.byScreen.value = true
  // Towards the camera, which looks from below along z.
  expect(lamp.place.world.map(Math.round)).toEqual([0, 0, -Math.round(Math.hypot(...before))])
  lamp.dispose()
})

test('a drag turns a point light, a middle click places it; neither unless that is wanted', () => {
  const lamp = new PointLightSource('Lamp')
  lamp.place.world = [0, 0, -7]
  const mouse = (x: number, state: 'press' | 'move', button: 'left' | 'middle'): MouseEvent => ({
    ...{ kind: 'mouse', state, button: state === 'press' ? button : undefined, buttons: [button], modifiers: [] },
    ...{ position: [x, 0.5], canvasSize: [100, 100], depth: 1 },
  })
  const place = (...events: MouseEvent[]) => {
    for (const event of events) lamp.handleEvent(event)
    return [lamp.place.world.map(Math.round), events.at(-1)?.used ?? false]
  }
  expect(place(mouse(0.5, 'press', 'left'), mouse(1, 'move', 'left'))).toEqual([[0, 0, -7], false])
  lamp.interaction.selected = 'on'
  const [turned, used] = place(mouse(0.5, 'press', 'left'), mouse(0.65, 'move', 'left'))
  // Right on the screen is -x for a camera that looks along z.
  expect([(turned as number[])[0]! < 0, used]).toEqual([true, true])
  expect(place(mouse(0.5, 'press', 'middle'))).toEqual([[0, 0, -7], true])
  lamp.dispose()
})

test('the side of a volume that light does not reach is dark', async () => {
  const network = new TestNetwork()
  network.add(TestVolume, 'Source').show(volumeOf([16, 16, 16], () => 1))
  network.add(CubeProxyGeometry, 'Proxy')
  network.add(EntryExitPoints, 'Points')
  network.add(DirectionalLightSource, 'Lamp').place.position.value = [-5, 0, 0]
  const light = network.add(LightVolumeGL, 'Light')
  const raycaster = network.add(LightingRaycaster, 'Raycaster')
  network.add(CanvasProcessor, 'Canvas').setSize([33, 33])
  network.connect('Source.volume', 'Proxy.volume', 'Proxy.proxyGeometry', 'Points.geometry', 'Points.entry', 'Raycaster.entry-points')
  network.connect(
    'Points.exit',
    'Raycaster.exit-points',
    'Source.volume',
    'Light.inport',
    'Lamp.DirectionalLightSource',
    'Light.lightSource',
  )
  network.connect('Light.outport', 'Raycaster.lightVolume', 'Source.volume', 'Raycaster.volume', 'Raycaster.outport', 'Canvas.inport')
  network.link('Points.camera', 'Raycaster.camera')
  network.link('Light.transferFunction', 'Raycaster.transferFunction')
  raycaster.lighting.shadingMode.selected = 'none'
  light.transferFunction.setState({ points: [{ position: 0, color: [1, 1, 1, 0.02] }] })
  const picture = await Picture.of(network)
  const [left, right] = [picture.at(0.2, 0.5), picture.at(0.8, 0.5)]
  expect([left[3], right[3]].map(alpha => alpha! > 230)).toEqual([true, true])
  expect(left[0]).toBeGreaterThan(right[0]! + 50)
})
