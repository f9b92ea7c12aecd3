/** Distributions whose name is not that of the module that they bring. */
const distributions: Readonly<Record<string, string>> = {
  Bio: 'biopython',
  OpenGL: 'PyOpenGL',
  PIL: 'pillow',
  attr: 'attrs',
  bs4: 'beautifulsoup4',
  cv2: 'opencv-python',
  dateutil: 'python-dateutil',
  docx: 'python-docx',
  dotenv: 'python-dotenv',
  fitz: 'PyMuPDF',
  igraph: 'python-igraph',
  mpl_toolkits: 'matplotlib',
  netCDF4: 'netCDF4',
  osgeo: 'GDAL',
  skimage: 'scikit-image',
  sklearn: 'scikit-learn',
  umap: 'umap-learn',
  usb: 'pyusb',
  vtkmodules: 'vtk',
  yaml: 'PyYAML',
  zmq: 'pyzmq',
}

/** What conda calls them differently. */
const condaDistributions: Readonly<Record<string, string>> = {
  'opencv-python': 'opencv',
  PyOpenGL: 'pyopengl',
  PyYAML: 'pyyaml',
  netCDF4: 'netcdf4',
  torch: 'pytorch',
}

/** The distribution to install for `import name.part`. */
export function distributionOf(module: string): string {
  const top = module.split('.', 1)[0] ?? ''
  return Object.hasOwn(distributions, top) ? (distributions[top] as string) : top
}

export function condaNameOf(distribution: string): string {
  return Object.hasOwn(condaDistributions, distribution) ? (condaDistributions[distribution] as string) : distribution
}

/** Letters, digits, and `.`, `_`, `-` inside, as PyPI takes them: never an option, a path, an address or a requirement with more to it. */
export function isDistributionName(name: string): boolean {
  return name.length <= 100 && /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(name)
}
