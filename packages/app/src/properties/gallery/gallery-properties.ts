import type { PropertyState, PropertyView } from '@ivw/engine/protocol'

type More = Partial<PropertyView>

/** Makes the properties of one processor. */
export function maker(owner: string) {
  const property = (name: string, path: string, displayName: string, state: PropertyState, more: More = {}): PropertyView => ({
    classIdentifier: `org.inviwo.${name}`,
    identifier: path.split('.').at(-1) ?? path,
    displayName,
    path: `${owner}.${path}`,
    isDefault: true,
    state,
    ...more,
  })
  const fixed = { minConstraint: 'immutable', maxConstraint: 'immutable' }
  const editable = { minConstraint: 'editable', maxConstraint: 'editable' }
  const free = { minConstraint: 'ignore', maxConstraint: 'ignore' }
  const each = (count: number, value: number) => Array.from({ length: count }, () => value)
  const vector = (
    name: string,
    path: string,
    label: string,
    value: number[],
    [min, max, increment]: number[],
    constraints: object,
    more?: More,
  ) =>
    property(
      name,
      path,
      label,
      {
        value,
        min: each(value.length, min ?? 0),
        max: each(value.length, max ?? 1),
        increment: each(value.length, increment ?? 0.01),
        ...constraints,
      },
      more,
    )
  return { property, vector, fixed, editable, free }
}

export function basicProperties(owner: string): readonly PropertyView[] {
  const { property, vector, fixed, editable, free } = maker(owner)
  const color = { semantics: 'Color' }
  return [
    property('BoolProperty', 'shading', 'Shading', { value: true }),
    property(
      'FloatProperty',
      'samplingRate',
      'Sampling Rate',
      { value: 2, min: 1, max: 20, increment: 0.1, ...editable },
      {
        help: 'Samples for each voxel along a ray. Higher values are slower and smoother.',
      },
    ),
    property('IntProperty', 'steps', 'Steps', { value: 12, min: 0, max: 100, increment: 1, ...fixed }),
    property('FloatProperty', 'isoLevel', 'A rather long name that does not fit', {
      value: 0.00001234,
      min: 0,
      max: 1,
      increment: 0.01,
      ...fixed,
    }),
    property('DoubleProperty', 'unbounded', 'Unbounded', { value: -1234.5, min: -100, max: 100, increment: 0.5, ...free }),
    property('Size_tProperty', 'spin', 'Spin Box', { value: 3, min: 0, max: 10, increment: 1, ...fixed }, { semantics: 'SpinBox' }),
    property('FloatProperty', 'locked', 'Read-only', { value: 0.5, min: 0, max: 1, increment: 0.01, ...fixed }, { readOnly: true }),
    vector('FloatVec2Property', 'offset', 'Offset', [0.25, 0.75], [0, 1, 0.01], fixed),
    vector('FloatVec3Property', 'position', 'Position', [1.5, -2.25, 0], [-100, 100, 0.1], free),
    vector('FloatVec4Property', 'plane', 'Plane', [0, 0, 1, 0.333], [-1, 1, 0.01], fixed),
    vector('IntSize3Property', 'dimensions', 'Dimensions', [256, 256, 128], [1, 1024, 1], fixed),
    vector('FloatVec4Property', 'background', 'Background', [0.1, 0.1, 0.1, 1], [0, 1, 0.01], fixed, { ...color }),
    vector('FloatVec3Property', 'diffuse', 'Diffuse Colour', [0.9, 0.5, 0.1], [0, 1, 0.01], fixed, color),
    vector('FloatVec3Property', 'light', 'Light Position', [3, 4, 5], [-100, 100, 0.1], free, { semantics: 'LightPosition' }),
    property('FloatMinMaxProperty', 'clip', 'Clip Range', { value: [0.2, 0.7], range: [0, 1], increment: 0.01, minSeparation: 0.1 }),
    property('IntMinMaxProperty', 'slices', 'Slices', { value: [10, 200], range: [0, 255], increment: 1, minSeparation: 0 }),
    property('OptionPropertyString', 'mode', 'Rendering Type', {
      options: ['Direct volume rendering', 'Maximum intensity', 'First hit'].map((name, value) => ({
        id: `mode${value.toString()}`,
        name,
        value,
      })),
      selected: 'mode0',
    }),
    vector(
      'FloatMat4Property',
      'matrix',
      'Model Matrix',
      [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0.5, -12.25, 1 / 3, 1],
      [-100, 100, 0.01],
      free,
    ),
    vector('FloatMat2Property', 'matrix2', 'Two by Two', [1, 0, 0.5, 1], [-1, 1, 0.01], free),
    vector('FloatQuaternionProperty', 'rotation', 'Rotation', [0, Math.SQRT1_2, 0, Math.SQRT1_2], [-1, 1, 0.01], fixed),
    vector('FloatVec3Property', 'spherical', 'Spherical', [1, 1, Math.SQRT2], [-100, 100, 0.1], free, { semantics: 'SphericalSpinBox' }),
    property('IntProperty', 'fontSize', 'Font Size', { value: 14, min: 6, max: 96, increment: 1, ...fixed }, { semantics: 'Fontsize' }),
    property(
      'IntMinMaxProperty',
      'fields',
      'Range as Fields',
      { value: [2, 9], range: [0, 10], increment: 1, minSeparation: 3 },
      { semantics: 'Text' },
    ),
    property('OptionPropertyString', 'font', 'Font (long list)', {
      options: Array.from({ length: 40 }, (_, i) => ({
        id: `f${i.toString()}`,
        name: `${['Sans', 'Serif', 'Mono', 'Display'][i % 4] ?? ''} ${(100 + i * 20).toString()}`,
        value: i,
      })),
      selected: 'f4',
    }),
    property('OptionPropertyInt', 'none', 'No Options', { options: [], selected: '' }),
    property('ButtonProperty', 'reload', 'Reload', {}),
    property('ButtonGroupProperty', 'align', 'Align', {
      buttons: [
        { name: 'Left', icon: '', tooltip: 'Align to the left' },
        { name: 'Centre', icon: '', tooltip: '' },
        { name: 'Right', icon: '', tooltip: '' },
      ],
    }),
    property('EventProperty', 'pan', 'Pan', { matcher: { kind: 'mouse', buttons: ['left'], states: ['move'], modifiers: ['shift'] } }),
    property('EventProperty', 'reset', 'Reset View', { matcher: { kind: 'key', key: 'R', states: ['press'], modifiers: ['shift'] } }),
    property('EventProperty', 'zoom', 'Zoom', { matcher: { kind: 'wheel', modifiers: 'any' } }),
    property(
      'EventProperty',
      'pinch',
      'Pinch',
      { matcher: { kind: 'gesture', types: ['pinch'], states: ['updated'], fingers: 2, modifiers: 'any' } },
      { readOnly: true },
    ),
    property('SomethingProperty', 'unknown', 'Unknown Class', { anything: [1, 2, { deep: true }] }),
    property('BoolProperty', 'invisible', 'Invisible', { value: true }, { visible: false }),
  ]
}

