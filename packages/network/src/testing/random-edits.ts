// Networks and edits at random, for tests of what holds whatever users do.
import type { Change } from '../network/change.ts'
import type { ProcessorNetwork } from '../network/processor-network.ts'
import { describeProcessor } from '../network/processor-state.ts'
import { Processor } from '../processor/processor.ts'
import { BoolProperty } from '../property/bool-property.ts'
import { cameraTypes } from '../property/camera-children.ts'
import { CameraProperty } from '../property/camera-property.ts'
import { CompositeProperty } from '../property/composite-property.ts'
import type { PropertyState } from '../property/description.ts'
import { ListProperty } from '../property/list-property.ts'
import { OptionPropertyString } from '../property/option-properties.ts'
import { FloatProperty, IntProperty } from '../property/scalar-properties.ts'
import { NumberInport, NumberOutport, testInfo } from './numbers.ts'

/** Properties that act on each other: by callbacks, in groups, with children that come and go. */
export class Busy extends Processor {
  static override readonly info = testInfo('Busy')
  readonly in = this.addPort(new NumberInport('in', { multi: true }))
  readonly out = this.addPort(new NumberOutport('out'))
  readonly number = this.addProperty(new FloatProperty('number', 'Number', 0, { min: -10, max: 10 }))
  readonly whole = this.addProperty(new IntProperty('whole', 'Whole'))
  readonly group = this.addProperty(new CompositeProperty('group', 'Group'))
  readonly flag = this.group.addProperty(new BoolProperty('flag', 'Flag'))
  readonly option = this.group.addProperty(
    new OptionPropertyString(
      'option',
      'Option',
      ['a', 'b', 'c'].map(id => ({ id, name: id, value: id })),
    ),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera'))
  readonly list = this.addProperty(new ListProperty('list', 'List', { x: id => new FloatProperty(id, 'X') }))

  constructor(identifier?: string) {
    super(identifier)
    this.number.onChange(() => this.whole.setState({ max: Math.round(100 + this.number.value) }))
    this.flag.onChange(() => this.option.setState({ selected: this.flag.value ? 'b' : 'a' }))
    this.whole.visibleWhen(this.flag, flag => flag.value)
  }

  override process(): void {}
}

export function stateOf(network: ProcessorNetwork) {
  const edge = ({ source, destination }: { source: { path: string }; destination: { path: string } }) =>
    `${source.path} -> ${destination.path}`
  return {
    order: [...network.processors.keys()],
    processors: Object.fromEntries([...network.processors].map(([identifier, processor]) => [identifier, describeProcessor(processor)])),
    connections: network.connections.map(({ outport, inport }) => edge({ source: outport, destination: inport })).sort(),
    // The order of a multi inport's connections is the order of its data.
    inputs: Object.fromEntries(
      [...network.processors.values()].map(p => [p.identifier, p.inports.map(port => port.connectedOutports.map(({ path }) => path))]),
    ),
    links: network.links.map(edge).sort(),
  }
}

/** Changes that make sense most of the time; what the network refuses is part of the test. */
export function randomChange(network: ProcessorNetwork, next: () => number): Change {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
  const processors = [...network.processors.keys(), 'Nobody']
  const path = () =>
    `${pick(processors)}.${pick(['number', 'whole', 'group', 'group.flag', 'group.option', 'camera', 'camera.fov', 'camera.lookFrom', 'list', 'extra', 'number'])}`
  const edge = { source: `${pick(processors)}.out`, destination: `${pick(processors)}.in` }
  const link = { source: path(), destination: path() }
  const value = Math.round(next() * 40 - 20) / 2 + 0
  const owner = pick([`${pick(processors)}`, `${pick(processors)}.group`, `${pick(processors)}.list`])
  const kinds: readonly (() => Change)[] = [
    () => ({ kind: 'addProcessor', processor: { type: 'test.Busy', identifier: pick(['A', 'B', 'C', 'D']) } }),
    // An empty network would refuse everything that follows.
    () => ({ kind: 'removeProcessor', identifier: network.processors.size > 2 ? pick(processors) : 'Nobody' }),
    () => ({ kind: 'renameProcessor', identifier: pick(processors), to: pick(['A', 'B', 'E', 'F', 'G']) }),
    () => ({ kind: 'connect', ...edge, index: pick([undefined, 0]) }),
    () => ({ kind: 'connect', ...edge }),
    () => ({ kind: 'disconnect', ...edge }),
    () => ({ kind: 'link', ...link }),
    () => ({ kind: 'link', ...link, carry: true }),
    () => ({
      kind: 'unlink',
      ...pick([...network.links.map(({ source, destination }) => ({ source: source.path, destination: destination.path })), link]),
    }),
    () => ({
      kind: 'setProperty',
      path: `${pick(processors)}.number`,
      state: pick<PropertyState>([{ value }, { min: value }, { max: value, value: 0 }, { value, minConstraint: 'ignore' }]),
    }),
    () => ({ kind: 'setProperty', path: `${pick(processors)}.whole`, state: { value: Math.round(value) + 0 } }),
    () => ({ kind: 'setProperty', path: `${pick(processors)}.group.flag`, state: { value: next() < 0.5 } }),
    () => ({ kind: 'setProperty', path: `${pick(processors)}.group.option`, state: { selected: pick(['a', 'b', 'c', 'd']) } }),
    () => ({
      kind: 'setProperty',
      path: `${pick(processors)}.camera`,
      state: pick<PropertyState>([{ type: pick(cameraTypes) }, { lookFrom: [value, 1, 2] }, { width: 5 + value / 10 }]),
    }),
    () => ({ kind: 'setProperty', path: `${pick(processors)}.camera.fov`, state: { value: 30 + value } }),
    () => ({
      kind: 'setPropertyMeta',
      path: path(),
      meta: pick<object>([{ displayName: `name ${value}` }, { readOnly: next() < 0.5 }, { semantics: 'Text' }]),
    }),
    () => ({
      kind: 'addProperty',
      owner,
      property: new FloatProperty(pick(['extra', 'x', 'x2']), 'Extra').describe(),
      index: pick([undefined, 0]),
    }),
    () => ({ kind: 'removeProperty', path: pick([path(), `${owner}.extra`, `${owner}.x`]) }),
    () => ({ kind: 'setMeta', identifier: pick(processors), meta: { position: [value, value], note: pick(['x', null]) } }),
    () => ({ kind: 'setDisplayName', identifier: pick(processors), displayName: `title ${value}` }),
  ]
  return pick(kinds)()
}
