import { type IntegralLineSet, type LineMetaData, multiply, type SpatialSampler } from '@ivw/data'
import type { PortFact, PortTable } from '../inspection-views.ts'
import { worldFact } from './grid-facts.ts'
import { bytesText, counted, numberText, rangeText } from './number-text.ts'

const shownVectors = 20

export function lineFacts(set: IntegralLineSet): readonly PortFact[] {
  const counts = set.lines.map(({ points }) => points)
  const bytes = set.lines.reduce((sum, { positions, metaData }) => {
    return sum + positions.byteLength + [...metaData.values()].reduce((inner, { values }) => inner + values.byteLength, 0)
  }, 0)
  return [
    { name: 'Lines', text: set.lines.length.toLocaleString('en') },
    { name: 'Points', text: `${set.points.toLocaleString('en')}${counts.length > 0 ? `, ${rangeText(extremes(counts))} in a line` : ''}` },
    { name: 'Bytes', text: `${bytesText(bytes)} in memory` },
    ...worldFact(multiply(set.worldMatrix, set.modelMatrix)).map(fact => ({ ...fact, name: 'World from data' })),
  ]
}

/** What is known of the points; of vectors the lengths. */
export function lineTables(set: IntegralLineSet): readonly PortTable[] {
  const rows = set.metaDataNames.map(name => {
    const all = set.lines.flatMap(({ metaData }) => metaData.get(name) ?? [])
    return [name, counted(all[0]?.components ?? 0, 'number'), rangeText(rangeOf(all))]
  })
  return rows.length > 0 ? [{ name: 'Known of points', headers: ['Name', 'For each', 'Range'], rows }] : []
}

export function samplerFacts(sampler: SpatialSampler): readonly PortFact[] {
  const { components, changesInTime, description, modelMatrix, worldMatrix } = sampler
  return [
    { name: 'Vectors', text: `${counted(components, 'component')}${changesInTime ? ', changing in time' : ''}` },
    { name: 'Samples', text: description },
    ...worldFact(multiply(worldMatrix, modelMatrix)).map(fact => ({ ...fact, name: 'World from data' })),
  ]
}

/** The first of a list of vectors. */
export function vectorTables(list: readonly (readonly number[])[]): readonly PortTable[] {
  const [first] = list
  if (!first) return []
  const more = list.length - shownVectors
  return [
    {
      name: 'Vectors',
      headers: ['x', 'y', 'z', 'w'].slice(0, first.length),
      rows: list.slice(0, shownVectors).map(vector => vector.map(numberText)),
      ...(more > 0 && { note: `and ${counted(more, 'more vector')}` }),
    },
  ]
}

function rangeOf(all: readonly LineMetaData[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { components, values } of all)
    for (let i = 0; i < values.length; i += components) {
      const value = components === 1 ? (values[i] as number) : Math.hypot(...values.subarray(i, i + components))
      if (value < low) low = value
      if (value > high) high = value
    }
  return [low, high]
}

function extremes(numbers: readonly number[]): readonly [number, number] {
  return numbers.reduce(([low, high], x) => [Math.min(low, x), Math.max(high, x)] as const, [Infinity, -Infinity] as const)
}
