import { Group, OrthographicCamera } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { Renderer } from './renderer.ts'

const nothing = new Group()
const camera = new OrthographicCamera()

/** Colours and picking 0, depth 1. */
export function clearImage(renderer: Renderer, image: RenderedImage): void {
  renderer.draw(image, nothing, camera, 'clear')
}
