import { correlation, evaluate, IndexSet, type TransferFunctionState, type Vec2 } from '@ivw/data'
import {
  BoolProperty,
  BrushingAndLinkingInport,
  CompositeProperty,
  DataFrameInport,
  EventProperty,
  FloatVec4Property,
  ImageOutport,
  type InteractionEvent,
  type PickingEvent,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  TransferFunctionProperty,
} from '@ivw/network'
import {
  AxisPass,
  clearImage,
  type Dots,
  DotsPass,
  DrawnImage,
  fontRoles,
  formatNumber,
  type Gpu,
  type Rectangle,
  RectanglePass,
  type RenderedImage,
  TextPass,
  type TextQuad,
} from '@ivw/render'
import { columnIdentifiers } from '../properties/column-identifiers.ts'
import { DataFrameColumnProperty } from '../properties/data-frame-column-property.ts'
import { fontFaceProperty, fontSizeProperty } from '../properties/font-property.ts'
import { colorOptions } from '../properties/ordinal-options.ts'
import { ScatterPlotProperty } from '../properties/scatter-plot-property.ts'
import { openGpu } from '../services.ts'
import { isClick } from './picked.ts'
import { type PlotColumn, PlotTable } from './plot-table.ts'
import { ScatterDrawing } from './scatter-plot/scatter-drawing.ts'
import { TextImages } from './text-images.ts'
import { toggled } from './toggled.ts'
import { showToolTip } from './tool-tip.ts'

const redToBlue: TransferFunctionState = {
  points: [
    { position: 0, color: [1, 0, 0, 1] },
    { position: 0.5, color: [1, 1, 1, 1] },
    { position: 1, color: [0, 0, 1, 1] },
  ],
  mask: [0, 1],
  type: 'relative',
}
/** Between the two lines of a statistic, in font sizes. */
const lineSpacing = 0.2

interface Grid {
  readonly table: PlotTable
  /** Those that are included, with their numbers. */
  readonly columns: readonly (PlotColumn & { readonly number: number })[]
  /** Of a cell, whole pixels. */
  readonly cell: Vec2
}

