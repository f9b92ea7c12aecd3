import {
  type DataFormat,
  formatByName,
  type Image,
  type Layer,
  type Mat4,
  type Mesh,
  multiply,
  type NumericArray,
  type Vec2,
  type Vec4,
  type Volume,
} from '@ivw/data'
import { mrt, vec4 } from 'three/tsl'
import { BlendMode, type Camera, MaterialBlending, type Object3D, type Texture, type WebGPURenderer } from 'three/webgpu'
import { GpuError } from './errors.ts'
import { GlFence } from './gl-fence.ts'
import type { GpuHome } from './gpu-home.ts'
import { type ImageHome, RenderedImage, RenderedSource } from './image/rendered-image.ts'
import { type BoundMesh, bindMesh, type MeshPart } from './mesh/bound-mesh.ts'
import { type BoundImage, type BoundLayer, boundRendered } from './pass/bound-image.ts'
import { CopyPass } from './pass/copy-pass.ts'
import { FullScreenPass } from './pass/full-screen-pass.ts'
import { ProbePass } from './pass/probe-pass.ts'
import type { Renderer, Start } from './pass/renderer.ts'
import { screenPosition } from './pass/screen-position.ts'
import { readAttachment, storedAs } from './read-back.ts'
import { errorsWhile } from './renderer-console.ts'
import type { Vec4Node } from './shading/nodes.ts'
import { LayerSampler } from './shading/sampling.ts'
import { type LayerTexels, layerTexels } from './texture/layer-texels.ts'
import { TextureCache } from './texture/texture-cache.ts'
import { comesInParts } from './texture/volume-planes.ts'
import { checkVolumeSize, filledVolumeTexels, type VolumeLimits, type VolumeTexels, volumeTexels } from './texture/volume-texels.ts'

export interface GpuOptions {
  /** Bytes of textures that are kept for arrays. Default 2 GiB. */
  readonly textureBudget?: number | undefined
  /** Voxels along an axis of a volume's texture, where less is wanted than the GPU takes. */
  readonly maxTextureDimension3D?: number | undefined
}

export type GpuLoss = { readonly message: string }

/** Clip z from -1..1 to 0..1. */
const webgpuClip: Mat4 = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0.5, 0, 0, 0, 0.5, 1]
/** WebGPU's default limits, for a device that tells none. */
const [webgpuMax2D, webgpuMax3D] = [8192, 2048]

/** Clears every layer to 0 (three gives all but the first an alpha of 1) and blends all as the material says. Our textures have no names. */
const severalLayers = mrt({}).setClearColor('', 0, 0).setBlendMode('', new BlendMode(MaterialBlending))

const unreachableMeshes = new FinalizationRegistry<readonly MeshPart[]>(parts => {
  for (const { geometry } of parts) geometry.dispose()
})

/**
 * One renderer with the textures of the data that it draws. Everything of the engine that needs the GPU goes through here.
 * When the device is lost, drawing does nothing until `restore`; then everything has to be drawn anew.
 */
export class Gpu implements ImageHome, Renderer {
  readonly #home: GpuHome
  readonly #textures: TextureCache<VolumeTexels | LayerTexels>
  readonly #max3D: number
  readonly #meshes = new WeakMap<Mesh, Promise<BoundMesh>>()
  readonly #copy = new CopyPass()
  readonly #probe = new ProbePass()
  readonly #shown = new LayerSampler()
  readonly #present = new FullScreenPass('present', () => ({ color: vec4(this.#shown.sample(screenPosition()).xyz, 1) as Vec4Node }))
  readonly #lossCallbacks = new Set<(loss: GpuLoss) => void>()
  #renderer: WebGPURenderer
  #lost: GpuLoss | undefined
  #inFlight: Promise<void> = Promise.resolve()

  private constructor(home: GpuHome, renderer: WebGPURenderer, options: GpuOptions) {
    this.#home = home
    this.#textures = new TextureCache(options.textureBudget ?? 2 ** 31)
    this.#max3D = options.maxTextureDimension3D ?? Number.POSITIVE_INFINITY
    this.#renderer = renderer
    this.#watch(renderer)
  }

