import { IndexSet, type Vec2 } from '@ivw/data'
import { beforeEach, describe, expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { drag, Picture, send } from '../testing/picture.ts'
import { tableOf } from '../testing/tables.ts'
import { TestDataFrame } from '../testing/test-data-frame.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { ImagePlotProcessor } from './image-plot.ts'
import { PlotTable } from './plot-table.ts'
import { dotArea, dotsOf, drawnRows, type ScatterData } from './scatter-plot/scatter-dots.ts'
import { ScatterPlotProcessor } from './scatter-plot.ts'
import { ScatterPlotMatrixProcessor } from './scatter-plot-matrix.ts'

const frame = tableOf({ x: [0, 1, 2, Number.NaN], y: [2, 1, 0, 1], size: [3, 1, 2, 0] })
const look = {
  radius: 5,
  minRadius: 1,
  color: [1, 0, 0, 1],
  transferFunction: {
    points: [
      { position: 0, color: [0, 0, 0, 1] },
      { position: 1, color: [1, 1, 1, 1] },
    ],
    mask: [0, 1],
    type: 'relative',
  },
} as const

describe('dots', () => {
  const dataOf = async (more: Partial<ScatterData> = {}): Promise<ScatterData> => {
    const table = await PlotTable.of(frame)
    const [x, y] = [table.columns[1]!, table.columns[2]!]
    return { table, x, y, xRange: [0, 2], yRange: [0, 2], isDescending: false, filtered: IndexSet.empty, ...more }
  }
  test('are those inside of the axes that are not filtered out, in the order of a column', async () => {
    const { table } = await dataOf()
    const size = table.columns[3]!
    expect([...drawnRows(await dataOf())]).toEqual([0, 1, 2])
    expect([...drawnRows(await dataOf({ xRange: [1, 2] }))]).toEqual([1, 2])
    expect([...drawnRows(await dataOf({ filtered: IndexSet.of([1]) }))]).toEqual([0, 2])
    expect([...drawnRows(await dataOf({ sort: size }))]).toEqual([1, 2, 0])
    expect([...drawnRows(await dataOf({ radius: size, isDescending: true }))]).toEqual([0, 2, 1])
  })
  test('have places, radii and colours by their columns', async () => {
    const { table } = await dataOf()
    const size = table.columns[3]!
    const data = await dataOf({ color: size, radius: size })
    const { attributes } = dotsOf(data, look, [10, 20, 100, 50], Uint32Array.of(0, 2), 1)
    expect([...attributes.place!.numbers]).toEqual([10, 70, 110, 20])
    expect([...attributes.radius!.numbers].map(r => Math.round(r * 100) / 100)).toEqual([5, 3.67])
    const colors = attributes.color!.numbers
    expect(colors[0]).toBe(1)
    expect(colors[4]).toBeCloseTo(2 / 3, 3)
  })
  test('keep off margins and axes', () => {
    expect(dotArea([0, 0, 200, 100], { top: 1, right: 2, bottom: 3, left: 4 }, 10)).toEqual([14, 13, 174, 76])
  })
})

/** A plot of 101 pixels whose dots may lie from 10 to 91. */
async function plotted() {
  const network = new TestNetwork()
  network.factory.register(TestDataFrame)
  const plot = network.add(ScatterPlotProcessor, 'Plot')
  const canvas = network.add(CanvasProcessor, 'Canvas')
  canvas.setSize([101, 101])
  network.add(TestDataFrame, 'Table').show(frame)
  network.connect('Table.table', 'Plot.dataFrame_', 'Plot.outport', 'Canvas.inport')
  plot.look.xAxis.checked = plot.look.yAxis.checked = false
  for (const id of ['top', 'right_', 'bottom', 'left']) plot.property(`scatterplot.margins.${id}`)?.setState({ value: 10 })
  plot.look.axisMargin.value = 0
  await network.idle()
  plot.xColumn.selectName('x')
  plot.yColumn.selectName('y')
  for (const column of [plot.colorColumn, plot.radiusColumn]) column.selectId('none')
  await network.idle()
  return { network, plot, canvas }
}

describe('a scatter plot', () => {
  let scene: Awaited<ReturnType<typeof plotted>>
  beforeEach(async () => {
    scene = await plotted()
  })
  const middle: Vec2 = [0.5, 0.5]

  test('shows rows at their places, selected ones in their colour, and names its axes', async () => {
    const { network, plot } = scene
    expect((await Picture.of(network)).at(0.5, 0.5)).toEqual([255, 0, 0, 255])
    expect((await Picture.of(network)).at(0.7, 0.5)).toEqual([0, 0, 0, 0])
    expect([plot.look.xAxis.caption.title.value, plot.look.xAxis.range.value]).toEqual(['x', [0, 2]])
    plot.brushing.select(IndexSet.of([1]))
    expect((await Picture.of(network)).at(0.5, 0.5)).toEqual([255, 196, 63, 255])
  })

  test('highlights what is under the pointer and selects what is clicked', async () => {
    const { canvas, plot } = scene
    await send(canvas, { type: 'mouse', state: 'move', button: undefined, buttons: [], modifiers: [], position: middle })
    expect([...plot.brushing.highlightedIndices()]).toEqual([1])
    await drag(canvas, 'left', middle, middle)
    expect([...plot.brushing.selectedIndices()]).toEqual([1])
    await drag(canvas, 'left', [0.7, 0.5], [0.7, 0.5])
    expect([...plot.brushing.selectedIndices()]).toEqual([])
  })

  test('selects what is in a rectangle, or filters out what is not', async () => {
    const { network, canvas, plot } = scene
    await drag(canvas, 'left', [0.3, 0.7], [0.6, 0.4], [0.99, 0.01])
    expect([...plot.brushing.selectedIndices()]).toEqual([1, 2])
    plot.look.box.mode.selectId('filtering')
    await drag(canvas, 'left', [0.3, 0.7], [0.99, 0.01])
    expect([...plot.brushing.filteredIndices()]).toEqual([0, 3])
    expect((await Picture.of(network)).at(0.1, 0.9)).toEqual([0, 0, 0, 0])
  })
})

test('a file that lists the side of the vertical axis without a value means the one that plots start with', () => {
  const axes = [new ScatterPlotProcessor('Plot').look.yAxis, new ImagePlotProcessor('Image').yAxis]
  expect(axes.map(({ flipped }) => [flipped.value, flipped.isDefault])).toEqual([
    [true, true],
    [true, true],
  ])
})

test('a matrix has plots above the diagonal, statistics below it, and clicks that choose columns', async () => {
  const network = new TestNetwork()
  network.factory.register(TestDataFrame)
  const matrix = network.add(ScatterPlotMatrixProcessor, 'Matrix')
  const canvas = network.add(CanvasProcessor, 'Canvas')
  canvas.setSize([200, 200])
  network.add(TestDataFrame, 'Table').show(tableOf({ a: [0, 1, 2], b: [2, 1, 0], text: ['p', 'q', 'r'] }))
  network.connect('Table.table', 'Matrix.dataFrame', 'Matrix.outport', 'Canvas.inport')
  matrix.look.xAxis.checked = matrix.look.yAxis.checked = false
  matrix.colorColumn.setState({ options: [{ id: 'none', name: 'None', value: -1 }], selected: 'none' })
  const picture = await Picture.of(network)
  expect(matrix.parameters.properties.map(({ identifier, state }) => [identifier, state.value])).toEqual([
    ['index', false],
    ['a', true],
    ['b', true],
    ['text', false],
  ])
  // Rows and columns are counted from below and from the left; a and b depend on each other inversely: red.
  expect(picture.at(0.25, 0.75)).toEqual([255, 0, 0, 255])
  expect(picture.at(0.52, 0.02)).toEqual([255, 0, 0, 255])
  // Labels below the axis do not reach into the cell there.
  matrix.look.xAxis.checked = true
  await network.idle()
  const pixels = await network.frames.get('Canvas')!.layer.read()
  const isDrawn = (x: number, y: number) => Number(pixels[(y * 200 + x) * 4 + 3]) > 0
  const columns = Array.from({ length: 100 }, (_, x) => x)
  expect([90, 95, 99, 105].map(y => columns.some(x => isDrawn(x, y)))).toEqual([false, false, false, true])
  await drag(canvas, 'left', [0.6, 0.9], [0.6, 0.9])
  expect(matrix.colorColumn.selected).toBe('b')
  await drag(canvas, 'left', [0.05, 0.55], [0.05, 0.55])
  expect([matrix.selectedX.selected, matrix.selectedY.selected]).toEqual(['a', 'b'])
})
