import { formatByName, fromBasis, memory, type NumericArray, type Vec3, Volume } from '@ivw/data'
import { Processor, type ProcessorInfo, VolumeSequenceOutport } from '@ivw/network'
import { expect, test } from 'vitest'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { demand } from '../testing/test-sink.ts'
import { VolumeCombiner } from './volume-combiner.ts'
import { VolumeSequenceElementSelector } from './volume-sequence-element-selector.ts'

const rowOf = (format: string, numbers: NumericArray, offset: Vec3 = [0, 0, 0]): Volume =>
  new Volume({
    dimensions: [numbers.length, 1, 1],
    format: formatByName(format),
    source: memory(numbers),
    modelMatrix: fromBasis([numbers.length, 0, 0], [0, 1, 0], [0, 0, 1], offset),
  })

async function combined(volumes: readonly Volume[], formula: string, set: (combiner: VolumeCombiner) => void = () => {}) {
  const network = new TestNetwork()
  const combiner = network.add(VolumeCombiner, 'Combiner')
  volumes.forEach((volume, i) => {
    network.add(TestVolume, `Volume${i + 1}`).show(volume)
    network.connect(`Volume${i + 1}.volume`, 'Combiner.inport')
  })
  demand(network, combiner.result)
  combiner.formula.value = formula
  set(combiner)
  await network.idle()
  return { combiner, volume: combiner.result.data!, numbers: [...(await combiner.result.data!.read())] }
}

const bytes = rowOf('UINT8', Uint8Array.of(0, 255, 51))
const floats = rowOf('FLOAT32', Float32Array.of(0.5, 0.25, 1))

test('volumes and factors, normalised', async () => {
  const { combiner, volume, numbers } = await combined([bytes, floats], 's1 * v1 + v2', ({ addScale, scales }) => {
    addScale.press()
    scales.property('scale1')?.setState({ value: 0.5 })
  })
  expect(numbers).toEqual([0.5, 0.75, 1.1].map(value => expect.closeTo(value)))
  expect(volume.dataMap.dataRange).toEqual([0.5, expect.closeTo(1.1)])
  expect(combiner.description.value).toBe('v1: Volume1.volume\nv2: Volume2.volume')
  combiner.removeScale.press()
  expect(combiner.scales.properties).toEqual([])
})

test('as they are stored, or from -1 to 1', async () => {
  const by = (id: string) => (combiner: VolumeCombiner) => combiner.normalization.setState({ selected: id })
  expect((await combined([bytes], 'v1', by('notNormalized'))).numbers).toEqual([0, 255, 51])
  expect((await combined([bytes], 'abs(v1)', by('signedNormalized'))).numbers).toEqual([1, 1, expect.closeTo(0.6)])
})

test('in the world a volume is where it is, and has the border value elsewhere', async () => {
  const shifted = rowOf('FLOAT32', Float32Array.of(7, 8, 9), [1, 0, 0])
  const inWorld = (combiner: VolumeCombiner) => {
    combiner.useWorldSpace.value = true
    combiner.border.value = [-1, 0, 0, 0]
    combiner.normalization.setState({ selected: 'notNormalized' })
  }
  expect((await combined([floats, shifted], 'v2', inWorld)).numbers).toEqual([-1, 7, 8])
})

test('a mistake in the formula is told', async () => {
  await expect(combined([bytes], 'v1 + v2').catch(error => Promise.reject(error.cause))).rejects.toThrow('v2')
})

test('one volume of a sequence', async () => {
  class Sequence extends Processor {
    static override readonly info: ProcessorInfo = {
      ...{
        classIdentifier: 'org.inviwo.test.Sequence',
        displayName: 'Sequence',
        category: 'Test',
        codeState: 'stable',
        tags: [],
        help: '',
      },
    }
    readonly volumes = this.addPort(new VolumeSequenceOutport('volumes'))
    override process(): void {
      this.volumes.data = [bytes, floats]
    }
  }
  const network = new TestNetwork()
  network.factory.register(Sequence)
  network.add(Sequence)
  const selector = network.add(VolumeSequenceElementSelector, 'Selector')
  network.connect('Sequence.volumes', 'Selector.inport')
  demand(network, selector.volume)
  await network.idle()
  expect([selector.volume.data, selector.timer.index.max]).toEqual([bytes, 2])
  selector.timer.index.value = 2
  await network.idle()
  expect(selector.volume.data).toBe(floats)
})
