import { expect, test } from 'vitest'
import { memory } from '../array-source.ts'
import { formatByName } from '../format.ts'
import { Layer } from '../layer.ts'
import type { Vec3 } from '../vector.ts'
import { Volume } from '../volume.ts'
import { ImageSampler } from './image-sampler.ts'
import type { SpatialSampler } from './spatial-sampler.ts'
import { VolumeSampler } from './volume-sampler.ts'
import { VolumeSequenceSampler } from './volume-sequence-sampler.ts'
import { type TimedVolume, timelineOf } from './volume-timeline.ts'

function at(sampler: SpatialSampler, ...position: number[]): number[] {
  const vector = new Float64Array(sampler.components)
  sampler.sample(position, vector)
  return [...vector]
}

/** Voxel (i, j, k) has the vector (i, 10 j, 100 k). */
function ramps([nx, ny, nz]: Vec3, format = 'Vec3FLOAT32'): VolumeSampler {
  const known = formatByName(format)
  const numbers: number[] = []
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) for (let i = 0; i < nx; i++) numbers.push(...[i, 10 * j, 100 * k, 7].slice(0, known.components))
  const array = Float32Array.from(numbers)
  return new VolumeSampler(new Volume({ dimensions: [nx, ny, nz], format: known, source: memory(array) }), array)
}

test('a volume is linear between the centres of its voxels, the first and last of which are at 0 and 1', () => {
  const sampler = ramps([3, 4, 5])
  expect(at(sampler, 0, 0, 0)).toEqual([0, 0, 0])
  expect(at(sampler, 1, 1, 1)).toEqual([2, 30, 400])
  expect(at(sampler, 0.3, 0.4, 0.9)).toEqual([0.6, 12, 360].map(x => expect.closeTo(x, 10)))
  expect([at(sampler, 1.0001, 0.5, 0.5), at(sampler, 0.5, -0.0001, 0.5)]).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ])
  expect([sampler.contains([0, 1, 0.5]), sampler.contains([0, 1, 1.1]), sampler.contains([0, Number.NaN, 0])]).toEqual([true, false, false])
})

test('missing components are zero, and those after the third do not count', () => {
  expect(at(ramps([2, 2, 2], 'Vec2FLOAT32'), 1, 1, 1)).toEqual([1, 10, 0])
  expect(at(ramps([2, 2, 2], 'Vec4FLOAT32'), 1, 1, 1)).toEqual([1, 10, 100])
})

test('an image goes on outside as at its border', () => {
  const array = Float32Array.from([0, 0, 1, 0, 0, 2, 1, 2])
  const sampler = new ImageSampler(new Layer({ dimensions: [2, 2], format: formatByName('Vec2FLOAT32'), source: memory(array) }), array)
  expect(at(sampler, 0.25, 0.5)).toEqual([0.25, 1])
  expect(at(sampler, 1, 1)).toEqual([1, 2])
  expect(at(sampler, 1.5, 2)).toEqual([1, 2])
})

/** A voxel whose vector is (x, 0, 0). */
function constant(x: number, metadata = {}): Volume {
  return new Volume({ dimensions: [1, 1, 1], format: formatByName('Vec3FLOAT32'), source: memory(Float32Array.of(x, 0, 0)), metadata })
}

function timesOf(...volumes: Volume[]): (readonly [timestamp: number, duration: number])[] | string {
  const timeline = timelineOf(volumes)
  return 'problem' in timeline ? timeline.problem : timeline.volumes.map(({ timestamp, duration }) => [timestamp, duration])
}

test('times of a sequence', () => {
  expect(timesOf(constant(0), constant(1), constant(2))).toEqual([
    [0, 0.5],
    [0.5, 0.5],
    [1, 0.5],
  ])
  expect(timesOf(constant(0, { duration: 2 }), constant(1, { duration: '3' }))).toEqual([
    [0, 2],
    [2, 3],
  ])
  expect(timesOf(constant(0, { timestamp: 5 }), constant(1, { timestamp: 1 }), constant(2, { timestamp: 2 }))).toEqual([
    [1, 1],
    [2, 3],
    [5, 0],
  ])
  expect(timesOf(constant(0, { timestamp: 5 }), constant(1))).toMatch('1 of 2 volumes have a timestamp')
  expect(timesOf()).toMatch('no volumes')
})

function sequence(loops: boolean, ...values: number[]): VolumeSequenceSampler {
  const timeline = timelineOf(values.map(value => constant(value))) as { volumes: readonly TimedVolume[] }
  return new VolumeSequenceSampler(
    timeline.volumes,
    values.map(value => Float32Array.of(value, 0, 0)),
    loops,
  )
}

test('a sequence goes from volume to volume; the last one stays for its duration', () => {
  const once = sequence(false, 1, 3, 5)
  const seen = [-0.1, 0, 0.25, 0.5, 1, 1.25, 1.6].map(time => at(once, 0, 0, 0, time)[0])
  expect(seen).toEqual([0, 1, 2, 3, 5, 5, 0])
  const looping = sequence(true, 1, 3, 5)
  expect([-0.1, 1.75, 3.25].map(time => at(looping, 0, 0, 0, time)[0])).toEqual([5, 2, 2].map(x => expect.closeTo(x, 10)))
})

test('a sequence that ends as it begins is a period', () => {
  const looping = sequence(true, 1, 3, 1)
  // From 0 to 1: the third volume is gone, and nothing follows the second one.
  expect([0.25, 0.75, 1.25, -0.25].map(time => at(looping, 0, 0, 0, time)[0])).toEqual([2, 3, 2, 3].map(x => expect.closeTo(x, 10)))
})
