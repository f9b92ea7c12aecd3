import { identity, type Mat4, multiply, rotation, scaling, translation } from '@ivw/data'
import { FloatMat4Property, FloatProperty, FloatVec3Property, OptionPropertyInt, Processor } from '@ivw/network'

const kinds = [
  { id: 'translate', name: 'Translation', value: 0 },
  { id: 'rotate', name: 'Rotation', value: 1 },
  { id: 'scale', name: 'Scaling', value: 2 },
  { id: 'user', name: 'User Defined', value: 10 },
]
/** Matrices of files have fewer digits than those that are computed. */
const tolerance = 1e-5

/** Something with a place in the world. */
interface Placed<T> {
  readonly worldMatrix: Mat4
  with(changes: { readonly worldMatrix: Mat4 }): T
}

/** Moves data in the world, by a matrix that the simple transformations set (processors-b spec 7.9). */
export abstract class WorldTransform extends Processor {
  readonly type = this.addProperty(
    new OptionPropertyInt('type_', 'Transformation Type', kinds, 0, { help: 'One simple transformation, or any matrix.' }),
  )
  readonly translation = this.addProperty(
    new FloatVec3Property('translate_', 'Translation', [0, 0, 0], { min: -10, max: 10, help: 'How far the data are moved.' }),
  ).visibleWhen(this.type, ({ selected }) => selected === 'translate')
  readonly scale = this.addProperty(
    new FloatVec3Property('scale', 'Scaling', [1, 1, 1], { min: 0.001, max: 10, help: 'Factors along the axes.' }),
  ).visibleWhen(this.type, ({ selected }) => selected === 'scale')
  readonly rotationAxis = this.addProperty(
    new FloatVec3Property('rotationAxis', 'Rotation Axis', [1, 0, 0], { min: -1, max: 1, help: 'Axis through the origin.' }),
  ).visibleWhen(this.type, ({ selected }) => selected === 'rotate')
  readonly rotationAngle = this.addProperty(
    new FloatProperty('rotationAngle', 'Rotation Angle', 0, { min: 0, max: 2 * Math.PI, semantics: 'Angle', help: 'Radians.' }),
  ).visibleWhen(this.type, ({ selected }) => selected === 'rotate')
  readonly matrix = this.addProperty(
    new FloatMat4Property('matrix_', 'Transformation Matrix', identity, {
      min: -10,
      max: 10,
      help: 'The transformation. Editing it makes it user defined.',
    }),
  )

  constructor(identifier?: string) {
    super(identifier)
    for (const parameter of [this.type, this.translation, this.scale, this.rotationAxis, this.rotationAngle])
      parameter.onChange(() => {
        this.matrix.value = this.#chosen
      })
    this.matrix.onChange(() => {
      const { value } = this.matrix
      if (this.#chosen.some((number, i) => Math.abs(number - (value[i] as number)) > tolerance)) this.type.selected = 'user'
    })
  }

  get #chosen(): Mat4 {
    switch (this.type.selected) {
      case 'translate':
        return translation(this.translation.value)
      case 'rotate':
        return this.rotationAxis.value.some(number => number !== 0) ? rotation(this.rotationAxis.value, this.rotationAngle.value) : identity
      case 'scale':
        return scaling(this.scale.value)
      default:
        return this.matrix.value
    }
  }

  protected moved<T>(data: Placed<T>): T {
    return data.with({ worldMatrix: multiply(this.matrix.value, data.worldMatrix) })
  }
}
