import { type NormalTransform, normalColors } from '@ivw/data'
import { MeshInport, MeshOutport, OptionPropertyEnumInt, type ProcessContext, Processor } from '@ivw/network'
import { meshOperation } from './mesh-operation.ts'

const transforms = [
  { id: 'none', name: 'None', value: 0 },
  { id: 'abs', name: 'Absolute Value', value: 1 },
  { id: 'shift', name: 'Shift', value: 2 },
]

export class MeshColorFromNormals extends Processor {
  static override readonly info = meshOperation(
    'MeshColorFromNormals',
    'Mesh Color From Normals',
    'Colours a mesh by its normals: x becomes red, y green, z blue.',
  )

  readonly input = this.addPort(new MeshInport('inport', { help: 'A mesh with normals' }))
  readonly output = this.addPort(new MeshOutport('outport', { help: 'The mesh with its new colours' }))
  readonly transform = this.addProperty(
    new OptionPropertyEnumInt('transform', 'Transform', transforms, 0, {
      help: 'What becomes of negative numbers. **None**: black. **Absolute Value**: as bright as positive ones. **Shift**: numbers from -1 to 1 go from dark to bright.',
    }),
  )

  override async process({ signal }: ProcessContext): Promise<void> {
    const colored = await normalColors(this.input.data, this.transform.selected as NormalTransform)
    signal.throwIfAborted()
    this.output.data = colored
  }
}
