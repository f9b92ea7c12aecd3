import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HeadlessPage } from './headless-page.ts'
import type { BuiltIvw, IvwProcess } from './ivw-process.ts'
import { processesWith } from './marked-processes.ts'

export interface DeskOptions {
  /** Of an earlier desk, whose server has ended. */
  readonly folder?: string
  /** Of this desk alone; `home` in the folder when it is left out. */
  readonly home?: string
  readonly environment?: NodeJS.ProcessEnv
  /** A command that runs the server in its turn. */
  readonly wrapper?: readonly string[]
  readonly parameters?: readonly string[]
}

/** Processor time, milliseconds, that the server may spend in one turn of its event loop. */
const longestTurn = 1000

/**
 * A real server without Python in a process of its own, with a home of its own and a free port, a workspace of built-in processors
 * in a file, and a page without a screen that has it open.
 */
export class WorkspaceDesk {
  readonly folder: string
  readonly home: string
  readonly server: IvwProcess
  readonly page: HeadlessPage
  readonly served: { readonly port: number; readonly token: string }

  private constructor(folder: string, home: string, server: IvwProcess, page: HeadlessPage, served: WorkspaceDesk['served']) {
    this.folder = folder
    this.home = home
    this.server = server
    this.page = page
    this.served = served
  }

  /** A folder with a workspace in it. */
  static async makeFolder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'ivw-desk-'))
    await mkdir(join(folder, 'work'))
    await writeFile(join(folder, 'work', 'desk.inv'), workspaceText)
    return folder
  }

  static async start(ivw: BuiltIvw, options: DeskOptions = {}): Promise<WorkspaceDesk> {
    const folder = options.folder ?? (await WorkspaceDesk.makeFolder())
    const home = options.home ?? join(folder, 'home')
    const { parameters = [join(folder, 'work', 'desk.inv')] } = options
    const server = ivw.start(
      [...parameters, '--no-python', '--port', '0', '--no-open', '--home', home],
      { IVW_TEST_ID: folder, IVW_TEST_TURNS: '1', HOME: folder, ...options.environment },
      options.wrapper,
    )
    const served = await server.served()
    const page = await HeadlessPage.open(served)
    return new WorkspaceDesk(folder, home, server, page, served)
  }

  get path(): string {
    return join(this.folder, 'work', 'desk.inv')
  }

  get pid(): number {
    return this.server.process.pid as number
  }

  file(): Promise<string> {
    return readFile(this.path, 'utf8')
  }

  async edit(size: number, page: HeadlessPage = this.page): Promise<void> {
    await page.request('apply', {
      changes: [{ kind: 'setProperty', path: 'Background.checkerBoardSize', state: { value: [size, size] } }],
      name: 'Change Size',
      merge: 'drag',
    })
  }

  size(page: HeadlessPage = this.page): number | undefined {
    const property = page.processors.get('Background')?.properties.find(({ identifier }) => identifier === 'checkerBoardSize')
    return (property?.state.value as readonly number[] | undefined)?.[0]
  }

  /** The text of the journal as it is on disk. */
  async journal(): Promise<string> {
    const names = ['session-1.json', 'session-1.changes'].map(name => join(this.home, 'journal', name))
    return (await Promise.all(names.map(name => readFile(name, 'utf8').catch(() => '')))).join('')
  }

  /** Kills the server at once; its page stays without one. */
  async kill(): Promise<void> {
    this.page.close()
    this.server.process.kill('SIGKILL')
    await this.server.closed
  }

  /** Ends the server. Throws when something of it is left, or when it ever worked too long in one go. `keeps`: the folder is used again. */
  async end({ keeps = false }: { readonly keeps?: boolean } = {}): Promise<void> {
    this.page.close()
    this.server.process.kill('SIGTERM')
    const { code } = await this.server.closed
    const left = await this.leftovers()
    if (!keeps) await rm(this.folder, { recursive: true, force: true })
    if (left.length > 0) throw new Error(`The server left behind: ${left.join(', ')}`)
    const turn = Number(/^longest turn: (\d+) ms$/m.exec(this.server.stderr)?.[1])
    if (code === 0 && !(turn < longestTurn)) throw new Error(`One turn of the event loop took ${turn} ms`)
  }

  async leftovers(): Promise<readonly string[]> {
    const files = await readdir(this.folder, { recursive: true }).catch(() => [])
    const shared = await readdir('/dev/shm').catch(() => [])
    return [
      ...(await processesWith(this.folder)).map(({ pid, command }) => `process ${pid} ${command}`),
      ...shared.filter(name => name.startsWith(`ivw-${this.pid}.`)),
      ...files.filter(name => name.includes('.tmp-')),
    ]
  }
}

const workspaceText = `<?xml version="1.0" ?>
<InviwoWorkspace version="2">
  <ProcessorNetwork>
    <ProcessorNetworkVersion content="20" />
    <Processors>
      <Processor type="org.inviwo.Background" identifier="Background" displayName="Background" />
      <Processor type="org.inviwo.ImageLowPass" identifier="LowPass" displayName="Low Pass" />
    </Processors>
    <Connections>
      <Connection src="Background.outport" dst="LowPass.inputImage" />
    </Connections>
    <PropertyLinks />
  </ProcessorNetwork>
</InviwoWorkspace>
`
