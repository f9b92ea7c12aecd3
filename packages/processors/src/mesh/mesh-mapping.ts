import { componentOf, type Mesh, type MeshBuffer, mappedColors, type TransferFunctionState, type Vec2 } from '@ivw/data'
import {
  BoolProperty,
  DoubleMinMaxProperty,
  MeshInport,
  MeshOutport,
  OptionPropertyInt,
  type ProcessContext,
  Processor,
  TransferFunctionProperty,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { meshOperation } from './mesh-operation.ts'

const cyanToRed: TransferFunctionState = {
  points: [
    { position: 0, color: [0, 0.1, 1, 1] },
    { position: 1, color: [1, 0.03, 0.03, 1] },
  ],
  mask: [0, 1],
  type: 'relative',
}
const saved = { serializationMode: 'all' } as const
/** Wide enough for any data. */
const anyRange = [-1e12, 1e12] as const

export class MeshMapping extends Processor {
  static override readonly info = {
    ...meshOperation('MeshMapping', 'Mesh Mapping', 'Colours the vertices of a mesh by one of their numbers, through a transfer function.'),
    background: true,
  }

  readonly input = this.addPort(new MeshInport('meshInport', { help: 'The mesh to colour' }))
  readonly output = this.addPort(new MeshOutport('outport', { help: 'The mesh with its new colours' }))
  readonly enabled = this.addProperty(new BoolProperty('enabled', 'Enabled', true, { help: 'Off: the mesh keeps its colours.' }))
  readonly transferFunction = this.addProperty(
    new TransferFunctionProperty('transferfunction', 'Transfer Function', cyanToRed, { help: 'Colours by number.' }),
  )
  readonly buffer = this.addProperty(
    new OptionPropertyInt('buffer', 'Source', [], 0, {
      ...saved,
      help: 'What of the vertices counts: their positions, normals or others.',
    }),
  )
  readonly component = this.addProperty(new OptionPropertyInt('component', 'Component', [], 0, { ...saved, help: 'Which of its numbers.' }))
  readonly useCustomRange = this.addProperty(
    new BoolProperty('useCustomRange', 'Use Custom Range', false, { help: 'The range below instead of that of the mesh.' }),
  )
  readonly customRange = this.addProperty(
    new DoubleMinMaxProperty('customDataRange', 'Custom Data Range', [0, 1], {
      range: anyRange,
      increment: 0.01,
      semantics: 'Text',
      help: 'Numbers that get the first and the last colour.',
    }),
  ).visibleWhen(this.useCustomRange, use => use.value)
  readonly dataRange = this.addProperty(
    new DoubleMinMaxProperty('dataRange', 'Data Range', [0, 1], {
      range: anyRange,
      increment: 0.01,
      semantics: 'Text',
      readOnly: true,
      invalidationLevel: 'valid',
      help: 'The least and the largest number of the mesh.',
    }),
  )

  constructor(identifier?: string) {
    super(identifier)
    this.input.onChange(() => this.#offer())
    this.buffer.onChange(() => this.#offer())
  }

  #offer(): void {
    const mesh = this.input.dataOrUndefined
    if (!mesh) return
    const names = mesh.buffers.map(({ type }, i) => `${typeNames[type]} (Buffer ${i + 1})`)
    const known = this.buffer.options.map(({ name }) => name)
    if (names.length !== known.length || names.some((name, i) => name !== known[i]))
      this.buffer.replaceOptions(names.map((name, value) => ({ id: `buffer${value + 1}`, name, value })))
    const count = this.#source(mesh)?.buffer.format.components ?? 0
    if (this.component.options.length !== count)
      this.component.replaceOptions(
        Array.from({ length: count }, (_, value) => ({ id: `component${value + 1}`, name: `Component ${value + 1}`, value })),
      )
  }

  #source(mesh: Mesh): MeshBuffer | undefined {
    return mesh.buffers[Math.max(this.buffer.selectedIndex, 0)]
  }

  override async process(context: ProcessContext): Promise<void> {
    const mesh = this.input.data
    const source = this.#source(mesh)
    if (!this.enabled.value || !source) {
      this.output.data = mesh
      return
    }
    const numbers = await componentOf(source.buffer, Math.max(this.component.selectedIndex, 0), context.signal)
    const own = rangeOf(numbers)
    this.dataRange.value = own
    const range = this.useCustomRange.value ? this.customRange.value : own
    this.output.data = await inTurns(mappedColors(mesh, numbers, range, this.transferFunction.state), context)
  }
}

const typeNames: Readonly<Record<MeshBuffer['type'], string>> = {
  position: 'Position',
  normal: 'Normal',
  color: 'Color',
  texcoord: 'TexCoord',
  curvature: 'Curvature',
  index: 'Index',
  radii: 'Radii',
  picking: 'Picking',
  scalarMeta: 'ScalarMeta',
  intMeta: 'IntMeta',
  unknown: 'Unknown',
}

function rangeOf(numbers: Float64Array): Vec2 {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const number of numbers) {
    if (number < low) low = number
    if (number > high) high = number
  }
  return low <= high ? [low, high] : [0, 0]
}
