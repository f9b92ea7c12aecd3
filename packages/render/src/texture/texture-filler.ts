import type { Vec2 } from '@ivw/data'
import type { Data3DTexture, WebGPURenderer } from 'three/webgpu'
import { GlFence } from '../gl-fence.ts'
import { bytesPerChannel, type EncodedTexels } from './texel-encoding.ts'
import type { AtlasBox } from './volume-atlas.ts'

/** Texels of some planes of a volume, and where they go in its texture. */
export interface TexelPlanes {
  readonly texels: EncodedTexels
  /** Width and height of a plane. */
  readonly plane: Vec2
  readonly boxes: readonly AtlasBox[]
}

interface GlTexture {
  readonly textureGPU: WebGLTexture
  readonly glFormat: number
  readonly glType: number
}

/** What of three's backends is used here and not in its types. */
interface Backend {
  readonly device?: GPUDevice
  readonly gl?: WebGL2RenderingContext
  readonly state?: {
    bindTexture(target: number, texture: WebGLTexture): void
    unbindTexture(): void
    pixelStorei(name: number, value: number | boolean): void
  }
  get(texture: Data3DTexture): unknown
}

/** Makes a texture that is to be filled. Whether the GPU has memory for it. */
export async function allocateTexture(renderer: WebGPURenderer, texture: Data3DTexture): Promise<boolean> {
  const { device, gl } = renderer.backend as unknown as Backend
  // What went wrong before is not about this texture.
  while (gl && !gl.isContextLost() && gl.getError() !== gl.NO_ERROR);
  device?.pushErrorScope('out-of-memory')
  renderer.initTexture(texture)
  if (gl) return gl.getError() !== gl.OUT_OF_MEMORY
  return !(await device?.popErrorScope().catch(() => undefined))
}

/** In WebGL, where waiting takes longer: a part has the time until the next one comes. */
const lastPart = new WeakMap<Data3DTexture, GlFence>()

/**
 * Fills a texture that three has not been given the numbers of, part by part. Each part is on the GPU before the next one is sent, so that
 * what the driver keeps meanwhile is one part at most.
 */
export async function fillTexture(renderer: WebGPURenderer, texture: Data3DTexture, part: TexelPlanes): Promise<void> {
  const backend = renderer.backend as unknown as Backend
  if (backend.device) await writePlanes(backend.device, (backend.get(texture) as { texture: GPUTexture }).texture, part)
  else if (backend.gl) {
    await lastPart.get(texture)?.reached()
    writePlanesByGl(backend, backend.gl, texture, part)
    lastPart.set(texture, new GlFence(backend.gl))
  }
}

async function writePlanes(device: GPUDevice, texture: GPUTexture, { texels, plane, boxes }: TexelPlanes): Promise<void> {
  const { data, channels, type } = texels
  const [bytes, [width, height]] = [channels * bytesPerChannel[type], plane]
  for (const { source, target, size } of boxes) {
    const offset = ((source[2] * height + source[1]) * width + source[0]) * bytes
    const layout = { offset, bytesPerRow: width * bytes, rowsPerImage: height }
    device.queue.writeTexture({ texture, origin: [...target] }, data, layout, [...size])
  }
  device.queue.submit([])
  await device.queue.onSubmittedWorkDone().catch(() => undefined)
}

function writePlanesByGl(backend: Backend, gl: WebGL2RenderingContext, texture: Data3DTexture, part: TexelPlanes): void {
  const { textureGPU, glFormat, glType } = backend.get(texture) as GlTexture
  const [width, height] = part.plane
  const { channels, data } = part.texels
  backend.state?.bindTexture(gl.TEXTURE_3D, textureGPU)
  backend.state?.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
  backend.state?.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
  backend.state?.pixelStorei(gl.UNPACK_ALIGNMENT, 1)
  backend.state?.pixelStorei(gl.UNPACK_ROW_LENGTH, width)
  backend.state?.pixelStorei(gl.UNPACK_IMAGE_HEIGHT, height)
  for (const { source, target, size } of part.boxes) {
    const offset = ((source[2] * height + source[1]) * width + source[0]) * channels
    gl.texSubImage3D(gl.TEXTURE_3D, 0, ...target, ...size, glFormat, glType, data, offset)
  }
  backend.state?.pixelStorei(gl.UNPACK_ROW_LENGTH, 0)
  backend.state?.pixelStorei(gl.UNPACK_IMAGE_HEIGHT, 0)
  backend.state?.unbindTexture()
}
