import type { Files } from '@ivw/data'
import {
  type Disposable,
  definePropertyTypes,
  Evaluator,
  History,
  membersOf,
  ProcessorFactory,
  ProcessorNetwork,
  Services,
  Signal,
} from '@ivw/network'
import { processorTypes, propertyTypes } from '@ivw/processors'
import { type PythonClient, PythonProcessor, type PythonTransport } from '@ivw/python'
import type { Gpu } from '@ivw/render'
import { AnimationPlayer } from './animation/animation-player.ts'
import { type PictureMaker, takePictures } from './annotation-pictures.ts'
import { answerCall } from './application/application-calls.ts'
import type { ApplicationHome } from './application/members.ts'
import { Backgrounds } from './backgrounds.ts'
import { CanvasFeedback } from './canvas-feedback.ts'
import { Canvases } from './canvases.ts'
import { FailureLog } from './failure-log.ts'
import { fileFinder } from './file-finder.ts'
import { GpuKeeper } from './gpu-keeper.ts'
import { PortInspection } from './inspection/port-inspection.ts'
import { LogCenter } from './log-center.ts'
import { MissingFiles } from './missing-files.ts'
import { PageQuestions } from './page-questions.ts'
import { PickingLeases } from './picking-leases.ts'
import { ProgressiveRefinement } from './progressive-refinement.ts'
import type { FailedFileView, GpuView, PythonView } from './protocol.ts'
import { PythonBridge } from './python-bridge.ts'
import { objectsMade } from './python-objects.ts'
import { offerServices } from './services.ts'
import { WorkspaceDocument } from './workspace-document.ts'

/** What a home gives to its engine. */
export interface EngineHome {
  readonly files: Files
  /** Opens the GPU; left out where nothing is drawn. */
  readonly openGpu?: (() => Promise<Gpu>) | undefined
  readonly python?: PythonTransport | undefined
  readonly application: ApplicationHome
  /** Folder that stands for Inviwo's `data/`. */
  readonly inviwoData?: string | undefined
  /** Hands pictures of canvases to somebody who looks at them; headless engines keep images only. */
  readonly showsFrames?: boolean | undefined
  /** Makes the small pictures that a saved workspace holds; left out, they stay as they are. */
  readonly pictures?: PictureMaker | undefined
}

/** One network with everything that it needs to run. The same in a browser's worker and in Node. */
export class Engine implements Disposable {
  readonly log = new LogCenter()
  readonly files: Files
  readonly questions = new PageQuestions()
  readonly services = new Services()
  readonly factory = new ProcessorFactory()
  readonly network = new ProcessorNetwork(this.factory, this.services)
  readonly evaluator = new Evaluator(this.network)
  readonly history = new History(this.network)
  readonly workspace: WorkspaceDocument
  readonly canvases: Canvases
  /** Files that properties name and that are nowhere. */
  readonly missingFiles: MissingFiles
  /** Tool tips and menus that processors show in canvases. */
  readonly feedback: CanvasFeedback
  /** Picking identifiers of Python processors. */
  readonly pickingLeases: PickingLeases
  readonly gpu: GpuKeeper
  readonly backgrounds = new Backgrounds(this.network)
  readonly animation: AnimationPlayer
  /** What ports hold, for people. */
  readonly inspection: PortInspection
  /** Left out where nobody looks: there every picture is drawn fully. */
  readonly refinement: ProgressiveRefinement | undefined
  readonly #python: PythonBridge | undefined
  readonly #pictures: PictureMaker | undefined
  readonly #typesChanged = new Signal()
  readonly #pythonChanged = new Signal()
  readonly #failures: FailureLog
  readonly #closed = new Signal()
  #pythonLocks: Disposable[] = []

