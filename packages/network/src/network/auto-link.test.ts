import { describe, expect, test } from 'vitest'
import { Processor } from '../processor/processor.ts'
import { CameraProperty } from '../property/camera-property.ts'
import { CompositeProperty } from '../property/composite-property.ts'
import { IntProperty } from '../property/scalar-properties.ts'
import { StringProperty } from '../property/string-property.ts'
import { NumberInport, NumberOutport, testInfo } from '../testing/numbers.ts'
import { autoLinks, upstreamOf } from './auto-link.ts'
import { ProcessorNetwork } from './processor-network.ts'

class Viewer extends Processor {
  static override readonly info = testInfo('Viewer')
  readonly in = this.addPort(new NumberInport('in', { optional: true }))
  readonly out = this.addPort(new NumberOutport('out'))
  readonly camera = this.addProperty(new CompositeProperty('view', 'View')).addProperty(new CameraProperty('camera', 'Camera'))
  readonly other = this.addProperty(new CameraProperty('other', 'Other'))

  override process(): void {}
}

/** What sequences of volumes are made of. */
class Selector extends Processor {
  static override readonly info = testInfo('Selector')
  readonly index: IntProperty

  constructor(identifier: string) {
    super(identifier)
    const timeStep = this.addProperty(new CompositeProperty('timeStep', 'Time Step'))
    const autoLinkTargets = [{ processor: 'test.Selector', path: 'timeStep.selectedSequenceIndex' }]
    this.index = timeStep.addProperty(new IntProperty('selectedSequenceIndex', 'Time Step', 1, { autoLinkTargets }))
  }

  override process(): void {}
}

function place<P extends Processor>(network: ProcessorNetwork, processor: P, x: number): P {
  network.add(processor).setMeta({ position: [x, 0] })
  return processor
}

function linkNew(network: ProcessorNetwork, added: Processor, candidates: Iterable<Processor> = network.processors.values()): string[] {
  network.apply(autoLinks(added, candidates))
  return network.links.map(({ source, destination }) => `${source.path} -> ${destination.path}`)
}

describe('the cameras of a new processor', () => {
  test('follow those of the same name in the nearest processor, whose view they take, and are followed', () => {
    const network = new ProcessorNetwork()
    const [far, near] = [place(network, new Viewer('Far'), 500), place(network, new Viewer('Near'), 100)]
    near.camera.setState({ lookFrom: [1, 2, 3] })
    far.camera.setState({ lookFrom: [7, 7, 7] })
    const added = place(network, new Viewer('New'), 0)
    expect(linkNew(network, added).toSorted()).toEqual([
      'Near.other -> New.other',
      'Near.view.camera -> New.view.camera',
      'New.other -> Near.other',
      'New.view.camera -> Near.view.camera',
    ])
    expect(added.camera.value.lookFrom).toEqual([1, 2, 3])
    added.camera.setState({ lookFrom: [4, 5, 6] })
    expect(near.camera.value.lookFrom).toEqual([4, 5, 6])
  })

  test('follow only what lies upstream when that is all that is offered', () => {
    const network = new ProcessorNetwork()
    const [first, second, near] = [
      place(network, new Viewer('First'), 300),
      place(network, new Viewer('Second'), 400),
      place(network, new Viewer('Near'), 1),
    ]
    network.connect(first.out, second.in)
    network.connect(second.out, near.in)
    expect([...upstreamOf(second)]).toEqual([second, first])
    const added = place(network, new Viewer('New'), 0)
    expect(linkNew(network, added, upstreamOf(second))).toContain('First.view.camera -> New.view.camera')
    expect(network.linksOf(near.camera)).toEqual([])
  })

  test('are left alone when there is no other, and the rest of the properties in any case', () => {
    const network = new ProcessorNetwork()
    expect(linkNew(network, place(network, new Viewer('Only'), 0))).toEqual([])
    const numbered = (name: string) => {
      const processor = place(network, new Selector(name), 0)
      processor.addProperty(new StringProperty('text', 'Text'))
      return processor
    }
    numbered('A')
    expect(linkNew(network, numbered('B')).some(link => link.includes('text'))).toBe(false)
  })
})

test('a property is linked with the targets that it names', () => {
  const network = new ProcessorNetwork()
  const [far, near] = [place(network, new Selector('Far'), 500), place(network, new Selector('Near'), 10)]
  near.index.value = 7
  const added = place(network, new Selector('New'), 0)
  expect(linkNew(network, added)).toEqual([
    'Near.timeStep.selectedSequenceIndex -> New.timeStep.selectedSequenceIndex',
    'New.timeStep.selectedSequenceIndex -> Near.timeStep.selectedSequenceIndex',
  ])
  expect(added.index.value).toBe(7)
  expect(network.linksOf(far.index)).toEqual([])
})