/** Draws a scatter plot for each pair of columns, and how strongly they depend on each other. */
export class ScatterPlotMatrixProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.ScatterPlotMatrixProcessor',
    displayName: 'Scatter Plot Matrix',
    category: 'Plotting',
    codeState: 'experimental',
    tags: ['GL', 'Plotting'],
    help: 'Draws a small scatter plot for each pair of columns of a table, with their correlation on the other side of the diagonal. A click on the name of a column colours all dots by it; a click on a plot chooses its columns.',
  }

  readonly table = this.addPort(new DataFrameInport('dataFrame', { help: 'The table' }))
  readonly brushing = this.addPort(
    new BrushingAndLinkingInport('brushing_', { help: 'Rows that are selected, highlighted or filtered out' }),
  )
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The plots, with picking' }))
  readonly look = this.addProperty(new ScatterPlotProperty('scatterPlotproperties', 'Scatter Plot Properties'))
  readonly colorColumn = this.addProperty(
    new DataFrameColumnProperty('colorCol', 'Color column', this.table, {
      none: true,
      defaultIndex: 3,
      help: 'What gives dots their colour.',
    }),
  )
  readonly selectedX = this.#chosen('selectedX', 'Selected X Axis')
  readonly selectedY = this.#chosen('selectedY', 'Selected Y Axis')
  readonly labels = this.addProperty(new CompositeProperty('labels', 'Labels', { help: 'Names of columns, and statistics.' }))
  readonly fontColor = this.labels.addProperty(
    new FloatVec4Property('fontColor', 'Font Color', [0, 0, 0, 1], colorOptions({ help: 'Colour of all texts.' })),
  )
  readonly fontFace = this.labels.addProperty(fontFaceProperty('fontFace', 'Font Face', fontRoles.caption))
  readonly fontSize = this.labels.addProperty(fontSizeProperty('fontSize', 'Font Size', 20))
  readonly statisticsFace = this.labels.addProperty(fontFaceProperty('fontFaceStats', 'Statistics Font', fontRoles.label))
  readonly statisticsSize = this.labels.addProperty(fontSizeProperty('statsFontSize', 'Statistics Font Size', 14))
  readonly correlationColors = this.addProperty(
    new TransferFunctionProperty('correlectionTF', 'Correlation', redToBlue, {
      help: 'Colours from an inverse dependence over none to a direct one.',
    }),
  )
  readonly showStatistics = this.addProperty(
    new BoolProperty('showStatistics', 'Show Statistics', true, { help: 'Writes how strongly columns depend on each other.' }),
  )
  readonly parameters = this.addProperty(new CompositeProperty('parameters', 'Parameters', { help: 'Which columns are included.' }))
  readonly mouseEvent = this.addProperty(
    new EventProperty('mouseEvent', 'Mouse Event', { kind: 'mouse', buttons: ['left'], states: ['press'], modifiers: [] }, event =>
      this.#click(event),
    ),
  )
  readonly #picking = this.addPicking(1, (event, row) => this.#pick(event, row))
  readonly #dots = new DotsPass()
  readonly #rectangle = new RectanglePass()
  readonly #textPass = new TextPass()
  readonly #texts = new TextImages()
  readonly #axisPass = new AxisPass((text, style) => this.#texts.of(text, style))
  readonly #drawing = new ScatterDrawing(this.#dots, this.#axisPass)
  readonly #image = new DrawnImage()
  #grid: Grid | undefined

  #chosen(identifier: string, name: string): DataFrameColumnProperty {
    return this.addProperty(
      new DataFrameColumnProperty(identifier, name, this.table, {
        visible: false,
        invalidationLevel: 'valid',
        help: 'The column that was clicked last; link it with that of a scatter plot.',
      }),
    )
  }

  override async process(context: ProcessContext): Promise<void> {
    const table = await PlotTable.of(this.table.data)
    context.signal.throwIfAborted()
    context.ownChange(() => {
      this.#followColumns(table)
      this.#picking.resize(Math.max(table.rows, 1))
    })
    const gpu = await openGpu(context)
    const image = this.#image.at(gpu, this.picture.size)
    clearImage(gpu, image)
    const identifiers = columnIdentifiers(table.columns.map(({ column }) => column))
    const columns = table.columns.flatMap((column, number) => {
      const included = this.parameters.property(identifiers[number] as string)
      return included instanceof BoolProperty && included.value ? [{ ...column, number }] : []
    })
    const cell = image.dimensions.map(length => Math.trunc(length / Math.max(columns.length, 1))) as unknown as Vec2
    this.#grid = { table, columns, cell }
    await this.#drawPlots(gpu, image, this.#grid)
    await this.#drawTexts(gpu, image, this.#grid)
    this.picture.data = image
  }

  /** One check box for each column; numbers are included at first. */
  #followColumns({ columns }: PlotTable): void {
    const identifiers = columnIdentifiers(columns.map(({ column }) => column))
    for (const property of this.parameters.properties)
      if (!identifiers.includes(property.identifier)) this.parameters.removeProperty(property)
    for (const [i, { column }] of columns.entries()) {
      const identifier = identifiers[i] as string
      if (this.parameters.property(identifier)) continue
      const options = { owned: true, serializationMode: 'all', help: 'Includes this column.' } as const
      this.parameters.addProperty(new BoolProperty(identifier, column.header, column.type === 'ordinal', options))
    }
  }

  async #drawPlots(gpu: Gpu, image: RenderedImage, { table, columns, cell }: Grid): Promise<void> {
    const { look } = this
    const number = this.colorColumn.options.length > 0 ? this.colorColumn.value : -1
    const [filtered, selected, highlighted] = [
      this.brushing.filteredIndices(),
      this.brushing.selectedIndices(),
      this.brushing.highlightedIndices(),
    ]
    const drawn: Dots[] = []
    for (const [i, j] of pairs(columns.length)) {
      const [x, y] = [columns[i], columns[j]] as [PlotColumn, PlotColumn]
      const viewport: Rectangle = [i * cell[0], j * cell[1], cell[0], cell[1]]
      const data = { table, x, y, xRange: x.range, yRange: y.range, color: table.columns[number], isDescending: false, filtered }
      drawn.push(...this.#drawing.drawDots(gpu, image, { data, viewport, selected, highlighted, firstId: this.#picking.first }, look))
      const axes = [
        [look.xAxis.axis, x],
        [look.yAxis.axis, y],
      ] as const
      const ranged = axes.map(
        ([axis, { column, range }]) => axis && { ...axis, range, caption: axis.caption && { ...axis.caption, text: column.header } },
      )
      await this.#drawing.drawAxes(gpu, image, viewport, look, ranged)
    }
    this.#dots.keep(drawn)
  }

  async #drawTexts(gpu: Gpu, image: RenderedImage, { table, columns, cell }: Grid): Promise<void> {
    const color = this.fontColor.value
    const titleStyle = { face: this.fontFace.value, size: this.fontSize.value, lineSpacing, color }
    const statisticsStyle = { face: this.statisticsFace.value, size: this.statisticsSize.value, lineSpacing, color }
    const quads: TextQuad[] = []
    for (const [i, { column }] of columns.entries()) {
      const title = await this.#texts.of(column.header, titleStyle)
      quads.push({ image: title, position: centred(cell, i, i, title.size) })
    }
    const filtered = this.brushing.filteredIndices()
    const isKept = (row: number): boolean => !filtered.has(table.index[row] as number)
    const found = this.showStatistics.value
      ? pairs(columns.length).map(([i, j]) => {
          const { r, r2 } = correlation((columns[i] as PlotColumn).numbers, (columns[j] as PlotColumn).numbers, isKept)
          return { i, j, r, r2 }
        })
      : []
    const images = await Promise.all(found.map(({ r, r2 }) => this.#texts.of(statisticText(r, r2), statisticsStyle)))
    for (const [k, { i, j, r, r2 }] of found.entries()) {
      const share = Number.isNaN(r) ? 0.5 : (Math.sign(r) * r2 + 1) / 2
      this.#rectangle.draw(gpu, image, evaluate(this.correlationColors.value, share), [j * cell[0], i * cell[1], cell[0], cell[1]])
      // Inviwo centres each text as if it were as large as another one, that of the number of its row.
      const size = (images[i] as (typeof images)[number]).size
      quads.push({ image: images[k] as (typeof images)[number], position: centred(cell, j, i, size) })
    }
    this.#texts.sweep()
    this.#textPass.draw(gpu, image, quads)
  }

  #click(event: InteractionEvent): void {
    if (event.kind !== 'mouse' || !this.#grid) return
    const { columns, cell } = this.#grid
    const [x, y] = event.position.map((share, i) => Math.floor((share * event.canvasSize[i as 0 | 1]) / Math.max(cell[i as 0 | 1], 1)))
    const [across, up] = [columns[x as number], columns[y as number]]
    if (!across || !up) return
    if (across === up) this.colorColumn.selectValue(across.number)
    else {
      this.selectedX.selectValue(across.number)
      this.selectedY.selectValue(up.number)
    }
    event.used = true
  }

  #pick(event: PickingEvent, row: number): void {
    const { table } = this.#grid ?? {}
    const index = table?.index[row]
    if (!table || index === undefined) return
    if (event.hover === 'enter' && this.look.hovering.value) {
      this.brushing.highlight(IndexSet.of([index]))
      showToolTip(this, event, table.describe(row))
    }
    if (event.hover === 'exit') {
      this.brushing.highlight(IndexSet.empty)
      showToolTip(this, event, '')
    }
    if (isClick(event)) this.brushing.select(toggled(this.brushing.selectedIndices(), index))
  }

  override dispose(): void {
    this.#dots.dispose()
    this.#axisPass.dispose()
    this.#rectangle.dispose()
    this.#textPass.dispose()
    this.#image.dispose()
  }
}

/** All i < j below `count`. */
function pairs(count: number): (readonly [i: number, j: number])[] {
  return Array.from({ length: count }, (_, i) => Array.from({ length: count - i - 1 }, (_, k) => [i, i + k + 1] as const)).flat()
}

/** Lower left corner of a text of that size in the middle of a cell, whole pixels. */
function centred(cell: Vec2, column: number, row: number, size: Vec2): Vec2 {
  return [Math.trunc(cell[0] * (column + 0.5) - size[0] / 2), Math.trunc(cell[1] * (row + 0.5) - size[1] / 2)]
}

function statisticText(r: number, r2: number): string {
  return `corr ρ = ${formatNumber('%.2g', r)}\nr² = ${formatNumber('%.2g', r2)}`
}
