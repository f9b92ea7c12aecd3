import type { PortView, ProcessorTypeView, PropertyView } from '@ivw/engine/protocol'

/** Processor types of the fake engine: enough of each kind to look at. */

const data = {
  volume: { dataType: 'org.inviwo.Volume', color: [188, 101, 101], shape: 'square' },
  mesh: { dataType: 'org.inviwo.Mesh', color: [188, 188, 101], shape: 'triangle' },
  image: { dataType: 'org.inviwo.Image', color: [90, 127, 183], shape: 'circle' },
  buffer: { dataType: 'org.inviwo.Buffer', color: [255, 113, 0], shape: 'bar' },
} as const

interface PortOptions {
  optional?: boolean
  multi?: boolean
  help?: string
}

function port(direction: 'in' | 'out', kind: keyof typeof data, identifier: string, options: PortOptions = {}): PortView {
  const { dataType, color, shape } = data[kind]
  const multi = options.multi ? 'multi.' : ''
  return {
    identifier,
    classIdentifier: `${dataType}.${direction === 'in' ? `${multi}inport` : 'outport'}`,
    dataType,
    color,
    shape,
    optional: options.optional ?? false,
    maximum: options.multi || direction === 'out' ? Number.POSITIVE_INFINITY : 1,
    flat: false,
    help: options.help ?? '',
  }
}

type TypeOptions = Partial<ProcessorTypeView['info']> & { inports?: PortView[]; outports?: PortView[]; file?: string }

function type(classIdentifier: string, displayName: string, category: string, options: TypeOptions = {}): ProcessorTypeView {
  const { inports = [], outports = [], file, ...info } = options
  return {
    info: { classIdentifier, displayName, category, codeState: 'stable', tags: ['GL'], help: '', ...info },
    inports,
    outports,
    file,
  }
}

export const canvasType = 'org.inviwo.CanvasGL'
export const numpySourceFile = '/home/user/.inviwo/python_processors/NumpySource.py'

export const fakeTypes: readonly ProcessorTypeView[] = [
  type('org.inviwo.python.NumpySource', 'NumPy Source', 'Python', {
    tags: ['PY'],
    help: 'Loads a volume from a .npy file.',
    outports: [port('out', 'volume', 'outport', { help: 'The volume of the file' })],
    file: numpySourceFile,
  }),
  type('org.inviwo.VolumeSource', 'Volume Source', 'Data Input', {
    tags: ['CPU'],
    help: 'Loads a volume from a file.',
    outports: [port('out', 'volume', 'data')],
  }),
  type('org.inviwo.VolumeSubset', 'Volume Subset', 'Volume Operation', {
    tags: ['CPU'],
    help: 'Cuts an axis-aligned block of voxels out of a volume.',
    inports: [port('in', 'volume', 'inputVolume', { help: 'Volume to cut from' })],
    outports: [port('out', 'volume', 'outputVolume', { help: 'The voxels inside' })],
  }),
  type('org.inviwo.CubeProxyGeometry', 'Cube Proxy Geometry', 'Geometry Creation', {
    help: 'Creates a box around a volume, for entry and exit points.',
    inports: [port('in', 'volume', 'volume')],
    outports: [port('out', 'mesh', 'proxyGeometry')],
  }),
  type('org.inviwo.EntryExitPoints', 'Entry Exit Points', 'Mesh Rendering', {
    help: 'Draws the positions where rays enter and leave a closed mesh.',
    inports: [port('in', 'mesh', 'geometry')],
    outports: [port('out', 'image', 'entry'), port('out', 'image', 'exit')],
  }),
  type('org.inviwo.VolumeRaycaster', 'Volume Raycaster', 'Volume Rendering', {
    help: 'Draws a volume by front-to-back compositing along rays through it.',
    inports: [
      port('in', 'volume', 'volume', { help: 'Scalars to draw' }),
      port('in', 'image', 'entry'),
      port('in', 'image', 'exit'),
      port('in', 'image', 'bg', { optional: true, help: 'Picture behind the volume' }),
    ],
    outports: [port('out', 'image', 'outport', { help: 'The picture' })],
  }),
  type('org.inviwo.Background', 'Background', 'Image Operation', {
    help: 'Puts a colour gradient or a checkerboard behind an image.',
    inports: [port('in', 'image', 'inport', { optional: true })],
    outports: [port('out', 'image', 'outport')],
  }),
  type('org.inviwo.MeshRenderer', 'Mesh Renderer', 'Mesh Rendering', {
    help: 'Draws meshes with Phong shading.',
    inports: [port('in', 'mesh', 'geometry', { multi: true }), port('in', 'image', 'imageInport', { optional: true })],
    outports: [port('out', 'image', 'image')],
  }),
  type('org.inviwo.Isosurface', 'Surface Extraction', 'Mesh Creation', {
    codeState: 'experimental',
    tags: ['CPU'],
    help: 'Extracts an isosurface from a volume by marching cubes.',
    inports: [port('in', 'volume', 'volume')],
    outports: [port('out', 'mesh', 'mesh')],
  }),
  type('org.inviwo.LayerHistogram', 'Histogram', 'Image Operation', {
    codeState: 'deprecated',
    tags: ['CPU'],
    help: 'Counts the values of an image.',
    inports: [port('in', 'image', 'image')],
    outports: [port('out', 'buffer', 'counts')],
  }),
  type(canvasType, 'Canvas', 'Data Output', {
    help: 'Shows an image in a panel of the page.',
    inports: [port('in', 'image', 'inport')],
  }),
]

/** Properties of a new processor of a type, as the engine would describe them. */
export function fakeProperties(typeIdentifier: string, identifier: string): readonly PropertyView[] {
  const make = (
    classIdentifier: string,
    name: string,
    displayName: string,
    state: PropertyView['state'],
    more: Partial<PropertyView> = {},
  ): PropertyView => ({
    classIdentifier: `org.inviwo.${classIdentifier}`,
    identifier: name,
    displayName,
    state,
    path: `${identifier}.${name}`,
    isDefault: true,
    ...more,
  })
  const bounds = { minConstraint: 'immutable', maxConstraint: 'immutable' }
  if (typeIdentifier === canvasType)
    return [
      make('IntVec2Property', 'dimensions', 'Dimensions', {
        value: [512, 512],
        min: [1, 1],
        max: [4096, 4096],
        increment: [1, 1],
        ...bounds,
      }),
    ]
  if (typeIdentifier.endsWith('NumpySource'))
    return [
      make('FileProperty', 'file', 'NumPy file', {
        value: 'examples/data/sphere.npy',
        filters: [{ extension: 'npy', description: 'NumPy array' }],
        selectedFilter: '',
        acceptMode: 'open',
        fileMode: 'existingFile',
        contentType: 'volume',
      }),
    ]
  if (typeIdentifier.endsWith('VolumeRaycaster'))
    return [
      make('FloatProperty', 'samplingRate', 'Sampling Rate', { value: 2, min: 0.1, max: 20, increment: 0.1, ...bounds }),
      make('BoolProperty', 'shading', 'Shading', { value: true }),
      make('TransferFunctionProperty', 'transferFunction', 'Transfer Function', {
        points: [
          { position: 0.2, color: [0.1, 0.2, 0.8, 0] },
          { position: 0.7, color: [0.95, 0.6, 0.2, 0.6] },
        ],
        mask: [0, 1],
        type: 'relative',
        zoomH: [0, 1],
        zoomV: [0, 1],
        histogramMode: 'all',
        histogramSelection: 1,
      }),
    ]
  return [make('BoolProperty', 'enabled', 'Enabled', { value: true })]
}
