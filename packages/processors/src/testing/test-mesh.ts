import type { Image, Mesh } from '@ivw/data'
import { type ImageOutport, MeshOutport, Processor, type ProcessorInfo } from '@ivw/network'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestNetwork } from './test-network.ts'

/** Hands out a mesh that a test gives it. */
export class TestMesh extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.test.Mesh',
    displayName: 'Test Mesh',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  }
  readonly mesh = this.addPort(new MeshOutport('mesh'))
  #next: Mesh | undefined

  show(mesh: Mesh): void {
    this.#next = mesh
    this.readyChanged()
    this.invalidate('invalidOutput')
  }

  override get isReady(): boolean {
    return this.#next !== undefined
  }

  override process(): void {
    this.mesh.data = this.#next
  }
}

/** A picture of meshes by a renderer with its default camera: from (0, 0, 2), 38 degrees, in a square of `size` pixels. */
export async function pictureOf<P extends Processor>(
  type: { readonly info: ProcessorInfo; new (identifier?: string): P },
  meshes: readonly Mesh[],
  size: number,
  set: (renderer: P) => void = () => {},
): Promise<{ readonly image: Image; readonly renderer: P; at(x: number, y: number): Promise<number[]> }> {
  const network = new TestNetwork()
  network.factory.register(TestMesh)
  const renderer = network.add(type, 'Renderer')
  network.add(CanvasProcessor, 'Canvas').setSize([size, size])
  const outport = renderer.outports[0] as ImageOutport
  network.connect(outport.path, 'Canvas.inport')
  meshes.forEach((mesh, i) => {
    network.add(TestMesh, `Mesh${i}`).show(mesh)
    network.connect(`Mesh${i}.mesh`, renderer.inports[0]!.path)
  })
  set(renderer)
  await network.idle()
  const image = outport.data as Image
  const at = async (x: number, y: number) => {
    const colors = await image.colorLayers[0]!.read()
    return Array.from(colors.subarray((y * size + x) * 4, (y * size + x) * 4 + 4), Number)
  }
  return { image, renderer, at }
}