  constructor(home: EngineHome) {
    this.files = home.files
    this.#pictures = home.pictures
    this.gpu = new GpuKeeper(home.openGpu, this.log, this.network)
    this.inspection = new PortInspection(this.network, this.gpu)
    this.canvases = new Canvases(this.network, this.history, this.gpu, home.showsFrames ?? false)
    this.feedback = new CanvasFeedback(this.network)
    this.pickingLeases = new PickingLeases(this.network)
    if (home.showsFrames) this.refinement = new ProgressiveRefinement(this.network, this.evaluator)
    this.canvases.onPresented(() => this.refinement?.presented())
    this.workspace = new WorkspaceDocument({
      network: this.network,
      history: this.history,
      log: this.log,
      files: home.files,
      inviwoData: home.inviwoData,
      structured: () => objectsMade(this.network),
    })
    this.animation = new AnimationPlayer(this)
    this.workspace.onReplace(() => this.canvases.fitPanels())
    this.#failures = new FailureLog(this.network, this.log)
    const places = () => this.workspace.places
    this.missingFiles = new MissingFiles({ network: this.network, places, watches: home.showsFrames ?? false })
    offerServices(this.services, {
      files: home.files,
      frames: this.canvases,
      feedback: this.feedback,
      gpu: this.gpu,
      finder: fileFinder(places),
      log: this.log,
      refinement: this.refinement,
      backgrounds: this.backgrounds,
    })
    definePropertyTypes(propertyTypes)
    for (const type of processorTypes) this.factory.register(type)
    if (home.python) {
      const call = (target: string, member: string, args: readonly unknown[]) => answerCall(this, home.application, target, member, args)
      this.#python = new PythonBridge(home.python, this.factory, this.network, this.log, call)
      this.#python.types.onChange(() => this.#typesChanged.fire())
      this.#python.client.onStatus(() => this.#pythonChanged.fire())
      this.#python.client.workspacePath = () => this.workspace.path ?? ''
      this.#python.client.onPickingReleased(first => this.pickingLeases.release(first))
      this.#python.client.onStatus(({ state }) => state !== 'ready' && this.pickingLeases.hostLost())
    }
    this.factory.onChange(() => this.#typesChanged.fire())
  }

  /** Resolves when the GPU is open and Python has loaded its files, or when either is not to be had. */
  async started(): Promise<void> {
    await Promise.all([this.gpu.open(), this.#python?.started()])
  }

  get python(): PythonClient | undefined {
    return this.#python?.client
  }
  get pythonView(): PythonView {
    return this.#python?.view ?? { state: 'off' }
  }
  get gpuView(): GpuView {
    return this.gpu.view
  }
  get failedFiles(): readonly FailedFileView[] {
    return this.#python?.failedFiles ?? []
  }

  onTypesChange(callback: () => void): Disposable {
    return this.#typesChanged.add(callback)
  }
  onPythonStatus(callback: () => void): Disposable {
    return this.#pythonChanged.add(callback)
  }
  onClose(callback: () => void): Disposable {
    return this.#closed.add(callback)
  }

  async filesChanged(files: readonly { readonly path: string; readonly version: string | undefined }[]): Promise<void> {
    await this.#python?.filesChanged(files)
  }

  /** The class identifier that a Python file defines, once it is loaded. */
  async typeOfFile(path: string, version: string): Promise<string | undefined> {
    await this.#python?.types.filesChanged([{ path, version }])
    return [...this.factory.types.values()].find(type => type.origin?.file === path)?.info.classIdentifier
  }

  /** Offers a class that Python knows by a name instead of by a file. @throws what keeps it from being used. */
  async registerClass(name: string): Promise<void> {
    await this.#python?.types.fileChanged(name)
    const failed = this.#python?.types.failedFiles.find(({ path }) => path === name)
    if (!failed) {
      // Whoever registered the class goes on with the new objects.
      const replaced = [...this.network.processors.values()].filter(one => one instanceof PythonProcessor && one.type.file === name)
      await Promise.allSettled(replaced.map(processor => (processor as PythonProcessor).created()))
      return
    }
    const hasRunningVersion = [...this.factory.types.values()].some(type => type.origin?.file === name)
    if (!hasRunningVersion) await this.filesChanged([{ path: name, version: undefined }])
    throw failed.error
  }

  /**
   * The workspace as a file that will be at `path`, with what Python processors themselves write into it. `ifFree`: while Python runs
   * something it is not asked.
   */
  async workspaceText(path: string | undefined, ask: 'always' | 'ifFree' = 'always'): Promise<string> {
    if (ask === 'always' || !this.#python?.client.isBusy) await this.#python?.collectStates(path ?? '')
    return this.workspace.text(path)
  }

  /** The small pictures of the workspace are those of this moment. What cannot be drawn keeps the old one. */
  async takePictures(): Promise<void> {
    if (!this.#pictures) return
    try {
      await takePictures(this, this.#pictures)
    } catch (error) {
      this.log.warning('Workspace', `The pictures in the file are not renewed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  async restartPython(): Promise<void> {
    if (!this.#python) throw new Error('Python is off in this session')
    this.#python.types.forgive()
    await this.#python.client.restart()
  }

  /** Resolves when all input over pictures has gone up the network, nothing that could run is invalid, nothing runs, and all is drawn fully. */
  async idle(): Promise<void> {
    const python = this.#python
    do {
      this.refinement?.refine()
      await this.canvases.inputSettled()
      await python?.eventsSettled()
      await this.evaluator.idle()
    } while (this.canvases.hasInput || python?.hasEvents || this.refinement?.isPending)
  }

  cancel(identifier: string): void {
    const processor = this.network.processors.get(identifier)
    if (!processor) throw new Error(`There is no processor ${identifier}`)
    for (const member of membersOf(this.network, [identifier])) {
      this.evaluator.cancel(member)
      if (member instanceof PythonProcessor) member.events.interrupt()
    }
  }

  /** `network.lock()` of Python; released when it unlocks or its script ends. */
  lockForPython(): void {
    this.#pythonLocks.push(this.network.lock())
  }
  unlockForPython(): void {
    this.#pythonLocks.pop()?.dispose()
  }
  releasePythonLocks(): void {
    while (this.#pythonLocks.length > 0) this.unlockForPython()
  }

  /** Asks whoever runs the engine to end it. */
  close(): void {
    this.#closed.fire()
  }

  dispose(): void {
    this.animation.dispose()
    this.evaluator.dispose()
    this.network.clear()
    this.#python?.dispose()
    this.#failures.dispose()
    this.missingFiles.dispose()
    this.pickingLeases.dispose()
    this.canvases.dispose()
    this.inspection.dispose()
    this.refinement?.dispose()
    this.gpu.dispose()
  }
}
