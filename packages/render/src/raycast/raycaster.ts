import { lookupTable, type TransferFunctionState, viewMatrix } from '@ivw/data'
import type { DataTexture, Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import type { TableSampler } from '../shading/sampling.ts'
import { extinctionTable, nearestTableTexture, refined } from '../texture/data-texture.ts'
import { OpacityRanges } from '../texture/opacity-ranges.ts'
import { StepLengths } from '../texture/step-lengths.ts'
import { buildRaycast } from './build-raycast.ts'
import { isPlain, type RaycastFeatures } from './raycast-features.ts'
import type { RaycastInputs, RaycastSettings } from './raycast-settings.ts'
import { maxIsoValues, RaycastUniforms } from './raycast-uniforms.ts'

/** Draws a volume by ray casting (core spec 6.3, 6.4). One for every processor: it keeps shaders and lookup tables. */
export class Raycaster {
  readonly #uniforms = new RaycastUniforms()
  #features: RaycastFeatures | undefined
  readonly #pass = new FullScreenPass('raycast', () => buildRaycast(this.#uniforms, this.#features as RaycastFeatures))
  #transferFunction: TransferFunctionState | undefined
  #table: DataTexture | undefined
  #extinction: DataTexture | undefined
  #opacity = new OpacityRanges([0, 0, 0, 0])
  #stepLengths: StepLengths | undefined

  /** `image` has a depth layer. */
  draw(renderer: Renderer, image: RenderedImage, inputs: RaycastInputs, settings: RaycastSettings): void {
    this.#setImages(renderer, inputs)
    this.#setTable(settings.transferFunction)
    const uniforms = this.#uniforms
    uniforms.volume.set(inputs.volume, inputs.texels)
    uniforms.depth.set(settings.camera)
    uniforms.light.set(settings.light, settings.camera)
    uniforms.samplingRate.value = settings.samplingRate
    uniforms.viewFromWorld.value.fromArray(viewMatrix(settings.camera))
    uniforms.textureFromWorld.value.fromArray(inputs.volume.textureFromWorld)
    this.#setIsoValues(settings)
    uniforms.planes.set(settings.planes)
    const features = featuresOf(inputs, settings, uniforms.planes.count)
    this.#setVisibility(inputs, settings, features)
    this.#features = features
    this.#pass.draw(renderer, image, `${Object.values(features).join(' ')} ${this.#kinds(inputs)}`)
  }

  dispose(): void {
    this.#pass.dispose()
    this.#table?.dispose()
    this.#extinction?.dispose()
    this.#uniforms.visibleBricks.dispose()
  }

  #kinds({ background }: RaycastInputs): string {
    const { volume, light, entry, exit, entryDepth, exitDepth, backgroundColor, backgroundDepth, backgroundPicking } = this.#uniforms
    const behind = background ? [backgroundColor, backgroundDepth, backgroundPicking].map(({ kind }) => kind) : []
    return [volume.kind, light.mode, ...[entry, exit, entryDepth, exitDepth].map(({ leanKind }) => leanKind), ...behind].join(' ')
  }

  #setImages({ topFirst }: Renderer, { entry, exit, background }: RaycastInputs): void {
    const uniforms = this.#uniforms
    const layers = [
      [uniforms.entry, entry.colors[0]],
      [uniforms.entryNormal, entry.colors[1]],
      [uniforms.entryDepth, entry.depth],
      [uniforms.exit, exit.colors[0]],
      [uniforms.exitDepth, exit.depth],
      [uniforms.backgroundColor, background?.colors[0]],
      [uniforms.backgroundDepth, background?.depth],
      [uniforms.backgroundPicking, background?.picking],
    ] as const
    for (const [sampler, bound] of layers) if (bound) sampler.set(bound.texels, bound.layer.swizzle, topFirst)
  }

  #setTable(state: TransferFunctionState): void {
    if (state === this.#transferFunction) return
    const table = lookupTable(state)
    this.#transferFunction = state
    this.#opacity = new OpacityRanges(table)
    this.#stepLengths = new StepLengths(table)
    const fine = refined(table)
    this.#table = this.#stored(this.#uniforms.table, this.#table, fine)
    this.#extinction = this.#stored(this.#uniforms.extinction, this.#extinction, extinctionTable(fine))
  }

  #stored(sampler: TableSampler, old: DataTexture | undefined, table: Float32Array<ArrayBuffer>): DataTexture {
    const texture = old ?? nearestTableTexture(table)
    texture.image.data = table
    texture.needsUpdate = true
    sampler.set(texture)
    return texture
  }

  #setIsoValues({ isoValues }: RaycastSettings): void {
    const { isoPositions, isoColors, isoRange } = this.#uniforms
    const sorted = sortedIsoValues(isoValues)
    isoRange.value.set(sorted[0]?.position ?? 1, sorted.at(-1)?.position ?? 0)
    sorted.forEach(({ position, color }, i) => {
      isoPositions.array[i] = position
      ;(isoColors.array[i] as Vector4).set(...color)
    })
  }

  /** What of the volume can be seen, and how closely one has to look: as a range of values, and brick by brick. */
  #setVisibility({ volume, texels }: RaycastInputs, settings: RaycastSettings, features: RaycastFeatures): void {
    const byTable = settings.classification === 'transfer-function'
    const [low, high] = byTable ? this.#opacity.bounds : [0, Number.POSITIVE_INFINITY]
    this.#uniforms.visibleRange.value.set(Math.max(low, -1e30), Math.min(high, 1e30))
    if (!features.skips || !texels.bricks) return
    const medium = byTable ? this.#opacity : 'above 0'
    this.#uniforms.visibleBricks.set({
      volume,
      bricks: texels.bricks,
      component: settings.classification === 'voxel-value' ? volume.format.components - 1 : settings.channel,
      medium: features.rendering === 'iso' ? undefined : medium,
      isoPositions: features.isoCount > 0 ? sortedIsoValues(settings.isoValues).map(iso => iso.position) : [],
      steps: byTable && isPlain(features) ? this.#stepLengths : undefined,
    })
  }
}

function sortedIsoValues(values: RaycastSettings['isoValues']): RaycastSettings['isoValues'] {
  return [...values].sort((a, b) => a.position - b.position).slice(0, maxIsoValues)
}

function featuresOf(inputs: RaycastInputs, settings: RaycastSettings, planes: number): RaycastFeatures {
  const isoCount = settings.rendering === 'dvr' ? 0 : Math.min(settings.isoValues.length, maxIsoValues)
  return {
    rendering: settings.rendering,
    classification: settings.classification,
    compositing: settings.compositing,
    gradient: settings.gradient,
    channel: settings.channel,
    components: inputs.volume.format.components,
    shaded: settings.light.mode !== 'none',
    isoCount,
    planes,
    background: inputs.background !== undefined,
    backgroundPicking: inputs.background?.picking !== undefined,
    backgroundDepth: inputs.background?.depth !== undefined,
    entryNormals: inputs.entry.colors.length > 1,
    skips: inputs.texels.bricks !== undefined && planes === 0,
  }
}
