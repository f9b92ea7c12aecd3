import { identity, type Mat4, multiply, rotation, scaling, translation, type Vec3 } from '@ivw/data'
import { CompositeProperty, FloatMat4Property, FloatProperty, FloatVec3Property, ListProperty, type PropertyOptions } from '@ivw/network'

/** One of several transformations that follow each other. */
export abstract class TransformProperty extends CompositeProperty {
  abstract get matrix(): Mat4
}

export class TranslateProperty extends TransformProperty {
  static override readonly classIdentifier = 'org.inviwo.TranslateProperty'
  readonly offset: FloatVec3Property

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, options)
    this.offset = this.addProperty(
      new FloatVec3Property('offset', 'Offset', [0, 0, 0], { min: -10, max: 10, increment: 0.01, help: 'How far the data are moved.' }),
    )
  }

  override get matrix(): Mat4 {
    return translation(this.offset.value)
  }
}

export class RotateProperty extends TransformProperty {
  static override readonly classIdentifier = 'org.inviwo.RotateProperty'
  readonly axis: FloatVec3Property
  readonly angle: FloatProperty

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, options)
    const help = 'Axis through the origin.'
    this.axis = this.addProperty(new FloatVec3Property('axis', 'Axis', [1, 0, 0], { min: -1, max: 1, increment: 0.01, help }))
    this.angle = this.addProperty(
      new FloatProperty('angle', 'Angle', 0, { min: 0, max: 2 * Math.PI, increment: 0.01, semantics: 'Angle', help: 'Radians.' }),
    )
  }

  override get matrix(): Mat4 {
    const axis: Vec3 = this.axis.value
    return axis.some(part => part !== 0) ? rotation(axis, this.angle.value) : identity
  }
}

export class ScaleProperty extends TransformProperty {
  static override readonly classIdentifier = 'org.inviwo.ScaleProperty'
  readonly scale: FloatVec3Property

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, options)
    this.scale = this.addProperty(
      new FloatVec3Property('scale', 'Scaling', [1, 1, 1], { min: 0.001, max: 10, increment: 0.01, help: 'Factors along the axes.' }),
    )
  }

  override get matrix(): Mat4 {
    return scaling(this.scale.value)
  }
}

export class CustomTransformProperty extends TransformProperty {
  static override readonly classIdentifier = 'org.inviwo.CustomTransformProperty'
  readonly #matrix: FloatMat4Property

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, options)
    this.#matrix = this.addProperty(
      new FloatMat4Property('matrix', 'Matrix', identity, { min: -10, max: 10, increment: 0.01, help: 'Any transformation.' }),
    )
  }

  override get matrix(): Mat4 {
    return this.#matrix.value
  }
}

/** Transformations one after the other: the first one of the list comes first. */
export class TransformListProperty extends ListProperty {
  static override readonly classIdentifier = 'org.inviwo.TransformListProperty'

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    const prefabs = {
      translation: (id: string) => new TranslateProperty(id, 'Translation', { help: 'Moves the data.' }),
      rotation: (id: string) => new RotateProperty(id, 'Rotation', { help: 'Turns the data.' }),
      scaling: (id: string) => new ScaleProperty(id, 'Scaling', { help: 'Makes the data larger or smaller.' }),
      custom: (id: string) => new CustomTransformProperty(id, 'Custom', { help: 'Any transformation.' }),
    }
    super(identifier, displayName, prefabs, options)
  }

  get matrix(): Mat4 {
    const matrices = this.properties.flatMap(entry => (entry instanceof TransformProperty ? [entry.matrix] : []))
    return matrices.reduce((all, next) => multiply(next, all), identity)
  }
}
