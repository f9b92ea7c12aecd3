import { combinedVolume, type VoxelNormalization } from '@ivw/data'
import {
  BoolProperty,
  ButtonProperty,
  CompositeProperty,
  FloatProperty,
  FloatVec4Property,
  OptionPropertyEnumInt,
  type ProcessContext,
  Processor,
  StringProperty,
  VolumeInport,
  VolumeOutport,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { unbounded } from '../properties/ordinal-options.ts'
import { volumeOperation } from './volume-operation.ts'

const normalizations: readonly { readonly id: VoxelNormalization; readonly name: string; readonly value: number }[] = [
  { id: 'normalized', name: 'Normalized', value: 0 },
  { id: 'signedNormalized', name: 'Sign Normalized', value: 1 },
  { id: 'notNormalized', name: 'No Normalization', value: 2 },
]

/** A formula over volumes. */
export class VolumeCombiner extends Processor {
  static override readonly info = volumeOperation(
    'VolumeCombiner',
    'Volume Combiner',
    'Computes a volume from several by a formula, voxel by voxel: `v1`, `v2` … are the volumes in the order of their connections, `s1`, `s2` … the scale factors. The result has the grid of the first volume.',
    'experimental',
  )

  readonly volumes = this.addPort(new VolumeInport('inport', { multi: true, help: 'The volumes; the first one gives the grid' }))
  readonly result = this.addPort(new VolumeOutport('outport', { help: 'What the formula gives, as floats' }))
  readonly description = this.addProperty(
    new StringProperty('description', 'Volumes', '', {
      readOnly: true,
      invalidationLevel: 'valid',
      serializationMode: 'none',
      semantics: 'Multiline',
      help: 'Names of the connected volumes in the formula.',
    }),
  )
  readonly formula = this.addProperty(
    new StringProperty('eqn', 'Equation', 'v1', { help: 'As shaders have it, such as `s1 * v1 + (1 - s1) * v2` or `max(v1, v2)`.' }),
  )
  readonly normalization = this.addProperty(
    new OptionPropertyEnumInt('normalizationMode', 'Normalization Mode', normalizations, 0, {
      help: 'Whether values count from 0 to 1 or from -1 to 1 over their data range, or as they are stored.',
    }),
  )
  readonly scales = this.addProperty(new CompositeProperty('scales', 'Scale Factors', { help: 'Numbers for the formula.' }))
  readonly addScale = this.addProperty(
    new ButtonProperty('addScale', 'Add Scale Factor', { action: () => this.#addScale(), help: 'One number more for the formula.' }),
  )
  readonly removeScale = this.addProperty(
    new ButtonProperty('removeScale', 'Remove Scale Factor', { action: () => this.#removeScale(), help: 'The last number goes.' }),
  )
  readonly useWorldSpace = this.addProperty(
    new BoolProperty('useWorldSpace', 'World Space', false, {
      help: 'Volumes are put together by their places in the world; otherwise their boxes are taken for one.',
    }),
  )
  readonly border = this.addProperty(
    new FloatVec4Property('borderValue', 'Border Value', [0, 0, 0, 0], {
      ...{ min: 0, max: 1, ...unbounded, increment: 0.1 },
      help: 'What a volume counts as where it is not.',
    }),
  ).visibleWhen(this.useWorldSpace, use => use.value)

  constructor(identifier?: string) {
    super(identifier)
    for (const tell of [this.volumes.onConnect, this.volumes.onDisconnect]) tell.call(this.volumes, () => this.#describe())
  }

  #describe(): void {
    this.description.value = this.volumes.connectedOutports.map(({ path }, i) => `v${i + 1}: ${path}`).join('\n')
  }

  #addScale(): void {
    const number = this.scales.properties.length + 1
    const options = {
      min: 0,
      max: 2,
      ...unbounded,
      increment: 0.01,
      owned: true,
      serializationMode: 'all',
      help: 'A number for the formula.',
    } as const
    this.scales.addProperty(new FloatProperty(`scale${number}`, `s${number}`, 1, options))
  }

  #removeScale(): void {
    const last = this.scales.properties.at(-1)
    if (last) this.scales.removeProperty(last)
  }

  override async process(context: ProcessContext): Promise<void> {
    const scales = this.scales.properties.flatMap(property => (property instanceof FloatProperty ? [property.value] : []))
    const options = {
      formula: this.formula.value,
      scales,
      normalization: this.normalization.selected as VoxelNormalization,
      inWorld: this.useWorldSpace.value,
      border: this.border.value,
    }
    const inputs = await Promise.all(this.volumes.items.map(async volume => [volume, await volume.read(context.signal)] as const))
    this.result.data = await inTurns(combinedVolume(inputs, options), context)
  }
}
