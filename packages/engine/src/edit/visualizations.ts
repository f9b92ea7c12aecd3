import type { ProcessorFactory, PropertyState } from '@ivw/network'

/** A small network that shows data of one type. */
export interface Visualization {
  readonly nodes: readonly {
    /** Names the node in `connections`. */
    readonly name: string
    readonly type: string
    /** From the source, in the network's pixels. */
    readonly offset: readonly [number, number]
    /** States by property path. */
    readonly states?: Readonly<Record<string, PropertyState>>
  }[]
  /** `source` is the outport with the data. */
  readonly connections: readonly (readonly [from: string, to: string])[]
  /** Transfer function that is fitted to the volume. */
  readonly transferFunction?: string
}

const step = 75
const aside = 100
/** From the right, above and in front. */
const oblique = { lookFrom: [1.9, 1.4, 2.4], lookTo: [0, 0, 0], lookUp: [0, 1, 0] }
const background = {
  bgColor1: { value: [0.16, 0.18, 0.22, 1] },
  bgColor2: { value: [0.42, 0.45, 0.5, 1] },
}

/** Black texts want a light background. */
const paper = {
  backgroundStyle: { selected: 'uniformColor' },
  bgColor1: { value: [0.93, 0.94, 0.96, 1] },
  blendMode: { selected: 'alphamixing' },
}
/** Many columns fit into a small canvas. */
const smallPlot = {
  'lines.lineWidth': { value: 4 },
  'captions.fontSize': { value: 11 },
  'captions.offset': { value: 12 },
  'labels.fontSize': { value: 11 },
  'labels.format': { value: '%.4g' },
  'axesSettings.axisSize': { value: 2 },
  'axesSettings.handleSize': { value: 15 },
  'margins.top': { value: 8 },
  'margins.right_': { value: 8 },
  'margins.bottom': { value: 8 },
  'margins.left': { value: 8 },
}

const visualizations: Readonly<Record<string, Visualization>> = {
  'org.inviwo.Volume': {
    nodes: [
      { name: 'box', type: 'org.inviwo.CubeProxyGeometry', offset: [aside, step] },
      { name: 'points', type: 'org.inviwo.EntryExitPoints', offset: [aside, 2 * step], states: { camera: oblique } },
      { name: 'raycaster', type: 'org.inviwo.VolumeRaycaster', offset: [0, 3 * step] },
      { name: 'background', type: 'org.inviwo.Background', offset: [0, 4 * step], states: background },
      { name: 'canvas', type: 'org.inviwo.CanvasGL', offset: [0, 5 * step] },
    ],
    connections: [
      ['source', 'box.volume'],
      ['box.proxyGeometry', 'points.geometry'],
      ['source', 'raycaster.volume'],
      ['points.entry', 'raycaster.entry'],
      ['points.exit', 'raycaster.exit'],
      ['raycaster.outport', 'background.inport'],
      ['background.outport', 'canvas.inport'],
    ],
    transferFunction: 'raycaster.isotfComposite.transferFunction',
  },
  'org.inviwo.Mesh': {
    nodes: [
      { name: 'renderer', type: 'org.inviwo.GeometryRenderGL', offset: [0, step], states: { camera: oblique } },
      { name: 'background', type: 'org.inviwo.Background', offset: [0, 2 * step], states: background },
      { name: 'canvas', type: 'org.inviwo.CanvasGL', offset: [0, 3 * step] },
    ],
    connections: [
      ['source', 'renderer.geometry'],
      ['renderer.image', 'background.inport'],
      ['background.outport', 'canvas.inport'],
    ],
  },
  'org.inviwo.Layer': {
    nodes: [
      { name: 'image', type: 'org.inviwo.LayerToImage', offset: [0, step] },
      { name: 'canvas', type: 'org.inviwo.CanvasGL', offset: [0, 2 * step] },
    ],
    connections: [
      ['source', 'image.inport'],
      ['image.outport', 'canvas.inport'],
    ],
  },
  'org.inviwo.DataFrame': {
    nodes: [
      { name: 'plot', type: 'org.inviwo.ParallelCoordinates', offset: [0, step], states: smallPlot },
      { name: 'background', type: 'org.inviwo.Background', offset: [0, 2 * step], states: paper },
      { name: 'canvas', type: 'org.inviwo.CanvasGL', offset: [0, 3 * step] },
    ],
    connections: [
      ['source', 'plot.dataFrame'],
      ['plot.outport', 'background.inport'],
      ['background.outport', 'canvas.inport'],
    ],
  },
  'org.inviwo.Image': {
    nodes: [{ name: 'canvas', type: 'org.inviwo.CanvasGL', offset: [0, step] }],
    connections: [['source', 'canvas.inport']],
  },
}

/** Undefined when nothing here shows such data. */
export function visualizationOf(dataType: string, factory: ProcessorFactory): Visualization | undefined {
  const found = visualizations[dataType]
  return found?.nodes.every(({ type }) => factory.types.has(type)) ? found : undefined
}
