import { IndexSet, type Vec2 } from '@ivw/data'
import {
  BrushingAndLinkingInport,
  ButtonProperty,
  brushingTargets,
  CompositeProperty,
  DataFrameInport,
  ImageOutport,
  OptionPropertyEnumInt,
  type PickingEvent,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import {
  AxisPass,
  type ColoredPiece,
  clearImage,
  DrawnImage,
  type Gpu,
  handlePieces,
  handleStepAt,
  handleSteps,
  ParallelLinesPass,
  type ParallelSegments,
  pickingColor,
  type RangeHandles,
  RangeHandlesPass,
  type RenderedImage,
} from '@ivw/render'
import { AxisSettingsProperty } from '../properties/axis-settings-property.ts'
import { columnIdentifiers } from '../properties/column-identifiers.ts'
import { DataFrameColormapProperty } from '../properties/data-frame-colormap-property.ts'
import { openGpu } from '../services.ts'
import { AxesProperties, PlotMargins } from './parallel-coordinates/axes-properties.ts'
import { axisOf, emphasized, ends, type PlacedAxis, stateOn } from './parallel-coordinates/axis-state.ts'
import { type LineGroup, LineProperties } from './parallel-coordinates/line-properties.ts'
import { groupRows, lineSegments, rowsOutside } from './parallel-coordinates/line-segments.ts'
import { areaInside, areaWithTexts, axisLine, type PlotArea } from './parallel-coordinates/plot-area.ts'
import { CaptionProperties, LabelProperties } from './parallel-coordinates/text-properties.ts'
import { isClick } from './picked.ts'
import { type PlotColumn, PlotTable } from './plot-table.ts'
import { TextImages } from './text-images.ts'
import { toggled } from './toggled.ts'
import { showToolTip } from './tool-tip.ts'

const selectionModes = [
  { id: 'single', name: 'Single', value: 0 },
  { id: 'multiple', name: 'Multiple', value: 1 },
  { id: 'none', name: 'None', value: 2 },
]
const groups = ['filtered', 'regular', 'selected', 'highlighted'] as const satisfies readonly LineGroup[]

/** One that is shown. */
interface ShownAxis extends PlacedAxis {
  readonly column: number
  readonly settings: AxisSettingsProperty
}

interface Layout {
  readonly table: PlotTable
  readonly axes: readonly ShownAxis[]
  readonly area: PlotArea
  readonly size: Vec2
  /** By column: whether its axis filters some row out. */
  readonly filtering: readonly boolean[]
}

/** Draws a table as lines across parallel axes, one axis for each column and one line for each row. */
export class ParallelCoordinates extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.ParallelCoordinates',
    displayName: 'Parallel Coordinates',
    category: 'Plotting',
    codeState: 'stable',
    tags: ['GL', 'Plotting'],
    help: 'Draws each row of a table as a line across parallel axes, one for each column. Handles filter rows by their values. A click on a line or an axis selects it, a double click on an axis turns it round, and axes can be dragged to other places.',
  }

  readonly table = this.addPort(new DataFrameInport('dataFrame', { help: 'The table' }))
  readonly brushing = this.addPort(
    new BrushingAndLinkingInport('brushingAndLinking', { help: 'Rows and columns that are selected, highlighted or filtered out' }),
  )
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The plot, with picking' }))
  readonly axisSettings = this.addProperty(
    new CompositeProperty('axisProps_', 'Axis Properties', { collapsed: true, help: 'One entry for each column.' }),
  )
  readonly colors = this.addProperty(new DataFrameColormapProperty('colormap', 'Colormap', this.table))
  readonly axisSelection = this.addProperty(
    new OptionPropertyEnumInt('axisSelction', 'Axis Selection', selectionModes, 1, { help: 'How many axes can be selected at once.' }),
  )
  readonly lines = this.addProperty(new LineProperties('lines', 'Line Settings'))
  readonly captions = this.addProperty(new CaptionProperties('captions', 'Caption Settings'))
  readonly labels = this.addProperty(new LabelProperties('labels', 'Label Settings'))
  readonly axesLook = this.addProperty(new AxesProperties('axesSettings', 'Axes Settings'))
  readonly margins = this.addProperty(new PlotMargins('margins', 'Margins'))
  readonly resetHandles = this.addProperty(
    new ButtonProperty('resetHandlePositions', 'Reset Handle Positions', {
      help: 'Lets all values pass.',
      action: () => {
        for (const { settings } of this.#layout?.axes ?? []) settings.resetRange()
      },
    }),
  )
  readonly #linePicking = this.addPicking(1, (event, row) => this.#pickLine(event, row))
  readonly #axisPicking = this.addPicking(1, (event, column) => this.#pickAxis(event, column))
  readonly #handlePicking = this.addPicking(2, (event, number) => this.#pickHandle(event, number))
  readonly #linePass = new ParallelLinesPass()
  readonly #handlePass = new RangeHandlesPass()
  readonly #image = new DrawnImage()
  readonly #texts = new TextImages()
  readonly #axisPass = new AxisPass((text, style) => this.#texts.of(text, style))
  readonly #segments = new Map<
    LineGroup,
    { readonly table: PlotTable; readonly key: string; readonly rows: Uint32Array; readonly segments: ParallelSegments }
  >()
  #settings: readonly AxisSettingsProperty[] = []
  #layout: Layout | undefined
  #hoveredColumn: number | undefined

  override async process(context: ProcessContext): Promise<void> {
    const table = await PlotTable.of(this.table.data)
    context.signal.throwIfAborted()
    context.ownChange(() => this.#followColumns(table))
    const gpu = await openGpu(context)
    this.brushing.filter(rowsOutside(table, this.#ranges))
    const size = this.picture.size
    const layout = await this.#place(table, size)
    this.#layout = layout
    const image = this.#image.at(gpu, size)
    clearImage(gpu, image)
    const settings = { ...layout.area, blend: this.lines.blendMode.value, transferFunction: this.colors.tf.value }
    this.#linePass.begin(gpu, image, settings)
    const drawn = this.#segmentsOf(layout)
    this.#linePass.keep([...drawn.values()])
    for (const [group, segments] of drawn) this.#linePass.draw(gpu, image, segments, this.lines.look(group), settings.blend)
    await this.#drawAxes(gpu, image, layout)
    if (this.axesLook.handlesVisible.value)
      this.#handlePass.draw(
        gpu,
        image,
        layout.axes.flatMap(axis => this.#handlesOf(axis, layout)),
      )
    this.picture.data = image
  }

  /** Settings for the columns that there are; what was set for one of the same name stays. */
  #followColumns({ columns, rows }: PlotTable): void {
    const identifiers = columnIdentifiers(columns.map(({ column }) => column))
    for (const property of this.axisSettings.properties)
      if (!identifiers.includes(property.identifier)) this.axisSettings.removeProperty(property)
    this.#settings = columns.map(({ column, range }, i) => {
      const identifier = identifiers[i] as string
      const found = this.axisSettings.property(identifier)
      const isFitting = found instanceof AxisSettingsProperty
      if (found && !isFitting) this.axisSettings.removeProperty(found)
      const options = { owned: true, serializationMode: 'all' } as const
      const settings = isFitting ? found : this.axisSettings.addProperty(new AxisSettingsProperty(identifier, column.header, options))
      settings.showLimits(range)
      return settings
    })
    this.colors.show(
      columns.map(({ column }) => column),
      columns.map(({ range }) => range),
    )
    this.#linePicking.resize(Math.max(rows, 1))
    this.#axisPicking.resize(Math.max(columns.length, 1))
    this.#handlePicking.resize(Math.max(2 * columns.length, 2))
  }

  /** What each axis lets pass; undefined where that is everything. */
  get #ranges(): readonly (Vec2 | undefined)[] {
    return this.#settings.map(({ checked, range: { value, range } }) => {
      const isOpen = value[0] <= range[0] && value[1] >= range[1]
      return checked && !isOpen ? value : undefined
    })
  }

  /** Numbers of the columns whose axes are shown, from left to right. */
  get #order(): readonly number[] {
    const { enabledAxes } = this.meta
    const stored = Array.isArray(enabledAxes) ? enabledAxes.filter(column => Number.isInteger(column)) : []
    const all = [...new Set<number>([...stored, ...this.#settings.keys()])]
    return all.filter(column => this.#settings[column]?.checked)
  }

  async #place(table: PlotTable, size: Vec2): Promise<Layout> {
    const order = this.#order
    const style = { captions: this.captions, labels: this.labels, look: this.axesLook }
    const axes = order.map((column, i): ShownAxis => {
      const settings = this.#settings[column] as AxisSettingsProperty
      const share = order.length > 1 ? i / (order.length - 1) : 0
      return { ...axisOf(table.columns[column] as PlotColumn, settings, share, style), column, settings }
    })
    const { margins } = this.margins
    const area = this.margins.includeLabels.value ? await areaWithTexts(axes, margins, size, this.#texts) : areaInside(margins)
    const filtering = this.#ranges.map((range, i) => range !== undefined && this.#filters(table, i, range))
    return { table, axes, area, size, filtering }
  }

  #filters(table: PlotTable, column: number, range: Vec2): boolean {
    const ranges = table.columns.map((_, i) => (i === column ? range : undefined))
    return rowsOutside(table, ranges).size > 0
  }

  #segmentsOf({ table, axes }: Layout): ReadonlyMap<LineGroup, ParallelSegments> {
    const sets = (['filter', 'select', 'highlight'] as const).map(action => this.brushing.indices(action)) as [IndexSet, IndexSet, IndexSet]
    const rowsOf = groupRows(table, ...sets)
    const colored = this.colors.column.options.length > 0 ? this.colors.column.value : -1
    const limits = this.#settings[colored]?.range.range
    const color = limits && { column: colored, limits }
    const crossed = axes.map(({ column, isInverted, settings }) => ({ column, isInverted, limits: settings.range.range }))
    const first = this.#linePicking.first
    const key = JSON.stringify([crossed, color, first])
    const found = new Map<LineGroup, ParallelSegments>()
    for (const group of groups) {
      const rows = rowsOf[group]
      if (rows.length === 0 || (group === 'filtered' && !this.lines.showFiltered.value)) continue
      const known = this.#segments.get(group)
      const isSame =
        known?.table === table && known.key === key && known.rows.length === rows.length && known.rows.every((row, i) => row === rows[i])
      const segments = isSame ? known.segments : lineSegments(table, rows, crossed, color, first)
      this.#segments.set(group, { table, key, rows, segments })
      found.set(group, segments)
    }
    return found
  }

  async #drawAxes(gpu: Gpu, image: RenderedImage, { axes, area, size }: Layout): Promise<void> {
    const selected = this.brushing.selectedIndices(brushingTargets.column)
    for (const axis of axes) {
      const { column } = axis
      const line = axisLine(axis.share, area, size)
      const state = stateOn(axis, line[1][1] - line[0][1])
      const { selectedColor, hoverColor } = this.axesLook
      const color = selected.has(column) ? selectedColor.value : this.#hoveredColumn === column ? hoverColor.value : undefined
      const drawn = { ...(color ? emphasized(state, color) : state), picking: pickingColor(this.#axisPicking.first + column) }
      await this.#axisPass.drawFlat(gpu, image, drawn, ...ends(axis, line), true)
    }
    this.#texts.sweep()
  }

  #handlesOf(axis: ShownAxis, layout: Layout): ColoredPiece[] {
    const { column, settings } = axis
    const { handleColor, handleFilteredColor } = this.axesLook
    const { selectedColor } = this.axesLook
    const isSelected = this.brushing.selectedIndices(brushingTargets.column).has(column)
    const color = layout.filtering[column] ? handleFilteredColor : isSelected ? selectedColor : handleColor
    const [low, high] = settings.range.value.map(value => Math.trunc(settings.share(value) * handleSteps)) as [number, number]
    const range: Vec2 = axis.isInverted ? [handleSteps - high, handleSteps - low] : [low, high]
    const first = this.#handlePicking.first + 2 * column
    const ids = [this.#axisPicking.first + column, first, first + 1]
    return handlePieces({ ...this.#sliderOf(axis, layout), range }).map((piece, i) => ({
      ...piece,
      color: color.value,
      picking: pickingColor(ids[i] as number),
    }))
  }

  #sliderOf({ share }: ShownAxis, { area, size }: Layout): Omit<RangeHandles, 'range'> {
    const [start, end] = axisLine(share, area, size)
    return { start, axisLength: end[1] - start[1], size: this.axesLook.handleSize.value }
  }

  #pickLine(event: PickingEvent, row: number): void {
    const table = this.#layout?.table
    const index = table?.index[row]
    if (!table || index === undefined) return
    if (event.hover === 'enter') {
      this.brushing.highlight(IndexSet.of([index]))
      showToolTip(this, event, table.describe(row))
    }
    if (event.hover === 'exit') {
      this.brushing.highlight(IndexSet.empty)
      showToolTip(this, event, '')
    }
    if (isClick(event)) this.brushing.select(toggled(this.brushing.selectedIndices(), index))
    if (event.press !== 'none') event.used = true
  }

  #pickAxis(event: PickingEvent, column: number): void {
    const { axes = [], area, size } = this.#layout ?? {}
    const axis = axes.find(shown => shown.column === column)
    if (!axis || !area || !size) return
    if (event.hover === 'enter' || event.hover === 'exit') {
      this.#hoveredColumn = event.hover === 'enter' ? column : undefined
      this.invalidate('invalidOutput')
    }
    if (event.press === 'doubleClick') {
      // Its first click was one, too.
      this.#select(column)
      axis.settings.invertRange.value = !axis.settings.invertRange.value
    }
    if (isClick(event)) this.#select(column)
    if (event.press === 'move' && event.buttons.includes('left')) this.#drag(column, event.position[0] * (size[0] - 1))
    if (event.press !== 'none') event.used = true
  }

  #select(column: number): void {
    const mode = this.axisSelection.selected
    if (mode === 'none') return
    const selected = this.brushing.selectedIndices(brushingTargets.column)
    const next = mode === 'single' ? (selected.has(column) ? IndexSet.empty : IndexSet.of([column])) : toggled(selected, column)
    this.brushing.select(next, brushingTargets.column)
  }

  /** To the place among the axes that is nearest to the pointer. */
  #drag(column: number, x: number): void {
    const { axes, area, size } = this.#layout as Layout
    const last = axes.length - 1
    const [left, right] = [area.lower[0], size[0] - 1 - area.upper[0]]
    const place = Math.min(Math.max(Math.round(((x - left) / Math.max(right - left, 1)) * last), 0), last)
    const order = axes.map(axis => axis.column)
    if (order[place] === column) return
    const others = order.filter(other => other !== column)
    this.setMeta({ enabledAxes: others.toSpliced(place, 0, column) })
    this.invalidate('invalidOutput')
  }

  #pickHandle(event: PickingEvent, number: number): void {
    const layout = this.#layout
    const axis = layout?.axes.find(({ column }) => column === number >> 1)
    if (!layout || !axis || event.press === 'none') return
    event.used = true
    if (event.press !== 'move' || !event.buttons.includes('left')) return
    const step = handleStepAt(this.#sliderOf(axis, layout), event.position[1] * (layout.size[1] - 1))
    const share = (axis.isInverted ? handleSteps - step : step) / handleSteps
    const { range } = axis.settings
    const value = range.range[0] + share * (range.range[1] - range.range[0])
    // The lower one in the picture is the upper end of an axis that is turned round.
    const movesStart = (number % 2 === 0) !== axis.isInverted
    if (movesStart) range.start = Math.min(value, range.end)
    else range.end = Math.max(value, range.start)
  }

  override dispose(): void {
    this.#linePass.dispose()
    this.#handlePass.dispose()
    this.#axisPass.dispose()
    this.#image.dispose()
  }
}
