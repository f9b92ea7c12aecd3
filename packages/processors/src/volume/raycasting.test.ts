import { writeFileSync } from 'node:fs'
import { encodePng, type Layer } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { Background } from '../image/background.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { ball, volumeOf } from '../testing/volumes.ts'
import { CubeProxyGeometry } from './cube-proxy-geometry.ts'
import { EntryExitPoints } from './entry-exit-points.ts'
import { VolumeRaycaster } from './volume-raycaster.ts'

async function save(name: string, layer: Layer): Promise<void> {
  const data = await layer.read()
  writeFileSync(
    `/tmp/${name}.png`,
    encodePng({ width: layer.dimensions[0], height: layer.dimensions[1], channels: 4, data: data as Uint8Array }),
  )
}

function raycastingNetwork() {
  const network = new TestNetwork()
  const source = network.add(TestVolume, 'Source')
  network.add(CubeProxyGeometry)
  network.add(EntryExitPoints)
  const raycaster = network.add(VolumeRaycaster)
  network.add(Background)
  const canvas = network.add(CanvasProcessor, 'Canvas')
  network.connect(
    'Source.volume',
    'CubeProxyGeometry.volume',
    'Source.volume',
    'VolumeRaycaster.volume',
    'CubeProxyGeometry.proxyGeometry',
    'EntryExitPoints.geometry',
  )
  network.connect('EntryExitPoints.entry', 'VolumeRaycaster.entry', 'EntryExitPoints.exit', 'VolumeRaycaster.exit')
  network.connect('VolumeRaycaster.outport', 'Background.inport', 'Background.outport', 'Canvas.inport')
  network.link('EntryExitPoints.camera', 'VolumeRaycaster.camera')
  return { network, source, raycaster, canvas }
}

test('a volume is drawn in front of a background, and a drag turns it', async () => {
  const { network, source, canvas } = raycastingNetwork()
  canvas.setSize([128, 96])
  source.show(volumeOf([64, 64, 64], (x, y, z) => ball(x, y, z) * (x > 0.5 ? 1 : 0.5)))
  await network.idle()
  const { layer } = network.frames.get('Canvas')!
  expect(layer.dimensions).toEqual([128, 96])
  await save('net1', layer)
  const before = (await layer.read()).slice()
  const common = { type: 'mouse', button: 'left', modifiers: [] } as const
  canvas.input({ ...common, state: 'press', buttons: ['left'], position: [0.5, 0.5] })
  canvas.input({ ...common, state: 'move', button: undefined, buttons: ['left'], position: [0.7, 0.6] })
  canvas.input({ ...common, state: 'release', buttons: [], position: [0.7, 0.6] })
  await new Promise(r => setTimeout(r, 500))
  await network.idle()
  await save('net2', network.frames.get('Canvas')!.layer)
  expect(await network.frames.get('Canvas')!.layer.read()).not.toEqual(before)
})
