import { extractSurface, type Surface, type SurfaceMethod, type SurfaceOptions, surfaceMesh, type Vec4, type Volume } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  FloatProperty,
  FloatVec4Property,
  MeshSequenceOutport,
  OptionPropertyEnumInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeInport,
} from '@ivw/network'
import { inTurns, type RunView } from '../in-turns.ts'
import { colorOptions } from '../properties/ordinal-options.ts'

const methods: readonly { readonly id: SurfaceMethod; readonly name: string; readonly value: number }[] = [
  { id: 'marchingtetrahedron', name: 'Marching Tetrahedron', value: 0 },
  { id: 'marchingcubes', name: 'Marching Cubes', value: 1 },
  { id: 'marchingCubesOpt', name: 'Marching Cubes Optimized', value: 2 },
]

/** Ten colours that are told apart easily (Tableau's), after white for the first volume. */
const palette = ['1f77b4', 'ff7f0e', '2ca02c', 'd62728', '9467bd', '8c564b', 'e377c2', '7f7f7f', 'bcbd22', '17becf']

function defaultColor(volume: number): Vec4 {
  if (volume === 0) return [1, 1, 1, 1]
  const rgb = Number.parseInt(palette[(volume - 1) % palette.length] as string, 16)
  return [(rgb >> 16) / 255, ((rgb >> 8) & 255) / 255, (rgb & 255) / 255, 1]
}

/** Surfaces of equal value in volumes, as meshes. */
export class SurfaceExtraction extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.SurfaceExtraction',
    displayName: 'Surface Extraction',
    category: 'Mesh Creation',
    codeState: 'stable',
    tags: ['CPU', 'Volume', 'Mesh'],
    help: 'Makes a mesh of the surface on which a volume has a value: one for every volume that is connected.',
    background: true,
  }

  readonly volumes = this.addPort(new VolumeInport('volume', { multi: true, flat: true, help: 'Volumes to take surfaces from' }))
  readonly meshes = this.addPort(new MeshSequenceOutport('mesh', { help: 'One mesh for every volume, in their order' }))
  readonly method = this.addProperty(
    new OptionPropertyEnumInt('method', 'Method', methods, 2, {
      help: '**Marching Tetrahedron** cuts cells into tetrahedra, which makes more triangles. **Marching Cubes** joins vertices that lie close together. **Optimized** takes volumes of one component only.',
    }),
  )
  readonly iso = this.addProperty(
    new FloatProperty('iso', 'ISO Value', 0.5, {
      min: 0,
      max: 1,
      increment: 0.01,
      help: 'The value on the surface, as stored in the volume.',
    }),
  )
  readonly invert = this.addProperty(
    new BoolProperty('invert', 'Invert ISO', false, { help: 'Inside is what is less than the value instead of more.' }),
  )
  readonly enclose = this.addProperty(
    new BoolProperty('enclose', 'Enclose Surface', true, { help: 'Closes the surface where it meets the faces of the box.' }),
  )
  readonly colors = this.addProperty(new CompositeProperty('meshColors', 'Mesh Colors', { help: 'A colour for every volume.' }))
  readonly #known = new WeakMap<Volume, { readonly key: string; readonly surface: Surface }>()

  constructor(identifier?: string) {
    super(identifier)
    this.volumes.onConnect(() => this.#offerColors(this.volumes.connectedOutports.length))
    this.volumes.onChange(() => {
      this.#offerColors(this.volumes.items.length)
      this.#fitIso()
    })
  }

  #offerColors(count: number): void {
    for (let i = 0; i < count; i++)
      if (!this.colors.property(`color${i}`))
        this.colors.addProperty(
          new FloatVec4Property(
            `color${i}`,
            `Color for Volume ${i + 1}`,
            defaultColor(i),
            colorOptions({ serializationMode: 'all', owned: true, help: 'Colour of the mesh.' }),
          ),
        )
  }

  /** The value may be anywhere in the data ranges of the volumes. */
  #fitIso(): void {
    const ranges = this.volumes.items.map(({ dataMap }) => dataMap.dataRange)
    if (ranges.length === 0) return
    const [min, max] = [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))]
    if (this.iso.min !== min || this.iso.max !== max) this.iso.setState({ min, max })
  }

  override async process(context: ProcessContext): Promise<void> {
    const options: SurfaceOptions = {
      method: this.method.selected as SurfaceMethod,
      iso: this.iso.value,
      invert: this.invert.value,
      enclose: this.enclose.value,
    }
    const volumes = this.volumes.items
    const meshes = []
    for (const [i, volume] of volumes.entries()) {
      const color = this.colors.property(`color${i}`) as FloatVec4Property
      const progress = (share: number) => context.progress((i + share) / volumes.length)
      meshes.push(surfaceMesh(await this.#surface(volume, options, { signal: context.signal, progress }), volume, color.value))
    }
    this.meshes.data = meshes
  }

  /** Another colour alone asks for no other surface. */
  async #surface(volume: Volume, options: SurfaceOptions, run: RunView): Promise<Surface> {
    const key = Object.values(options).join(' ')
    const known = this.#known.get(volume)
    if (known?.key === key) return known.surface
    const surface = await inTurns(extractSurface(volume, await volume.read(run.signal), options), run)
    this.#known.set(volume, { key, surface })
    return surface
  }
}
