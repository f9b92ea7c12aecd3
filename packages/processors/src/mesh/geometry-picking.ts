import { add, normalize, scale, subtract, unproject } from '@ivw/data'
import {
  CameraProperty,
  FloatVec3Property,
  FloatVec4Property,
  ImageInport,
  ImageOutport,
  MeshInport,
  OptionPropertyInt,
  type PickingEvent,
  type ProcessContext,
  Processor,
} from '@ivw/network'
import { CompositePass, DrawnImage, PickingRenderer } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { colorOptions } from '../properties/ordinal-options.ts'
import { openGpu } from '../services.ts'
import { cullOptions } from './cull-options.ts'
import { meshRendering } from './mesh-rendering.ts'

export class GeometryPicking extends Processor {
  static override readonly info = meshRendering(
    'GeometryPicking',
    'Mesh Picking',
    'Draws a mesh without light, as one thing that can be told apart in picking layers, over an image where one is connected.',
  )

  readonly geometry = this.addPort(new MeshInport('geometryInport', { help: 'The mesh to draw' }))
  readonly behind = this.addPort(new ImageInport('imageInport', { optional: true, help: 'An image with depth to draw over' }))
  readonly image = this.addPort(new ImageOutport('outport', { help: 'The picture, with depth and picking' }))
  readonly cullFace = this.addProperty(
    new OptionPropertyInt(
      'cullFace',
      'Cull Face',
      cullOptions.map(({ id, name, value }) => ({ id, name, value })),
      2,
      { help: 'Sides of triangles that are left out.' },
    ),
  )
  readonly position = this.addProperty(
    new FloatVec3Property('position', 'Position', [0, 0, 0], { min: -100, max: 100, help: 'Moves the mesh, world units.' }),
  )
  readonly highlightColor = this.addProperty(
    new FloatVec4Property('highlightColor', 'Highlight Color', [1, 0, 0, 1], colorOptions({ help: 'Colour while it is picked.' })),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'From where the mesh is seen.' }))
  readonly trackball = this.addProperty(
    new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
  )
  readonly #renderer = new PickingRenderer()
  readonly #composite = new CompositePass()
  readonly #drawn = new DrawnImage()
  readonly #joined = new DrawnImage()
  readonly #picking = this.addPicking(1, event => this.#pick(event))
  #isPicked = false

  /** A drag with the left button moves the mesh along with the pointer. */
  #pick(event: PickingEvent): void {
    const isPicked = event.state !== 'finished'
    if (isPicked !== this.#isPicked) this.invalidate('invalidOutput')
    this.#isPicked = isPicked
    if (event.source?.kind === 'wheel') this.#push(event, event.source.delta[1])
    if (event.press !== 'move' || !event.buttons.includes('left')) return
    const depth = event.pressedNdc[2]
    const [x, y] = [event.position[0] * 2 - 1, event.position[1] * 2 - 1]
    const [from, to] = [
      unproject(this.camera.value, [event.previousNdc[0], event.previousNdc[1], depth]),
      unproject(this.camera.value, [x, y, depth]),
    ]
    this.position.value = add(this.position.value, subtract(to, from))
    event.used = true
  }

  /** The wheel moves it along the direction of view, by a hundredth of what the camera sees in depth. */
  #push(event: PickingEvent, notches: number): void {
    const { lookFrom, lookTo, near, far } = this.camera.value
    const away = normalize(subtract(lookTo, lookFrom))
    this.position.value = add(this.position.value, scale(away, 0.01 * (far - near) * notches))
    event.used = true
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const mesh = await gpu.mesh(this.geometry.data)
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#drawn.at(gpu, this.image.size)
    const settings = {
      camera: this.camera.value,
      position: this.position.value,
      faces: cullOptions[this.cullFace.value]?.faces ?? 'both',
      id: this.#picking.first,
      highlight: this.#isPicked ? this.highlightColor.value : undefined,
    }
    this.#renderer.draw(gpu, image, mesh, settings)
    if (!behind) {
      this.image.data = image
      return
    }
    const joined = this.#joined.at(gpu, this.image.size)
    this.#composite.draw(gpu, joined, [behind, await gpu.image(image)])
    this.image.data = joined
  }

  override dispose(): void {
    this.#renderer.dispose()
    this.#composite.dispose()
    this.#drawn.dispose()
    this.#joined.dispose()
  }
}
