import { IndexSet } from '@ivw/data'
import {
  BrushingAndLinkingInport,
  DataFrameInport,
  ImageInport,
  ImageOutport,
  type InteractionEvent,
  type MouseEvent,
  OptionPropertyEnumInt,
  type Outport,
  type PickingEvent,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { AxisPass, clearImage, DotsPass, DrawnImage, defaultLayout, layoutOver, type Rectangle } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import type { AxisProperty } from '../properties/axis-property.ts'
import { DataFrameColumnProperty } from '../properties/data-frame-column-property.ts'
import { ScatterPlotProperty } from '../properties/scatter-plot-property.ts'
import { openGpu } from '../services.ts'
import { isClick } from './picked.ts'
import { type PlotColumn, PlotTable } from './plot-table.ts'
import { BoxDrag } from './scatter-plot/box-drag.ts'
import { rowsInBox } from './scatter-plot/rows-in-box.ts'
import { dotArea, type ScatterData } from './scatter-plot/scatter-dots.ts'
import { ScatterDrawing } from './scatter-plot/scatter-drawing.ts'
import { TextImages } from './text-images.ts'
import { toggled } from './toggled.ts'
import { showToolTip } from './tool-tip.ts'

const sortOrders = [
  { id: 'ascending', name: 'Ascending', value: 0 },
  { id: 'descending', name: 'Descending', value: 1 },
]

/** Draws the rows of a table as dots, placed by two columns. */
export class ScatterPlotProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.ScatterPlotProcessor',
    displayName: 'Scatter Plot',
    category: 'Plotting',
    codeState: 'stable',
    tags: ['GL', 'Plotting'],
    help: 'Draws each row of a table as a dot, placed by two columns; further columns give it a colour and a size. A click selects a dot, and a rectangle that is dragged selects those inside, or filters out those outside.',
  }

  readonly table = this.addPort(new DataFrameInport('dataFrame_', { help: 'The table' }))
  readonly brushing = this.addPort(
    new BrushingAndLinkingInport('brushing', { help: 'Rows that are selected, highlighted or filtered out' }),
  )
  readonly behind = this.addPort(new ImageInport('background', { optional: true, help: 'The image to draw on' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The plot, with picking' }))
  readonly look = this.addProperty(new ScatterPlotProperty('scatterplot', 'Scatter Plot Settings', { margins: { left: 50, bottom: 40 } }))
  readonly xColumn = this.#column('xAxis', 'X-axis', 0, false, 'What places dots from left to right.')
  readonly yColumn = this.#column('yAxis', 'Y-axis', 2, false, 'What places dots upwards.')
  readonly colorColumn = this.#column('colorCol', 'Color column', 3, true, 'What gives dots their colour.')
  readonly radiusColumn = this.#column('radiusCol', 'Radius column', 4, true, 'What gives dots their size.')
  readonly sortColumn = this.#column('sortCol', 'Sorting column', 0, true, 'In which order dots are drawn.')
  readonly sortOrder = this.addProperty(
    new OptionPropertyEnumInt('sortOrder', 'Sorting Order', sortOrders, 0, { help: 'Whether high or low values are drawn last.' }),
  )
  readonly #picking = this.addPicking(1, (event, row) => this.#pick(event, row))
  readonly #dots = new DotsPass()
  readonly #texts = new TextImages()
  readonly #axisPass = new AxisPass((text, style) => this.#texts.of(text, style))
  readonly #drawing = new ScatterDrawing(this.#dots, this.#axisPass)
  readonly #box = new BoxDrag()
  readonly #image = new DrawnImage()
  #shown: { readonly data: ScatterData; readonly area: Rectangle } | undefined

  #column(identifier: string, name: string, defaultIndex: number, none: boolean, help: string): DataFrameColumnProperty {
    return this.addProperty(new DataFrameColumnProperty(identifier, name, this.table, { defaultIndex, none, help }))
  }

  override async process(context: ProcessContext): Promise<void> {
    const table = await PlotTable.of(this.table.data)
    context.signal.throwIfAborted()
    const columnOf = ({ options, value }: DataFrameColumnProperty): PlotColumn | undefined =>
      options.length > 0 ? table.columns[value] : undefined
    const [x, y] = [columnOf(this.xColumn), columnOf(this.yColumn)]
    if (!x || !y) throw new Error('The table has no columns to plot')
    const { look } = this
    context.ownChange(() => {
      followColumn(look.xAxis, x)
      followColumn(look.yAxis, y)
      this.#picking.resize(Math.max(table.rows, 1))
    })
    const gpu = await openGpu(context)
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#image.at(gpu, this.picture.size, behind ? layoutOver(this.behind.data) : defaultLayout)
    if (behind) gpu.copyInto(behind, image)
    else clearImage(gpu, image)
    const data: ScatterData = {
      ...{ table, x, y, xRange: look.xAxis.range.value, yRange: look.yAxis.range.value },
      ...{ color: columnOf(this.colorColumn), radius: columnOf(this.radiusColumn), sort: columnOf(this.sortColumn) },
      isDescending: this.sortOrder.selected === 'descending',
      filtered: this.brushing.filteredIndices(),
    }
    const [width, height] = image.dimensions
    const viewport: Rectangle = [0, 0, width, height]
    this.#shown = { data, area: dotArea(viewport, look.margins.margins, look.axisMargin.value) }
    const [selected, highlighted] = [this.brushing.selectedIndices(), this.brushing.highlightedIndices()]
    const plot = { data, viewport, selected, highlighted, firstId: this.#picking.first }
    this.#dots.keep(this.#drawing.drawDots(gpu, image, plot, look))
    this.#box.draw(gpu, image, look.box)
    await this.#drawing.drawAxes(gpu, image, viewport, look, [look.xAxis.axis, look.yAxis.axis])
    this.#texts.sweep()
    this.picture.data = image
  }

  #pick(event: PickingEvent, row: number): void {
    const { table } = this.#shown?.data ?? {}
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
    if (!isClick(event)) return
    this.#box.end()
    this.brushing.select(toggled(this.brushing.selectedIndices(), index))
    event.used = true
  }

  override handleEvent(event: InteractionEvent, from?: Outport): void {
    super.handleEvent(event, from)
    if (event.kind === 'mouse' && !event.used) this.#drag(event)
  }

  #drag(event: MouseEvent): void {
    const mode = this.look.box.mode.value
    if (mode === 'none') return
    const result = this.#box.follow(event)
    if (!result) return
    event.used = true
    const { box } = this.#box
    if (result === 'finished' || result === 'clicked') {
      this.#box.end()
      const rows = result === 'finished' && box && this.#shown ? rowsInBox(this.#shown.data, this.#shown.area, box) : undefined
      if (mode === 'selection') this.brushing.select(rows?.inside ?? IndexSet.empty)
      else this.brushing.filter(rows?.outside ?? IndexSet.empty)
    }
    if (result !== 'begun') this.invalidate('invalidOutput')
  }

  override dispose(): void {
    this.#dots.dispose()
    this.#axisPass.dispose()
    this.#box.dispose()
    this.#image.dispose()
  }
}

/** The axis shows the values of a column and its name. */
function followColumn(axis: AxisProperty, { column, range }: PlotColumn): void {
  axis.followRange(range)
  axis.caption.title.value = column.header
}
