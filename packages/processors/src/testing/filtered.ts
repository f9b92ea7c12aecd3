import type { Image } from '@ivw/data'
import type { ImageOutport, Processor, ProcessorInfo } from '@ivw/network'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestImage } from './test-image.ts'
import { TestNetwork } from './test-network.ts'

type ProcessorType<P extends Processor> = { readonly info: ProcessorInfo; new (identifier?: string): P }

/** What a processor makes of images that are connected to its inports in their order, in a canvas of the size of the first. */
export async function filtered<P extends Processor>(
  type: ProcessorType<P>,
  images: Image | readonly Image[],
  set: (processor: P) => void = () => {},
): Promise<{ readonly image: Image; readonly processor: P; readonly network: TestNetwork }> {
  const network = new TestNetwork()
  const processor = network.add(type, 'Filter')
  const canvas = network.add(CanvasProcessor, 'Canvas')
  const sources = Array.isArray(images) ? images : [images as Image]
  canvas.setSize((sources[0] as Image).dimensions)
  sources.forEach((image, i) => {
    network.add(TestImage, `Source${i}`).show(image)
    const inport = processor.inports[i] ?? processor.inports[0]!
    network.connect(`Source${i}.image`, inport.path)
  })
  const outport = processor.outports[0] as ImageOutport
  network.connect(outport.path, 'Canvas.inport')
  set(processor)
  await network.idle()
  if (!outport.data) throw new Error(`${type.info.displayName} has no result`)
  return { image: outport.data, processor, network }
}