  /** @throws GpuError when there is no GPU interface. */
  static async open(home: GpuHome, options: GpuOptions = {}): Promise<Gpu> {
    return new Gpu(home, await home.createRenderer(), options)
  }

  get backend(): 'webgpu' | 'webgl' {
    return 'device' in this.#renderer.backend ? 'webgpu' : 'webgl'
  }

  get topFirst(): boolean {
    return this.backend === 'webgpu'
  }

  /** What draws, in the words of the driver. */
  get description(): string {
    const device = this.#device
    if (device)
      return `WebGPU: ${[device.adapterInfo.vendor, device.adapterInfo.architecture, device.adapterInfo.description].filter(Boolean).join(' ')}`
    const gl = this.#context
    const name = gl?.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl?.RENDERER
    return `WebGL 2: ${(name && gl?.getParameter(name)) ?? 'unknown'}`
  }

  get limits(): VolumeLimits {
    const gl = this.#context
    return {
      floatFilter: gl ? gl.getExtension('OES_texture_float_linear') !== null : (this.#device?.features.has('float32-filterable') ?? false),
      split: true,
      maxTextureDimension3D: Math.min(
        gl ? gl.getParameter(gl.MAX_3D_TEXTURE_SIZE) : (this.#device?.limits.maxTextureDimension3D ?? webgpuMax3D),
        this.#max3D,
      ),
    }
  }

  /** Pixels along an edge of an image that can be drawn. */
  get maxImageEdge(): number {
    const gl = this.#context
    return gl ? gl.getParameter(gl.MAX_TEXTURE_SIZE) : (this.#device?.limits.maxTextureDimension2D ?? webgpuMax2D)
  }

  /** Bytes of the textures made from arrays. */
  get textureBytes(): number {
    return this.#textures.bytes
  }

  get isLost(): boolean {
    return this.#lost !== undefined
  }

  /** Runs when the device or context is lost. Returns what ends the subscription. */
  onLost(callback: (loss: GpuLoss) => void): { dispose(): void } {
    this.#lossCallbacks.add(callback)
    return { dispose: () => void this.#lossCallbacks.delete(callback) }
  }

  /** Loses the device on purpose, as a driver that is reset does. */
  loseDevice(): void {
    const renderer = this.#renderer
    const device = this.#device
    // Three keeps silent about devices that were destroyed on purpose.
    void device?.lost.then(({ message }) => this.#lose(renderer, message))
    device?.destroy()
    this.#context?.getExtension('WEBGL_lose_context')?.loseContext()
  }

  /** A new renderer in place of a lost one. Textures are made anew as they are asked for; pictures have to be drawn anew. */
  async restore(): Promise<void> {
    this.#textures.clear()
    const renderer = await this.#home.createRenderer()
    this.#renderer = renderer
    this.#lost = undefined
    this.#watch(renderer)
  }

  /**
   * The volume as a texture, for whoever asks: a load is not aborted. One that is too large is held in bricks or reduced, and its notice says so.
   * @throws GpuError when it has no voxels or the memory of the GPU holds nothing of it.
   */
  async volume(volume: Volume): Promise<VolumeTexels> {
    const variant = ['volume', volume.interpolation, ...volume.wrapping].join(' ')
    checkVolumeSize(volume)
    const { limits } = this
    const renderer = this.#renderer
    const texels = (await this.#textures.get(volume.source, variant, async () => {
      if (comesInParts(volume)) return filledVolumeTexels(volume, limits, renderer)
      const array = await volume.read()
      const isTooLong = Math.max(...volume.dimensions) > limits.maxTextureDimension3D
      return isTooLong ? filledVolumeTexels(volume, limits, renderer, array) : volumeTexels(volume, array, limits)
    })) as VolumeTexels
    // What was filled on a device that was lost meanwhile is filled anew.
    return texels.filledOnce && renderer !== this.#renderer ? this.volume(volume) : texels
  }

  /** The layer as a texture; rendered ones are at hand. */
  async layer(layer: Layer): Promise<LayerTexels> {
    if (layer.source instanceof RenderedSource) return layer.source.texels
    return (await this.#textures.get(layer.source, layerVariant(layer), async () =>
      layerTexels(layer, await layer.read(), this.limits),
    )) as LayerTexels
  }

  /** Whether the colours of the image are on the GPU already, because it was drawn with them. */
  holds({ colorLayers: [layer] }: Image): boolean {
    return layer !== undefined && (layer.source instanceof RenderedSource || this.#textures.has(layer.source, layerVariant(layer)))
  }

  /** The mesh as vertex buffers. @throws GpuError when it has no positions. */
  mesh(mesh: Mesh): Promise<BoundMesh> {
    const found = this.#meshes.get(mesh)
    if (found) return found
    const bound = bindMesh(mesh)
    this.#meshes.set(mesh, bound)
    bound.then(
      ({ parts }) => unreachableMeshes.register(mesh, parts),
      () => this.#meshes.delete(mesh),
    )
    return bound
  }

  /** All layers of the image as textures. */
  async image(image: Image): Promise<BoundImage> {
    const bind = async (layer: Layer): Promise<BoundLayer> => ({ layer, texels: await this.layer(layer) })
    return {
      dimensions: image.dimensions,
      colors: await Promise.all(image.colorLayers.map(bind)),
      depth: image.depth && (await bind(image.depth)),
      picking: image.picking && (await bind(image.picking)),
    }
  }

  clipFrom(projection: Mat4): Mat4 {
    return this.backend === 'webgpu' ? multiply(webgpuClip, projection) : projection
  }

  /** @throws GpuError when a shader cannot be built. */
  draw(image: RenderedImage, object: Object3D, camera: Camera, start: Start): void {
    if (this.#lost) return
    const renderer = this.#renderer
    renderer.autoClear = start !== 'keep'
    renderer.setClearColor(0, 0)
    renderer.setClearDepth(start === 'clearFar0' ? 0 : 1)
    renderer.setRenderTarget(image.target)
    renderer.setMRT(image.target.textures.length > 1 ? severalLayers : null)
    const [error] = errorsWhile(() => renderer.render(object as never, camera))
    renderer.setRenderTarget(null)
    renderer.setMRT(null)
    if (error) throw new GpuError(`The GPU could not draw: ${error}`)
    image.markDrawn()
    this.#textures.drawn()
  }

  drawToCanvas(object: Object3D, camera: Camera): void {
    if (this.#lost) return
    this.#renderer.setRenderTarget(null)
    this.#renderer.autoClear = true
    this.#renderer.render(object as never, camera)
  }

  /** Draws all layers of `source` into `target`, letterboxed. */
  copyInto(source: BoundImage, target: RenderedImage): void {
    this.#copy.draw(this, source, target)
  }

  copy(source: RenderedImage, target: RenderedImage): void {
    this.copyInto(boundRendered(source), target)
  }

  async read(image: RenderedImage, texture: Texture, format: DataFormat, signal?: AbortSignal): Promise<NumericArray> {
    if (this.#lost) throw new GpuError('The graphics device was lost; the picture has to be drawn anew')
    const attachment = image.target.textures.indexOf(texture)
    if (attachment >= 0) return storedAs(format, await this.#attachment(image, attachment, signal))
    // Depth textures cannot be read in both backends: their numbers are drawn into a colour first.
    const plain = new RenderedImage(this, image.dimensions, { colors: [formatByName('Vec4FLOAT32')], depth: false, picking: false })
    try {
      const depth = boundRendered(image).depth as BoundLayer
      this.copyInto({ dimensions: image.dimensions, colors: [depth], depth: undefined, picking: undefined }, plain)
      return storedAs(format, await this.#attachment(plain, 0, signal))
    } finally {
      plain.dispose()
    }
  }

  /** One pixel of a layer; `position` from (0, 0), the centre of the lower left pixel, to (1, 1), that of the upper right one. */
  async pixel(layer: Layer, position: Vec2): Promise<Vec4> {
    const [width, height] = layer.dimensions
    const place: Vec2 = [(position[0] * (width - 1) + 0.5) / width, (position[1] * (height - 1) + 0.5) / height]
    return this.#probe.read(this, await this.layer(layer), layer.swizzle, place)
  }

  /** A picture of one layer for a window: what is premultiplied, over opaque black. @throws GpuError where there is no canvas. */
  async toBitmap(layer: Layer, signal?: AbortSignal): Promise<ImageBitmap> {
    const texels = await this.layer(layer)
    const canvas = this.#home.canvas
    if (!canvas) throw new GpuError('There is no canvas to show frames on')
    const [width, height] = layer.dimensions
    this.#shown.set(texels, layer.swizzle, this.topFirst)
    if (this.#isSoftware) return this.#bitmapByReading([width, height], signal)
    this.#renderer.setSize(width, height, false)
    this.#present.present(this, this.#shown.kind)
    const bitmap = canvas.transferToImageBitmap()
    this.#inFlight = this.#drawn()
    await this.#inFlight
    return bitmap
  }

  /**
   * Resolves when the last picture that was handed out is drawn. Whoever draws the next one earlier only makes a queue in the driver:
   * what the user sees would lag behind what they do.
   */
  get settled(): Promise<void> {
    return this.#inFlight
  }

  dispose(): void {
    this.#textures.clear()
    this.#renderer.dispose()
  }

  /** A software WebGPU adapter cannot present to a canvas: Chromium's SwiftShader loses the device at the first attempt. */
  get #isSoftware(): boolean {
    const info = this.#device?.adapterInfo
    return info !== undefined && (info.isFallbackAdapter || info.architecture === 'swiftshader')
  }

  async #bitmapByReading(size: Vec2, signal?: AbortSignal): Promise<ImageBitmap> {
    const frame = new RenderedImage(this, size, { colors: [formatByName('Vec4UINT8')], depth: false, picking: false })
    try {
      this.#present.draw(this, frame, this.#shown.kind)
      const pixels = await this.#attachment(frame, 0, signal)
      const bytes = new Uint8ClampedArray(pixels.buffer as ArrayBuffer, pixels.byteOffset, pixels.byteLength)
      return await createImageBitmap(new ImageData(bytes, size[0], size[1]), { imageOrientation: 'flipY' })
    } finally {
      frame.dispose()
    }
  }

  /** Resolves when the device has done everything so far, or is lost. */
  async #drawn(): Promise<void> {
    const gl = this.#context
    if (gl) await new GlFence(gl).reached()
    else await this.#device?.queue.onSubmittedWorkDone().catch(() => undefined)
  }

  #attachment(image: RenderedImage, attachment: number, signal?: AbortSignal) {
    return readAttachment(this.#renderer, image.target, attachment, this.topFirst, signal)
  }

  get #device(): GPUDevice | undefined {
    return (this.#renderer.backend as { device?: GPUDevice }).device
  }

  get #context(): WebGL2RenderingContext | undefined {
    return (this.#renderer.backend as { gl?: WebGL2RenderingContext }).gl
  }

  #watch(renderer: WebGPURenderer): void {
    const known = renderer.onDeviceLost
    renderer.onDeviceLost = info => {
      known.call(renderer, info)
      this.#lose(renderer, info.message)
    }
  }

  #lose(renderer: WebGPURenderer, message: string): void {
    if (renderer !== this.#renderer || this.#lost) return
    this.#lost = { message: message || 'The graphics device was lost' }
    for (const callback of this.#lossCallbacks) callback(this.#lost)
  }
}

function layerVariant({ interpolation, wrapping }: Layer): string {
  return ['layer', interpolation, ...wrapping].join(' ')
}
