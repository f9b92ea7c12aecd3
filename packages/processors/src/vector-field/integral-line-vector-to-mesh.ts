import {
  type DrawnLine,
  type IntegralLine,
  type IntegralLineSet,
  type LinePainter,
  lineStripsMesh,
  MetaDataPainter,
  oneColor,
  ribbonsMesh,
  type Vec4,
} from '@ivw/data'
import {
  BoolCompositeProperty,
  BrushingAndLinkingInport,
  type BrushingReaction,
  ButtonProperty,
  DoubleMinMaxProperty,
  FloatProperty,
  FloatVec4Property,
  MeshOutport,
  OptionPropertyEnumInt,
  OptionPropertyString,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  Size_tProperty,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { IntegralLineSetInport } from '../ports/integral-line-ports.ts'
import { VectorListInport } from '../ports/vector-list-ports.ts'
import { ColorByProperty, colorByName } from '../properties/color-by-property.ts'
import { colorOptions } from '../properties/ordinal-options.ts'

type BrushBy = 'never' | 'lineindex' | 'vectorposition'

const brushings = [
  { id: 'never', name: 'Never', value: 'never' },
  { id: 'lineindex', name: 'Line Index', value: 'lineindex' },
  { id: 'vectorposition', name: 'Vector Position', value: 'vectorposition' },
] as const
const outputs = [
  { id: 'lines', name: 'Lines', value: 'lines' },
  { id: 'ribbons', name: 'Ribbons', value: 'ribbons' },
] as const
/** What is highlighted changes with every move of the mouse, and lines do not show it. */
const reactions: readonly BrushingReaction[] = [{ targets: [], actions: ['filter', 'select'], level: 'invalidOutput' }]
const constantColor = { id: 'constant', name: 'constant color', value: 'constant' }
const portColors = [
  { id: 'portIndex', name: 'Colors in port (line index)', value: 'portIndex' },
  { id: 'portNumber', name: 'Colors in port (line vector position)', value: 'portNumber' },
]

/** Makes lines visible: as strips of lines or as ribbons, coloured by what is known of them. */
export class IntegralLineVectorToMesh extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.IntegralLineVectorToMesh',
    displayName: 'Integral Line Vector To Mesh',
    category: 'Mesh Creation',
    codeState: 'stable',
    tags: ['CPU', 'Integral Lines', 'Mesh'],
    help: 'Makes a mesh of lines for renderers of meshes, lines or tubes. Colours follow what is known of the points: velocity, curvature, values of other fields.',
    background: true,
  }

  readonly lines = this.addPort(new IntegralLineSetInport('lines', { help: 'Lines to make visible' }))
  readonly colors = this.addPort(new VectorListInport('colors', 4, { optional: true, help: 'Colours of whole lines' }))
  readonly brushing = this.addPort(
    new BrushingAndLinkingInport('brushingList', { reactions, help: 'Which lines are selected and filtered out' }),
  )
  readonly mesh = this.addPort(new MeshOutport('mesh', { help: 'The lines or ribbons' }))
  readonly brushBy = this.addProperty(
    new OptionPropertyEnumInt<BrushBy>('brushBy_', 'Brush by', brushings, 'never', {
      visible: false,
      help: 'What selected numbers mean. **Line Index**: numbers of seed points. **Vector Position**: places among the lines.',
    }),
  )
  readonly output = this.addProperty(
    new OptionPropertyEnumInt<(typeof outputs)[number]['value']>('output', 'Output', outputs, 'lines', {
      help: '**Ribbons** are turned as the vorticity says: connect a sampler of it to the tracer, from a processor of the name `vorticity`.',
    }),
  )
  readonly colorBy = this.addProperty(
    new OptionPropertyString('colorBy', 'Color by', [constantColor], 0, {
      serializationMode: 'all',
      help: 'What the colours follow.',
    }),
  )
  readonly ribbonWidth = this.addProperty(
    new FloatProperty('ribbonWidth', 'Ribbon Width', 0.1, { min: 0.00001, max: 1, help: 'In data space, where the box is 1 wide.' }),
  ).visibleWhen(this.output, output => output.value === 'ribbons')
  readonly selectedColor = this.addProperty(
    new FloatVec4Property(
      'selectedColor',
      'Selected Color',
      [1, 0, 0, 1],
      colorOptions({ help: 'Of selected lines, and of all where one colour is chosen.' }),
    ),
  )
  readonly stride = this.addProperty(
    new Size_tProperty('stride', 'Vertex stride', 1, { min: 1, max: 10, help: 'Only every so many points of a line become vertices.' }),
  )
  readonly filtering = this.addProperty(
    new BoolCompositeProperty('timeBasedFiltering', 'Time Based Filtering', false, {
      help: 'Kept for files of Inviwo, where it changes nothing either.',
    }),
  )
  readonly times = this.filtering.addProperty(
    new DoubleMinMaxProperty('minMaxT', 'Min Max T', [-1, 1], { range: [-1, 1], help: 'From when to when.' }),
  )
  readonly setTimes = this.filtering.addProperty(
    new ButtonProperty('setFromData', 'Set from data', { action: () => this.#timesFromData(), help: 'Takes the times of the lines.' }),
  )

  constructor(identifier?: string) {
    super(identifier)
    this.lines.onChange(() => this.#offer())
    const connected = () => {
      this.brushBy.visible = this.brushing.isConnected
      this.#offer()
    }
    for (const port of [this.brushing, this.colors]) {
      port.onConnect(connected)
      port.onDisconnect(connected)
    }
    this.colorBy.onChange(() => this.#showChosen())
  }

  get #choices(): readonly ColorByProperty[] {
    return this.properties.filter(property => property instanceof ColorByProperty)
  }

  #choiceFor(key: string): ColorByProperty | undefined {
    return this.#choices.find(choice => choice.isFor(key))
  }

  /** What is known of the lines can be chosen. Choices for what no line has stay, so that their settings are not lost. */
  #offer(): void {
    const set = this.lines.dataOrUndefined
    if (!set) return
    const names = set.metaDataNames
    for (const name of names)
      if (!this.property(name)) this.addProperty(new ColorByProperty(name, colorByName(name), { owned: true, help: `Colours of ${name}.` }))
    const { selected } = this.colorBy
    this.colorBy.replaceOptions([
      constantColor,
      ...names.map(name => ({ id: name, name, value: name })),
      ...(this.colors.isConnected ? portColors : []),
    ])
    // Old files name what is displayed.
    const meant = names.find(name => colorByName(name) === selected)
    if (meant !== undefined) this.colorBy.selectId(meant)
    this.#showChosen()
  }

  #showChosen(): void {
    const chosen = this.#choiceFor(this.colorBy.selected)
    for (const choice of this.#choices) choice.visible = choice === chosen
  }

  override async process(context: ProcessContext): Promise<void> {
    const set = this.lines.data
    const painter = this.#painter()
    const paint = this.#withSelection(painter instanceof MetaDataPainter ? painter.paint : painter)
    const steps =
      this.output.value === 'ribbons'
        ? ribbonsMesh(set, this.#drawn(set), paint, this.ribbonWidth.value)
        : lineStripsMesh(set, this.#drawn(set), { paint, stride: this.stride.value })
    const mesh = await inTurns(steps, context)
    const range = painter instanceof MetaDataPainter ? painter.range : undefined
    if (range) context.ownChange(() => this.#chosen()?.showRange(range))
    this.mesh.data = mesh
  }

  #brushed(line: IntegralLine, place: number): number {
    return this.brushBy.value === 'lineindex' ? line.index : place
  }

  #drawn({ lines }: IntegralLineSet): readonly DrawnLine[] {
    const all = lines.map((line, place) => ({ line, place }))
    const filtered = this.brushing.filteredIndices()
    if (this.brushBy.value === 'never' || filtered.size === 0) return all
    return all.filter(({ line, place }) => !filtered.has(this.#brushed(line, place)))
  }

  #withSelection(paint: LinePainter): LinePainter {
    const selected = this.brushing.selectedIndices()
    if (this.brushBy.value === 'never' || selected.size === 0) return paint
    const color = oneColor(this.selectedColor.value)
    return (line, place) => (selected.has(this.#brushed(line, place)) ? color : paint(line, place))
  }

  /** Where there is no choice of the name, the first one counts. */
  #chosen(): ColorByProperty | undefined {
    return this.#choiceFor(this.colorBy.selected) ?? this.#choices[0]
  }

  #painter(): MetaDataPainter | LinePainter {
    const { selected } = this.colorBy
    const constant: LinePainter = () => oneColor(this.selectedColor.value)
    if (selected === 'constant') return constant
    const colors = this.colors.dataOrUndefined ?? []
    if (portColors.some(({ id }) => id === selected)) {
      if (colors.length === 0) return constant
      const byIndex = selected === 'portIndex'
      return (line, place) => oneColor(colors[(byIndex ? line.index : place) % colors.length] as Vec4)
    }
    const chosen = this.#chosen()
    return chosen ? new MetaDataPainter(selected, chosen.scale) : constant
  }

  #timesFromData(): void {
    let [start, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const { metaData } of this.lines.dataOrUndefined?.lines ?? [])
      for (const time of metaData.get('timestamp')?.values ?? []) [start, end] = [Math.min(start, time), Math.max(end, time)]
    if (start <= end) this.times.setState({ range: [start, end], value: [start, end] })
  }
}
