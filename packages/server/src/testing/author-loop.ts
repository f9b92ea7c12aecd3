import { mkdir, mkdtemp, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { becomesAsLight, type Footprint, footprintOf } from './footprint.ts'
import { HeadlessPage } from './headless-page.ts'
import type { BuiltIvw, IvwProcess } from './ivw-process.ts'
import { type MarkedProcess, processesWith } from './marked-processes.ts'

/** The interpreter of the tests. */
export const testPython = process.env.PYTHON_EXECUTABLE ?? join(import.meta.dirname, '../../../../.venv/bin/python')

/** What a test does to the author's file is written in these terms; the rest of the file is the same each time. */
export interface SubjectParts {
  /** Lines of `process`, without indentation; what they print is in the log. */
  readonly process?: readonly string[]
  readonly initializeResources?: readonly string[]
  /** Lines at the end of `__init__`. */
  readonly init?: readonly string[]
  /** Lines before the class. */
  readonly imports?: readonly string[]
  /** What each voxel holds. */
  readonly value?: number
}

/**
 * A real server in a process of its own with real Python, a home of its own, a free port, and a page without a screen that is connected
 * to it. One node, Subject, is the author's; what it feeds and a node beside it must live through whatever the author does.
 */
export class AuthorLoop {
  readonly server: IvwProcess
  readonly page: HeadlessPage
  readonly folder: string
  #before: Footprint = { descriptors: 0, residentBytes: 0 }
  #saved = Buffer.alloc(0)
  #level = 0

  private constructor(folder: string, server: IvwProcess, page: HeadlessPage) {
    this.folder = folder
    this.server = server
    this.page = page
  }

  static async start(ivw: BuiltIvw, environment: NodeJS.ProcessEnv = {}): Promise<AuthorLoop> {
    const folder = await mkdtemp(join(tmpdir(), 'ivw-loop-'))
    const processors = join(folder, 'home', 'python_processors')
    await mkdir(processors, { recursive: true })
    await writeFile(join(processors, 'Subject.py'), subjectText())
    await writeFile(join(processors, 'Sink.py'), sink)
    await writeFile(join(processors, 'Other.py'), other)
    await writeFile(join(folder, 'loop.inv'), workspace)
    const server = ivw.start([join(folder, 'loop.inv'), '--port', '0', '--no-open', '--home', join(folder, 'home')], {
      IVW_TEST_ID: folder,
      PYTHON_EXECUTABLE: testPython,
      // Must not hide what -B does.
      PYTHONDONTWRITEBYTECODE: undefined,
      ...environment,
    })
    const page = await HeadlessPage.open(await server.served())
    const loop = new AuthorLoop(folder, server, page)
    await page.becomes('Subject', 'success')
    await loop.othersRun()
    await page.request('saveWorkspace', { path: join(folder, 'before.inv') })
    loop.#saved = await readFile(join(folder, 'before.inv'))
    loop.#before = await footprintOf(loop.#pid)
    return loop
  }

  get #pid(): number {
    return this.server.process.pid as number
  }

  path(name: string): string {
    return join(this.folder, 'home', 'python_processors', name)
  }

  /** Writes the author's file in place. */
  async save(parts: SubjectParts = {}): Promise<void> {
    await writeFile(this.path('Subject.py'), subjectText(parts))
  }

  async write(name: string, text: string | Uint8Array): Promise<void> {
    await mkdir(join(this.path(name), '..'), { recursive: true })
    await writeFile(this.path(name), text)
  }

  /** A package that is not watched, as those in `site-packages`. */
  async install(name: string, text: string): Promise<void> {
    await mkdir(join(this.folder, 'packages', name), { recursive: true })
    await writeFile(join(this.folder, 'packages', name, '__init__.py'), text)
  }

  /** A line of Python after which installed packages can be imported. */
  get importInstalled(): string {
    return `import sys; sys.path.append("${join(this.folder, 'packages')}")`
  }

  async remove(name: string): Promise<void> {
    await unlink(this.path(name))
  }

  async rename(from: string, to: string): Promise<void> {
    await rename(this.path(from), this.path(to))
  }

  /** Any edit makes deaths up to now count no more; this one changes no processor. Resolves when all saves before it have had their effect. */
  async forgive(): Promise<void> {
    const note = `noted ${++this.#level}`
    await this.write('notes.py', `print("${note}")\n`)
    await this.page.logged(note)
  }

  /** What the sink was fed with last: the sum of the author's eight voxels. */
  async sum(): Promise<number | undefined> {
    await this.page.idle()
    return this.sums.at(-1)
  }

  get sums(): readonly number[] {
    return this.page.log.flatMap(({ source, text }) => (source === 'Sink' && text.startsWith('sum ') ? [Number(text.slice(4))] : []))
  }

  get pythonPid(): Promise<number> {
    return this.processes().then(found => {
      const host = found.find(({ command }) => command.includes('/_host/__main__.py'))
      if (!host) throw new Error('Python does not run')
      return host.pid
    })
  }

  /** Resolves once a new Python process is ready and the author's node has run in it. */
  async returns(): Promise<void> {
    await this.page.until(() => this.page.python.state === 'ready')
    await this.page.idle()
  }

  /** Resolves when Python is there and every node has run without an error. */
  async allRun(): Promise<void> {
    const { processors } = this.page
    await this.page.until(
      () => this.page.python.state === 'ready' && [...processors.values()].every(({ status }) => status.state === 'success'),
    )
    await this.page.idle()
  }

  /** The node beside the author's takes a new value and runs. */
  async othersRun(): Promise<void> {
    const level = ++this.#level
    await this.page.request('apply', { changes: [{ kind: 'setProperty', path: 'Other.level', state: { value: level } }], name: 'Level' })
    await this.page.until(() => this.page.log.some(({ text }) => text === `other runs with ${level}`))
    await this.page.becomes('Other', 'success')
    await this.page.request('resetProperty', { path: 'Other.level' })
    await this.page.until(() => this.page.log.some(({ text, id }) => text === 'other runs with 0' && id > 0))
  }

  /** Restores the author's file and the workspace. Throws when something of the row is left: all nodes must run, and nothing be lost or leaked. */
  async endRow(): Promise<void> {
    const mark = `restored ${++this.#level}`
    await this.page.request('resetProperty', { path: 'Subject.level' })
    await this.forgive()
    await this.save({ init: [`print("${mark}")`] })
    await this.page.logged(mark)
    await this.page.until(() => this.page.failedFiles.length === 0 && this.page.types.has('org.test.Subject'))
    await this.allRun()
    await this.othersRun()
    await this.page.request('saveWorkspace', { path: join(this.folder, 'after.inv') })
    const saved = await readFile(join(this.folder, 'after.inv'))
    if (!saved.equals(this.#saved)) throw new Error(`The workspace is another one:\n${saved}`)
    await becomesAsLight(this.#pid, this.#before)
    this.page.forget()
  }

  /** Ends the server. Throws when a process, a shared array or a half-written file is left. */
  async end(): Promise<void> {
    this.page.close()
    this.server.process.kill('SIGTERM')
    await this.server.closed
    const left = await this.leftovers()
    await rm(this.folder, { recursive: true, force: true })
    if (left.length > 0) throw new Error(`The server left behind: ${left.join(', ')}`)
  }

  /** Processes, shared arrays and half-written files of this server. */
  async leftovers(): Promise<readonly string[]> {
    const files = await readdir(this.folder, { recursive: true }).catch(() => [])
    const shared = await readdir('/dev/shm').catch(() => [])
    return [
      ...(await this.processes()).map(({ pid, command }) => `process ${pid} ${command}`),
      ...shared.filter(name => name.startsWith(`ivw-${this.server.process.pid}.`)),
      ...files.filter(name => name.includes('.tmp-')),
    ]
  }

  /** Living ones that this server started, itself among them; a zombie only waits for its parent. */
  processes(): Promise<readonly MarkedProcess[]> {
    return processesWith(this.folder)
  }
}

/** The author's file. */
export function subjectText({
  process: body = [],
  initializeResources = [],
  init = [],
  imports = [],
  value = 1,
}: SubjectParts = {}): string {
  const indented = (lines: readonly string[]) => lines.map(line => `        ${line}\n`).join('')
  return `import inviwopy as ivw
import numpy as np
from inviwopy.data import Volume, VolumeOutport
from inviwopy.properties import IntProperty
${imports.map(line => `${line}\n`).join('')}
VALUE = ${value}


class Subject(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.outport = self.addOutport(VolumeOutport("outport"))
        self.level = self.addProperty(IntProperty("level", "Level", 0, 0, 100))
${indented(init)}
    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.test.Subject", "Subject", "Test")

    def getProcessorInfo(self):
        return Subject.processorInfo()

    def initializeResources(self):
        pass
${indented(initializeResources)}
    def process(self):
${indented(body)}        self.outport.setData(Volume(np.full((2, 2, 2), VALUE, np.uint8)))
`
}

const sink = `import inviwopy as ivw
from inviwopy.data import VolumeInport


class Sink(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.inport = self.addInport(VolumeInport("inport"))

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.test.Sink", "Sink", "Test")

    def getProcessorInfo(self):
        return Sink.processorInfo()

    def process(self):
        print("sum", self.inport.getData().data.sum())
`

const other = `import inviwopy as ivw
from inviwopy.properties import IntProperty


class Other(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.level = self.addProperty(IntProperty("level", "Level", 0, 0, 1000000))

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.test.Other", "Other", "Test")

    def getProcessorInfo(self):
        return Other.processorInfo()

    def process(self):
        print("other runs with", self.level.value)
`

/** The author's values go through a processor of the engine's own before they come back to Python. */
const workspace = `<?xml version="1.0" ?>
<InviwoWorkspace version="2">
  <ProcessorNetwork>
    <ProcessorNetworkVersion content="20" />
    <Processors>
      <Processor type="org.test.Subject" identifier="Subject" displayName="Subject" />
      <Processor type="org.inviwo.VolumeSubset" identifier="Subset" displayName="Volume Subset" />
      <Processor type="org.test.Sink" identifier="Sink" displayName="Sink" />
      <Processor type="org.test.Other" identifier="Other" displayName="Other" />
    </Processors>
    <Connections>
      <Connection src="Subject.outport" dst="Subset.inputVolume" />
      <Connection src="Subset.outputVolume" dst="Sink.inport" />
    </Connections>
    <PropertyLinks />
  </ProcessorNetwork>
</InviwoWorkspace>
`
