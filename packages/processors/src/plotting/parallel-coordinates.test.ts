import { IndexSet, type Vec2 } from '@ivw/data'
import { brushingTargets, definePropertyTypes, describeProcessor, type OptionPropertyEnumInt } from '@ivw/network'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { AxisSettingsProperty } from '../properties/axis-settings-property.ts'
import { propertyTypes } from '../properties/property-types.ts'
import { drag, Picture, send } from '../testing/picture.ts'
import { tableOf } from '../testing/tables.ts'
import { TestDataFrame } from '../testing/test-data-frame.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { groupRows, lineSegments, rowsOutside } from './parallel-coordinates/line-segments.ts'
import { areaInside, areaWithTexts, axisLine } from './parallel-coordinates/plot-area.ts'
import { ParallelCoordinates } from './parallel-coordinates.ts'
import { PlotTable } from './plot-table.ts'
import { TextImages } from './text-images.ts'

definePropertyTypes(propertyTypes)
const frame = tableOf({ a: [0, 5, 10], b: [10, 5, 0], kind: ['x', 'y', 'x'] })
const size: Vec2 = [201, 101]

describe('rows', () => {
  let table: PlotTable
  beforeAll(async () => {
    table = await PlotTable.of(frame)
  })
  test('outside of a range are found, with what single precision cannot tell inside', () => {
    expect([...rowsOutside(table, [undefined, [5, 10], undefined])]).toEqual([0])
    expect([...rowsOutside(table, [undefined, [5.00000005, 10], [0, 9]])]).toEqual([0])
    expect(rowsOutside(table, []).size).toBe(0)
  })
  test('are drawn filtered ones first, highlighted ones last', () => {
    const groups = groupRows(table, IndexSet.of([2]), IndexSet.of([0]), IndexSet.empty)
    expect(Object.values(groups).map(rows => [...rows])).toEqual([[2], [1], [0], []])
    expect([...groupRows(table, IndexSet.empty, IndexSet.of([0]), IndexSet.of([0])).highlighted]).toEqual([0])
  })
  test('become segments between neighbouring axes', () => {
    const axes = [
      { column: 1, limits: [0, 10] as const, isInverted: false },
      { column: 2, limits: [0, 10] as const, isInverted: true },
    ]
    const { count, attributes } = lineSegments(table, Uint32Array.of(2), axes, { column: 1, limits: [0, 20] }, 5)
    expect([count, ...(['start', 'end', 'place'] as const).map(name => [...(attributes[name]?.numbers ?? [])])]).toEqual([
      1,
      [0, 1],
      [1, 1],
      [0.5],
    ])
  })
  test('are described by their columns', () => {
    expect(table.describe(1)).toBe('index: 1\na: 5\nb: 5\nkind: y')
  })
})

test('without texts there is room for the ticks, one pixel long, beside the margins', async () => {
  const state = { major: { delta: 0, fromRange: false }, minor: {}, range: [0, 1], flipped: false } as never
  const axes = [0, 1].map(share => ({ share, isInverted: false, state, captionPosition: 'none' as const }))
  const margins = { top: 5, right: 6, bottom: 5, left: 6 }
  expect(await areaWithTexts(axes, margins, size, new TextImages())).toEqual({ lower: [7, 5], upper: [7, 5] })
  expect(axisLine(1, areaInside(margins), size)).toEqual([
    [194, 5],
    [194, 95],
  ])
})