export function textProperties(owner: string): readonly PropertyView[] {
  const { property } = maker(owner)
  const file = {
    filters: [{ extension: 'npy', description: 'NumPy array' }],
    selectedFilter: '',
    acceptMode: 'open',
    contentType: 'volume',
  }
  return [
    property('StringProperty', 'title', 'Title', { value: 'Engine block' }),
    property('StringProperty', 'notes', 'Notes', { value: 'First line\nSecond line' }, { semantics: 'Multiline' }),
    property('StringProperty', 'script', 'Script', { value: 'def process(self):\n    return 1\n' }, { semantics: 'PythonEditor' }),
    property(
      'FileProperty',
      'file',
      'NumPy file',
      { ...file, value: '/data/volumes/missing.npy', fileMode: 'existingFile' },
      {
        problem: 'There is no file /data/volumes/missing.npy.',
      },
    ),
    property(
      'StringProperty',
      'shader',
      'Shader',
      { value: 'void main() {\n  gl_Position = vec4(0);\n}\n' },
      { semantics: 'ShaderEditor', readOnly: true },
    ),
    property('StringProperty', 'empty', 'Empty', { value: '' }),
    property('FileProperty', 'save', 'Save to', { ...file, value: '', acceptMode: 'save', fileMode: 'anyFile' }),
    property('ImageEditorProperty', 'picture', 'Picture', {
      ...file,
      value: '/data/pictures/button.png',
      fileMode: 'existingFile',
      dimensions: [64, 64],
      labels: [{ name: 'left', topLeft: [0, 0], size: [32, 64] }],
    }),
    property('DirectoryProperty', 'folder', 'Folder', { ...file, value: '/home/user/data', fileMode: 'directory' }),
    property('MultiFileProperty', 'files', 'Files', { ...file, value: ['/data/a.npy', '/data/b.npy'], fileMode: 'existingFiles' }),
  ]
}

