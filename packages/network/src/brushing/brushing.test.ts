import { IndexSet } from '@ivw/data'
import { describe, expect, test } from 'vitest'
import { Evaluator } from '../evaluation/evaluator.ts'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { createPort, describePort } from '../port/port-description.ts'
import { Processor } from '../processor/processor.ts'
import { testInfo } from '../testing/numbers.ts'
import { BrushingAndLinkingInport, BrushingAndLinkingOutport, type BrushingReaction } from './brushing-ports.ts'

const rows = (...numbers: number[]) => IndexSet.of(numbers)

class Hub extends Processor {
  static override readonly info = testInfo('Hub')
  readonly out = this.addPort(new BrushingAndLinkingOutport('outport'))
  override process(): void {
    this.out.data = this.out.manager
  }
}

/** Writes down what it sees of the selections in each run. */
class Plot extends Processor {
  static override readonly info = testInfo('Plot')
  readonly brushing: BrushingAndLinkingInport
  readonly runs: string[] = []
  onRun: () => void = () => {}
  constructor(identifier: string, reactions?: readonly BrushingReaction[]) {
    super(identifier)
    this.brushing = this.addPort(new BrushingAndLinkingInport('brushing', { reactions }))
  }
  override process(): void {
    const { brushing } = this
    const modified = (['filter', 'select', 'highlight'] as const).filter(action => brushing.isModified(action))
    this.runs.push(`${modified} ${[...brushing.selectedIndices()]} ${[...brushing.filteredIndices()]}`)
    this.onRun()
  }
}

async function scene(reactions?: readonly BrushingReaction[]) {
  const network = new ProcessorNetwork()
  const [hub, a, b] = [network.add(new Hub('Hub')), network.add(new Plot('A')), network.add(new Plot('B', reactions))]
  for (const plot of [a, b]) network.connect(hub.out, plot.brushing)
  const evaluator = new Evaluator(network)
  await evaluator.idle()
  for (const plot of [a, b]) plot.runs.length = 0
  return { network, hub, a, b, evaluator }
}

test('a selection reaches every port of the same manager, and is a modification during one run', async () => {
  const { a, b, evaluator } = await scene()
  a.brushing.select(rows(1, 2))
  await evaluator.idle()
  b.invalidate('invalidOutput')
  await evaluator.idle()
  expect([a.runs, b.runs]).toEqual([['select 1,2 '], ['select 1,2 ', ' 1,2 ']])
})

test('the same selection again is no change', async () => {
  const { a, b, evaluator } = await scene()
  a.brushing.select(rows(1))
  await evaluator.idle()
  b.brushing.select(rows(1))
  expect([a.isValid, b.isValid]).toEqual([true, true])
})

test('a processor that selects while it runs reaches the others and is not run for its own change', async () => {
  const { a, b, evaluator } = await scene()
  a.onRun = () => a.brushing.highlight(rows(a.runs.length))
  a.invalidate('invalidOutput')
  await evaluator.idle()
  expect([a.runs.length, b.runs.length, [...b.brushing.highlightedIndices()]]).toEqual([1, 1, [1]])
})

test('what one source filters no other brings back; a port takes its filters along', async () => {
  const { network, hub, a, b, evaluator } = await scene()
  a.brushing.filter(rows(1, 2))
  b.brushing.filter(rows(2, 3))
  expect([...a.brushing.filteredIndices()]).toEqual([1, 2, 3])
  b.brushing.filter(IndexSet.empty)
  expect([...a.brushing.filteredIndices()]).toEqual([1, 2])
  network.disconnect(hub.out, a.brushing)
  expect([[...a.brushing.filteredIndices()], [...b.brushing.filteredIndices()]]).toEqual([[1, 2], []])
  network.connect(hub.out, a.brushing)
  await evaluator.idle()
  expect([...b.brushing.filteredIndices()]).toEqual([1, 2])
})

test('unconnected, a port has selections of its own', async () => {
  const { network, hub, a, b, evaluator } = await scene()
  network.disconnect(hub.out, b.brushing)
  b.brushing.select(rows(7))
  await evaluator.idle()
  expect([b.runs.at(-1), a.runs]).toEqual(['select 7 ', []])
})

describe('reactions', () => {
  test('other changes are known and run nothing', async () => {
    const { a, b, evaluator } = await scene([{ targets: ['column'], actions: ['select'], level: 'invalidOutput' }])
    let heard = 0
    b.brushing.onBrushed(() => heard++)
    a.brushing.select(rows(1))
    a.brushing.highlight(rows(1), 'column')
    await evaluator.idle()
    expect([b.runs, heard, [...b.brushing.selectedIndices()]]).toEqual([[], 2, [1]])
    a.brushing.select(rows(0), 'column')
    await evaluator.idle()
    expect(b.runs).toEqual(['select,highlight 1 '])
  })

  test('at level valid run nothing', async () => {
    const { a, b, evaluator } = await scene([{ targets: [], actions: ['select'], level: 'valid' }])
    a.brushing.select(rows(1))
    await evaluator.idle()
    expect([b.runs, b.isValid, b.brushing.isModified('select')]).toEqual([[], true, true])
  })

  test('are part of what describes a port', () => {
    const reactions: BrushingReaction[] = [{ targets: ['row'], actions: ['highlight'], level: 'invalidResources' }]
    const description = describePort(new BrushingAndLinkingInport('brushing', { reactions }))
    expect(description).toMatchObject({ classIdentifier: 'org.inviwo.BrushingAndLinkingInport', optional: true, reactions })
    expect((createPort(description) as BrushingAndLinkingInport).reactions).toEqual(reactions)
  })
})