describe('a plot', () => {
  let network: TestNetwork
  let plot: ParallelCoordinates
  let canvas: CanvasProcessor
  const settings = (name: string) => plot.property(`axisProps_.${name}`) as AxisSettingsProperty
  /** Of the canvas, 0 to 1, from pixels. */
  const at = (x: number, y: number): Vec2 => [x / (size[0] - 1), y / (size[1] - 1)]

  beforeEach(async () => {
    network = new TestNetwork()
    network.factory.register(TestDataFrame)
    plot = network.add(ParallelCoordinates, 'Plot')
    canvas = network.add(CanvasProcessor, 'Canvas')
    canvas.setSize(size)
    const source = network.add(TestDataFrame, 'Table')
    source.show(frame)
    network.connect('Table.table', 'Plot.dataFrame', 'Plot.outport', 'Canvas.inport')
    plot.labels.show.value = false
    ;(plot.captions.position as OptionPropertyEnumInt<string>).selectId('none')
    plot.colors.override.value = true
    plot.colors.tf.value = { points: [{ position: 0, color: [0, 0, 1, 1] }], mask: [0, 1], type: 'relative' }
    await network.idle()
    settings('index').checked = settings('kind').checked = false
    await network.idle()
  })

  test('has one axis for each column, as wide as its values', () => {
    expect(plot.axisSettings.properties.map(({ identifier }) => identifier)).toEqual(['index', 'a', 'b', 'kind'])
    expect(settings('a').range.state).toMatchObject({ value: [0, 10], range: [0, 10] })
    expect(plot.colors.column.selected).toBe('a')
  })

  test('has a line for each row, which can be picked', async () => {
    const picture = await Picture.of(network)
    expect(picture.at(0.25, 0.37)).toEqual([0, 0, 0, 0])
    const [x, y] = [0.4, 0.5]
    const [, , blue, alpha] = picture.at(x, y) as [number, number, number, number]
    expect([blue > 200, alpha > 200]).toEqual([true, true])
    await send(canvas, { type: 'mouse', state: 'move', button: undefined, buttons: [], modifiers: [], position: [x, y] })
    expect([...plot.brushing.highlightedIndices()]).toEqual([1])
    await drag(canvas, 'left', [x, y], [x, y])
    expect([...plot.brushing.selectedIndices()]).toEqual([1])
  })

  test('filters what its handles leave out', async () => {
    await drag(canvas, 'left', at(1, 3), at(1, 40), at(1, 70))
    const { start, end } = settings('a').range
    expect([start > 5, end]).toEqual([true, 10])
    await network.idle()
    expect([...plot.brushing.filteredIndices()]).toEqual([0, 1])
    network.network.pressButton('Plot.resetHandlePositions')
    await network.idle()
    expect([...plot.brushing.filteredIndices()]).toEqual([])
    expect(settings('a').range.value).toEqual([0, 10])
  })

  test('turns an axis round at a double click, and selects it at a click', async () => {
    const place = at(1, 50)
    const mouse = { type: 'mouse', button: 'left', modifiers: [], position: place } as const
    await drag(canvas, 'left', place, place)
    expect([...plot.brushing.selectedIndices(brushingTargets.column)]).toEqual([1])
    await send(canvas, { ...mouse, state: 'doubleClick', buttons: ['left'] })
    expect([settings('a').invertRange.value, [...plot.brushing.selectedIndices(brushingTargets.column)]]).toEqual([true, []])
    await send(canvas, { ...mouse, state: 'release', buttons: [] })
    // Rows now have parallel lines.
    await network.idle()
    const picture = await Picture.of(network)
    expect([picture.at(0.5, 0.96)[3], picture.at(0.5, 0.25)[3]]).toEqual([expect.any(Number), 0])
  })

  test('lets axes change places', async () => {
    await drag(canvas, 'left', at(1, 50), at(90, 50), at(190, 50))
    expect(plot.meta.enabledAxes).toEqual([2, 1])
  })

  test('is the same after it was saved', async () => {
    settings('b').range.value = [2, 9]
    settings('a').invertRange.value = true
    plot.colors.override.value = false
    plot.colors.column.selectName('kind')
    await network.idle()
    const saved = JSON.parse(JSON.stringify(describeProcessor(plot)))
    network.network.apply([
      { kind: 'removeProcessor', identifier: 'Plot' },
      { kind: 'addProcessor', processor: saved },
      { kind: 'connect', source: 'Table.table', destination: 'Plot.dataFrame' },
    ])
    await network.evaluator.idle()
    const loaded = network.network.processors.get('Plot')
    expect(JSON.parse(JSON.stringify(loaded && describeProcessor(loaded)))).toEqual(saved)
    expect(loaded?.property('axisProps_.b')).toBeInstanceOf(AxisSettingsProperty)
  })
})