export function groupProperties(owner: string): readonly PropertyView[] {
  const { property, vector, fixed, free } = maker(owner)
  const weight = {
    classIdentifier: 'org.inviwo.FloatProperty',
    identifier: 'weight',
    displayName: 'Weight',
    state: { value: 0.5, min: 0, max: 1, increment: 0.01, ...fixed },
  }
  const look = { lookFrom: [0, 0, 4], lookTo: [0, 0, 0], lookUp: [0, 1, 0] }
  const types = ['Perspective', 'Orthographic', 'Skewed Perspective'].map(name => ({
    id: `${name.replace(' ', '')}Camera`,
    name,
    value: name,
  }))
  const points = [
    { position: 0.15, color: [0.1, 0.2, 0.8, 0] },
    { position: 0.4, color: [0.2, 0.7, 0.6, 0.15] },
    { position: 0.75, color: [0.95, 0.6, 0.2, 0.8] },
  ]
  const view = { zoomH: [0, 1], zoomV: [0, 1], histogramMode: 'all', histogramSelection: 1 }
  return [
    property('TransferFunctionProperty', 'transferFunction', 'Transfer Function', { points, mask: [0, 1], type: 'relative', ...view }),
    property('IsoValueProperty', 'isoValues', 'Iso Values', { points: points.slice(1), type: 'relative', ...view }),
    property(
      'BoolCompositeProperty',
      'lighting',
      'Lighting',
      { collapsed: false },
      {
        children: [
          property('BoolProperty', 'lighting.checked', 'Check', { value: true }, { visible: false }),
          property('FloatProperty', 'lighting.ambient', 'Ambient', { value: 0.2, min: 0, max: 1, increment: 0.01, ...fixed }),
          property(
            'CompositeProperty',
            'lighting.more',
            'Specular',
            { collapsed: false },
            {
              children: [
                property(
                  'FloatProperty',
                  'lighting.more.exponent',
                  'Exponent',
                  { value: 60, min: 1, max: 180, increment: 1, ...fixed },
                  { isDefault: false },
                ),
              ],
            },
          ),
        ],
      },
    ),
    property(
      'CompositeProperty',
      'folded',
      'Folded Group',
      { collapsed: true },
      { children: [property('BoolProperty', 'folded.a', 'Inside', { value: false })] },
    ),
    property(
      'ListProperty',
      'weights',
      'Weights',
      { collapsed: false, maxNumberOfElements: 3, prefabs: [weight], uiFlags: ['add', 'remove'] },
      {
        children: [property('FloatProperty', 'weights.weight', 'Weight', weight.state)],
      },
    ),
    property(
      'CameraProperty',
      'camera',
      'Camera',
      { type: 'PerspectiveCamera', ...look, near: 0.1, far: 100, aspectRatio: 1, fov: 38, width: 10, offset: [0, 0], collapsed: false },
      {
        children: [
          property('ButtonGroupProperty', 'camera.actions', 'Actions', {
            buttons: [
              { name: '', icon: 'maximize', tooltip: 'Fit the data' },
              ...['X+', 'X-', 'Y+', 'Y-', 'Z+', 'Z-'].map(name => ({ name, icon: '', tooltip: `Look along ${name.toLowerCase()}` })),
              { name: '', icon: 'arrow-up-down', tooltip: 'Flip the up direction' },
            ],
          }),
          property('OptionPropertyString', 'camera.cameraType', 'Camera Type', { options: types, selected: 'PerspectiveCamera' }),
          vector('FloatVec3Property', 'camera.lookFrom', 'Look from', look.lookFrom, [-100, 100, 0.1], free),
          vector('FloatVec3Property', 'camera.lookTo', 'Look to', look.lookTo, [-100, 100, 0.1], free),
          vector('FloatVec3Property', 'camera.lookUp', 'Look up', look.lookUp, [-1, 1, 0.01], fixed),
          property(
            'FloatProperty',
            'camera.aspectRatio',
            'Aspect Ratio',
            { value: 1, min: 0, max: 100, increment: 0.01, ...free },
            { readOnly: true },
          ),
          property('FloatProperty', 'camera.near', 'Near Plane', { value: 0.1, min: 0.001, max: 10, increment: 0.01, ...free }),
          property('FloatProperty', 'camera.far', 'Far Plane', { value: 100, min: 1, max: 1000, increment: 1, ...free }),
          property('FloatProperty', 'camera.fov', 'FOV', { value: 38, min: 0, max: 180, increment: 0.1, ...fixed }),
        ],
      },
    ),
  ]
}
