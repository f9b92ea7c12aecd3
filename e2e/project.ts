import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const example = join(import.meta.dirname, '../examples/numpy-source.inv')

/** A folder of a user: a workspace that draws a ball, and the Python processor that makes it. */
export class Project {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async create(): Promise<Project> {
    const project = new Project(await mkdtemp(join(tmpdir(), 'ivw-project-')))
    await mkdir(project.processors)
    await writeFile(project.file, ball)
    await writeFile(project.workspace, ballWorkspace(await readFile(example, 'utf8')))
    return project
  }

  get workspace(): string {
    return join(this.folder, 'ball.inv')
  }
  get processors(): string {
    return join(this.folder, 'processors')
  }
  /** Of the ball's processor. */
  get file(): string {
    return join(this.processors, 'Ball.py')
  }
  /** What `ivw serve` takes to show it. */
  get parameters(): readonly string[] {
    return [this.workspace, '--processors', this.processors]
  }

  /** Replaces text in the processor's file, as an editor does that writes in place. */
  async edit(before: string, after: string): Promise<void> {
    await writeFile(this.file, await this.#edited(before, after))
  }

  /** The same as an editor does that writes a new file and renames it. */
  async editByRename(before: string, after: string): Promise<void> {
    const text = await this.#edited(before, after)
    await writeFile(`${this.file}.new`, text)
    await rename(`${this.file}.new`, this.file)
  }

  /** The processor's file as it was at first. */
  async restore(): Promise<void> {
    await writeFile(this.file, ball)
  }

  /** Another file of the processors' folder. */
  async write(name: string, text: string): Promise<void> {
    await writeFile(join(this.processors, name), text)
  }

  async delete(name: string): Promise<void> {
    await rm(join(this.processors, name))
  }

  /** What the processor's file holds. */
  text(): Promise<string> {
    return readFile(this.file, 'utf8')
  }

  /** The number, from 1, of the first line that holds the text. */
  async line(text: string): Promise<number> {
    return (await this.text()).split('\n').findIndex(line => line.includes(text)) + 1
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  async #edited(before: string, after: string): Promise<string> {
    const text = await this.text()
    if (!text.includes(before)) throw new Error(`${this.file} does not hold "${before}"`)
    return text.replace(before, after)
  }
}

const ball = `# Name: Ball
"""A ball whose values fall from its centre to its rim."""

import inviwopy as ivw
import numpy as np
from inviwopy.data import Volume, VolumeOutport
from inviwopy.properties import FloatProperty, IntProperty

SHARE = 0.8


class Ball(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.outport = VolumeOutport("outport")
        self.addOutport(self.outport)
        self.radius = FloatProperty("radius", "Radius", 0.9, 0.1, 1.0)
        self.addProperty(self.radius)
        self.size = IntProperty("size", "Voxels", 48, 8, 256)
        self.addProperty(self.size)

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo(
            classIdentifier="org.test.Ball",
            displayName="Ball",
            category="Source",
            codeState=ivw.CodeState.Stable,
            tags=ivw.Tags.PY,
        )

    def getProcessorInfo(self):
        return Ball.processorInfo()

    def initializeResources(self):
        pass

    def process(self):
        axis = np.linspace(-1, 1, self.size.value, dtype=np.float32)
        z, y, x = np.meshgrid(axis, axis, axis, indexing="ij")
        distance = np.sqrt(x * x + y * y + z * z)
        values = np.clip(1 - distance / (self.radius.value * SHARE), 0, 1)
        volume = Volume(values)
        volume.dataMap.dataRange = volume.dataMap.valueRange = ivw.glm.dvec2(0, 1)
        volume.basis = ivw.glm.mat3(2)
        volume.offset = ivw.glm.vec3(-1)
        self.outport.setData(volume)
`

const ballNode = `<Processor type="org.test.Ball" identifier="Ball" displayName="Ball"><MetaDataMap><MetaDataItem type="org.inviwo.ProcessorMetaData" key="org.inviwo.ProcessorMetaData"><position x="0" y="-200"/><visibility content="1"/><selection content="0"/></MetaDataItem></MetaDataMap></Processor>`

/** The example's network with the ball in place of its source. */
function ballWorkspace(text: string): string {
  const source = /<Processor type="org\.inviwo\.example\.NumpySource"[\s\S]*?<\/Processor>/
  if (!source.test(text)) throw new Error('The example has no NumPy source any more')
  return text.replace(source, ballNode).replaceAll('"NumpySource.outport"', '"Ball.outport"')
}
