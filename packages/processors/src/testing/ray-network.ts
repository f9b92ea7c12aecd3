import type { Processor, ProcessorInfo } from '@ivw/network'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { CubeProxyGeometry } from '../volume/cube-proxy-geometry.ts'
import { EntryExitPoints } from '../volume/entry-exit-points.ts'
import { TestNetwork, TestVolume } from './test-network.ts'

type RaycasterType<P extends Processor> = { readonly info: ProcessorInfo; new (identifier?: string): P }

/** A raycaster with all that it needs, in a canvas of 64 by 64 pixels; the camera looks along -z. */
export function rayNetwork<P extends Processor>(type: RaycasterType<P>) {
  const network = new TestNetwork()
  const source = network.add(TestVolume, 'Source')
  network.add(CubeProxyGeometry)
  network.add(EntryExitPoints)
  const raycaster = network.add(type, 'Raycaster')
  network.add(CanvasProcessor, 'Canvas').setSize([64, 64])
  network.connect('Source.volume', 'CubeProxyGeometry.volume', 'Source.volume', 'Raycaster.volume')
  network.connect('CubeProxyGeometry.proxyGeometry', 'EntryExitPoints.geometry', 'Raycaster.outport', 'Canvas.inport')
  network.connect('EntryExitPoints.entry', 'Raycaster.entry', 'EntryExitPoints.exit', 'Raycaster.exit')
  network.link('EntryExitPoints.camera', 'Raycaster.camera')
  return { network, source, raycaster }
}
