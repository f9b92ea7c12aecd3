import { type NormalWeighting, withVertexNormals } from '@ivw/data'
import { MeshInport, MeshOutport, OptionPropertyEnumInt, type ProcessContext, Processor } from '@ivw/network'
import { meshOperation } from './mesh-operation.ts'

const modes = [
  { id: 'passThrough', name: 'Pass Through', value: 0 },
  { id: 'noWeighting', name: 'No Weighting', value: 1 },
  { id: 'area', name: 'Area-weighting', value: 2 },
  { id: 'angle', name: 'Angle-weighting', value: 3 },
  { id: 'nmax', name: 'Based on N.Max', value: 4 },
]

export class CalcNormalsProcessor extends Processor {
  static override readonly info = meshOperation(
    'CalcNormalsProcessor',
    'Calculate Normals',
    'Gives every vertex a normal: a weighted mean of those of its triangles.',
  )

  readonly input = this.addPort(new MeshInport('inport', { help: 'A mesh with triangles' }))
  readonly output = this.addPort(new MeshOutport('outport', { help: 'The mesh with normals' }))
  readonly mode = this.addProperty(
    new OptionPropertyEnumInt('mode', 'Mode', modes, 4, {
      help: 'How much a triangle counts at its corners; **Pass Through**: nothing changes.',
    }),
  )

  override async process({ signal }: ProcessContext): Promise<void> {
    const mesh = this.input.data
    const mode = this.mode.selected
    const result = mode === 'passThrough' ? mesh : await withVertexNormals(mesh, mode as NormalWeighting)
    signal.throwIfAborted()
    this.output.data = result
  }
}
