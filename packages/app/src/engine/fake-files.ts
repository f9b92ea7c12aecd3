import type { FolderView } from '@ivw/engine/protocol'
import { numpySourceFile } from './fake-types.ts'

const numpySource = `# Name: NumpySource
import inviwopy as ivw
import numpy as np
from inviwopy.data import Volume, VolumeOutport
from inviwopy.properties import FileProperty, InvalidationLevel


class NumpySource(ivw.Processor):
    """Loads a volume from a .npy file."""

    def __init__(self, id, name):
        ivw.Processor.__init__(self, id, name)
        self.outport = VolumeOutport("outport")
        self.addOutport(self.outport, owner=False)
        self.file = FileProperty("file", "NumPy file", invalidationLevel=InvalidationLevel(2))
        self.addProperty(self.file, owner=False)

    def process(self):
        if self.file.value.endswith(".npy"):
            array = np.load(self.file.value)  # z, y, x
            self.outport.setData(Volume(array.astype(np.float32)))
`

/** A few files in memory, each with a version. */
export class FakeFiles {
  readonly #files = new Map<string, { text: string; version: string }>()
  #nextVersion = 1

  constructor() {
    this.write(numpySourceFile, numpySource)
    this.write('/home/user/.inviwo/python_processors/Broken.py', 'import inviwopy as ivw\n\nclass Broken(ivw.Processor)\n    pass\n')
    this.write('/home/user/numpy-source.inv', '<InviwoWorkspace/>\n')
    this.write('/home/user/changed.inv', '<InviwoWorkspace/>\n')
    this.write('/home/user/data/sphere.npy', '')
  }

  has(path: string): boolean {
    return this.#files.has(path)
  }

  read(path: string): { text: string; version: string } {
    const file = this.#files.get(path)
    if (!file) throw new Error(`${path} does not exist.`)
    return file
  }

  write(path: string, text: string, expected?: string): string {
    if (expected !== undefined && this.#files.get(path)?.version !== expected) throw new Error(`${path} changed on disk.`)
    const version = `version ${(this.#nextVersion++).toString()}`
    this.#files.set(path, { text, version })
    return version
  }

  list(path: string): FolderView {
    const folder = path === '' ? '/home/user' : path.length > 1 ? path.replace(/\/+$/, '') : path
    const prefix = folder === '/' ? '/' : `${folder}/`
    const entries = new Map<string, FolderView['entries'][number]>()
    for (const [file, { text }] of this.#files) {
      if (!file.startsWith(prefix)) continue
      const [name = '', ...rest] = file.slice(prefix.length).split('/')
      entries.set(name, { name, path: prefix + name, folder: rest.length > 0, bytes: rest.length > 0 ? 0 : text.length })
    }
    if (entries.size === 0) throw new Error(`There is no folder ${folder}.`)
    return {
      path: folder,
      parent: folder === '/' ? undefined : folder.slice(0, folder.lastIndexOf('/')) || '/',
      entries: [...entries.values()],
    }
  }
}
