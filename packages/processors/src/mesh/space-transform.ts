import { type Mat4, multiply } from '@ivw/data'
import { BoolProperty, OptionPropertyEnumInt, Processor } from '@ivw/network'
import { TransformListProperty } from '../properties/transform-list-property.ts'

interface Placed<T> {
  readonly modelMatrix: Mat4
  readonly worldMatrix: Mat4
  with(changes: { readonly modelMatrix?: Mat4; readonly worldMatrix?: Mat4 }): T
}

/** Moves data in space by transformations that follow each other (processors-b spec 7.9). */
export abstract class SpaceTransform extends Processor {
  readonly space = this.addProperty(
    new OptionPropertyEnumInt(
      'space',
      'Space',
      [
        { id: 'model', name: 'Model', value: 0 },
        { id: 'world', name: 'World', value: 1 },
      ],
      1,
      { help: 'Which of the two transformations of the data is changed: that into model space or that into the world.' },
    ),
  )
  readonly replace = this.addProperty(
    new BoolProperty('replace', 'Replace Transformation', false, {
      help: 'The transformation of the data is replaced instead of followed.',
    }),
  )
  readonly transformations = this.addProperty(
    new TransformListProperty('transformations', 'Transformations', { help: 'Follow each other, the first one first.' }),
  )

  protected moved<T>(data: Placed<T>): T {
    const { matrix } = this.transformations
    const changed = (before: Mat4): Mat4 => (this.replace.value ? matrix : multiply(matrix, before))
    return this.space.selected === 'model'
      ? data.with({ modelMatrix: changed(data.modelMatrix) })
      : data.with({ worldMatrix: changed(data.worldMatrix) })
  }
}
