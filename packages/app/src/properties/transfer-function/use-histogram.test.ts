import { expect, it } from 'vitest'
import { upstream } from './use-histogram.ts'

it('finds what stands before a processor, loops included', () => {
  const connections = [
    ['Source.out', 'Filter.in'],
    ['Filter.out', 'Raycaster.volume'],
    ['Raycaster.image', 'Canvas.inport'],
    ['Filter.out', 'Source.feedback'],
    ['Other.out', 'Canvas.second'],
  ].map(([source = '', destination = '']) => ({ source, destination }))
  expect(upstream('Raycaster', connections)).toEqual(new Set(['Filter', 'Source']))
  expect(upstream('Other', connections)).toEqual(new Set())
})
