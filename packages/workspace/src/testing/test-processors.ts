import {
  BoolProperty,
  CameraProperty,
  CompositeProperty,
  DoubleProperty,
  FloatProperty,
  FloatVec3Property,
  ImageInport,
  ImageOutport,
  IntMinMaxProperty,
  IntProperty,
  ListProperty,
  OptionPropertyInt,
  Processor,
  ProcessorNetwork,
  StringProperty,
  TransferFunctionProperty,
} from '@ivw/network'

export const testInfo = (name: string) =>
  ({ classIdentifier: `org.test.${name}`, displayName: name, category: 'Test', codeState: 'stable', tags: [], help: '' }) as const

/** One property of each kind that is encoded in its own way. */
export class Source extends Processor {
  static override readonly info = testInfo('Source')
  readonly image = this.addPort(new ImageOutport('image'))
  readonly amount = this.addProperty(new FloatProperty('amount', 'Amount', 0.5))
  readonly free = this.addProperty(
    new DoubleProperty('free', 'Free', 0, { min: -10, max: 10, minConstraint: 'ignore', maxConstraint: 'ignore' }),
  )
  readonly flag = this.addProperty(new BoolProperty('flag', 'Flag', false))
  readonly text = this.addProperty(new StringProperty('text', 'Text', ''))
  readonly direction = this.addProperty(new FloatVec3Property('direction', 'Direction', [0, 0, 0], { min: -1, max: 1 }))
  readonly clip = this.addProperty(new IntMinMaxProperty('clip', 'Clip', [0, 9], { range: [0, 9], serializationMode: 'all' }))
  readonly mode = this.addProperty(
    new OptionPropertyInt('mode', 'Mode', [
      { id: 'a', name: 'A', value: 0 },
      { id: 'b', name: 'B', value: 1 },
    ]),
  )
  readonly group = this.addProperty(new CompositeProperty('group', 'Group'))
  readonly inner = this.group.addProperty(new FloatProperty('inner', 'Inner', 0.25))
  readonly tf = this.addProperty(new TransferFunctionProperty('tf', 'Transfer Function'))
  readonly list = this.addProperty(new ListProperty('list', 'List', { number: id => new IntProperty(id, 'Number', 1) }))
  override process(): void {}
}

export class Filter extends Processor {
  static override readonly info = testInfo('Filter')
  readonly input = this.addPort(new ImageInport('in'))
  readonly output = this.addPort(new ImageOutport('out'))
  readonly amount = this.addProperty(new FloatProperty('amount', 'Amount', 0.5))
  override process(): void {}
}

export class Sink extends Processor {
  static override readonly info = testInfo('Sink')
  readonly images = this.addPort(new ImageInport('images', { multi: true }))
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera'))
  readonly amount = this.addProperty(new FloatProperty('amount', 'Amount', 0.5))
  override process(): void {}
}

/** An empty network that knows these types. */
export function networkWithTypes(): ProcessorNetwork {
  const network = new ProcessorNetwork()
  for (const type of [Source, Filter, Sink]) network.factory.register(type)
  return network
}
