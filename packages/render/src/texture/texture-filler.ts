import type { Data3DTexture, WebGPURenderer } from 'three/webgpu'
import { bytesPerChannel, type EncodedTexels } from './texel-encoding.ts'

/** Texels of some planes of a volume's texture. */
export interface TexelPlanes {
  readonly first: number
  readonly count: number
  readonly texels: EncodedTexels
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

/**
 * Fills a texture that three has not been given the numbers of, part by part. Each part is on the GPU when this resolves, so that what the
 * driver keeps meanwhile is one part at most.
 */
export async function fillTexture(renderer: WebGPURenderer, texture: Data3DTexture, part: TexelPlanes): Promise<void> {
  const backend = renderer.backend as unknown as Backend
  if (backend.device) await writePlanes(backend.device, (backend.get(texture) as { texture: GPUTexture }).texture, texture, part)
  else if (backend.gl) writePlanesByGl(backend, backend.gl, texture, part)
}

async function writePlanes(device: GPUDevice, target: GPUTexture, { image }: Data3DTexture, part: TexelPlanes): Promise<void> {
  const { data, channels, type } = part.texels
  const { width, height } = image
  const layout = { bytesPerRow: width * channels * bytesPerChannel[type], rowsPerImage: height }
  device.queue.writeTexture({ texture: target, origin: [0, 0, part.first] }, data, layout, [width, height, part.count])
  device.queue.submit([])
  await device.queue.onSubmittedWorkDone().catch(() => undefined)
}

function writePlanesByGl(backend: Backend, gl: WebGL2RenderingContext, texture: Data3DTexture, part: TexelPlanes): void {
  const { textureGPU, glFormat, glType } = backend.get(texture) as GlTexture
  const { width, height } = texture.image
  backend.state?.bindTexture(gl.TEXTURE_3D, textureGPU)
  backend.state?.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
  backend.state?.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
  backend.state?.pixelStorei(gl.UNPACK_ALIGNMENT, 1)
  gl.texSubImage3D(gl.TEXTURE_3D, 0, 0, 0, part.first, width, height, part.count, glFormat, glType, part.texels.data)
  backend.state?.unbindTexture()
  gl.flush()
}
