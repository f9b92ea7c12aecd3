import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type SessionInformation, socketPaths } from '@ivw/engine/server-protocol'
import { PythonHost } from '@ivw/python/node'
import { UsageError } from './errors.ts'
import { sweepTemporaryFiles } from './files/atomic-write.ts'
import { GuardedFiles } from './files/guarded-files.ts'
import { Token } from './guard/token.ts'
import { arrayRoutes } from './http/array-routes.ts'
import { fileRoutes } from './http/file-routes.ts'
import { galleryRoutes } from './http/gallery-routes.ts'
import { languageRoutes } from './http/language-routes.ts'
import { pythonRoutes } from './http/python-routes.ts'
import { sessionRoutes } from './http/session-routes.ts'
import { WebServer } from './http/web-server.ts'
import { LanguageService } from './language/language-service.ts'
import type { ProjectFolders } from './project-folders.ts'
import { InterpreterRegistry } from './python/interpreter-registry.ts'
import { PackageInstaller } from './python/package-installer.ts'
import { EngineSession } from './session/engine-session.ts'
import { Gallery } from './session/gallery.ts'
import { type HomeFolder, openHomeFolder } from './session/home-folder.ts'
import { type JournalLock, lockJournal } from './session/journal-lock.ts'
import { JournalStore } from './session/journal-store.ts'
import { JsonFile } from './session/json-file.ts'
import { processorTemplates } from './session/new-processor.ts'
import { RecentFiles } from './session/recent-files.ts'
import { type Settings, settingsSchema } from './session/settings.ts'
import { collectUnsaved, UnsavedWorkspaces } from './session/unsaved-workspaces.ts'
import { WorkspaceFile } from './session/workspace-file.ts'
import { WorkspacePictures } from './session/workspace-pictures.ts'
import { FolderWatcher } from './watch/folder-watcher.ts'

export interface WorkbenchOptions {
  readonly project: ProjectFolders
  readonly version: string
  /** Of the user; made when it is missing. */
  readonly home: string
  /** `--python`. */
  readonly python?: string | undefined
  /** `--no-python`: Python is not started until the user asks for it. */
  readonly withoutPython?: boolean | undefined
  /** Further folders of Python processors, absolute. */
  readonly processors?: readonly string[]
  /** Further folders whose scripts a workspace may run, absolute. */
  readonly trusted?: readonly string[] | undefined
  readonly workspace?: string | undefined
  readonly inviwoData?: string | undefined
  /** 0 picks a free one. */
  readonly port: number
  /** One line for the terminal. */
  readonly log: (line: string) => void
}

interface Parts {
  readonly web: WebServer
  readonly token: Token
  readonly host: PythonHost
  readonly home: HomeFolder
  readonly session: EngineSession
  readonly language: LanguageService
  readonly installer: PackageInstaller
  readonly pictures: WorkspacePictures
  readonly watchers: readonly FolderWatcher[]
  readonly writers: readonly { settled(): Promise<void> }[]
  readonly workspaceFile: WorkspaceFile
  readonly lock: JournalLock
}

/** The source of what an installation prints, in the console. */
const installSource = 'Install'

const leftOut = 'Python is left out in this session (--no-python). Turn it on in the Python menu, or start without --no-python.'

/** What a user sees who starts the program for the first time. */
const firstExample = 'numpy-source.inv'

/** Everything that serves one user: page and API, Python host, watched folders, journal, settings. */
export class Workbench {
  readonly #parts: Parts

  private constructor(parts: Parts) {
    this.#parts = parts
  }

  get web(): WebServer {
    return this.#parts.web
  }

  get host(): PythonHost {
    return this.#parts.host
  }

  get home(): HomeFolder {
    return this.#parts.home
  }

  /** Address of the page with the token where no server and no log sees it: behind the #. */
  get pageAddress(): string {
    return `${this.#parts.web.address}/#token=${this.#parts.token.text}`
  }

  /** Resolves when the page is served; Python starts meanwhile. Throws UsageError for what the user can mend. */
  static async start(options: WorkbenchOptions): Promise<Workbench> {
    const { project, log } = options
    const home = await openHomeFolder(options.home)
    const workspace = options.workspace === undefined ? undefined : await existing(options.workspace, 'workspace', 'isFile')
    const inviwoData = options.inviwoData === undefined ? undefined : await existing(options.inviwoData, 'data folder', 'isDirectory')
    const further = await Promise.all((options.processors ?? []).map(folder => existing(folder, 'processor folder', 'isDirectory')))
    const folders = [...new Set([home.processors, ...further, project.exampleProcessors, project.ownProcessors])]
    const lock = await lockJournal(home)
    if (lock.number > 1)
      log(`Another server uses ${home.path}${lock.holder ? ` (process ${lock.holder})` : ''}: this one keeps a session of its own.`)
    const journal = new JournalStore(home.journal, lock.number, log)
    const unsaved = new UnsavedWorkspaces(home, log)
    await unsaved.open()
    await collectUnsaved(home, lock.number, unsaved, log)
    await sweepFolders([workspace, (await journal.read())?.path, ...(await unsaved.list()).map(({ path }) => path)])
    const settings = new JsonFile<Settings>(home.settings, settingsSchema, log)

    const host = new PythonHost({
      search: {
        option: options.python,
        settings: (await settings.read())?.python,
        workspaceFolder: workspace && dirname(workspace),
        home: home.path,
      },
      library: project.python,
      folders,
      trusted: options.trusted ?? [],
    })
    const watchers = folders.map(
      folder =>
        new FolderWatcher({
          folder,
          onFiles: files => {
            host.forgive()
            session.filesChanged(files)
            language.filesChanged(files)
          },
          onNotice: text => session.log('warning', 'Python', text),
        }),
    )
    const session = new EngineSession({ host, processorFiles: () => watchers.flatMap(watcher => watcher.files) })
    // The workspace that the page has open.
    let current = workspace
    const language = new LanguageService({
      interpreter: () => host.status.python,
      library: project.python,
      importFolders: folders,
      folders: () => (current === undefined ? folders : [...folders, dirname(current)]),
    })
    host.onStatus(() => language.settingsChanged())
    const installer = new PackageInstaller((level, line) => session.log(level, installSource, line))
    const interpreters = new InterpreterRegistry({
      host,
      settings,
      installer,
      home: home.path,
      folders: [...new Set([...(workspace === undefined ? [] : [dirname(workspace)]), process.cwd()])],
    })
    const started = options.withoutPython ? host.leaveOut(leftOut) : host.start()
    const templates = await processorTemplates(project.templates)
    const example = join(project.examples, firstExample)
    const files = new GuardedFiles({ secrets: [home.run] })
    const gallery = new Gallery(files)
    const recent = new RecentFiles(home.recent, gallery, log)
    // Pictures are drawn with the folders of this server.
    const folderOptions = ['--home', home.path, ...(inviwoData === undefined ? [] : ['--inviwo-data', inviwoData])]
    const command = [process.execPath, join(project.root, 'packages/server/bin/ivw.mjs'), ...folderOptions]
    const pictures = new WorkspacePictures({ gallery, folder: home.pictures, command })
    const information: SessionInformation = {
      home: home.path,
      processorFolders: folders,
      inviwoData,
      examples: project.examples,
      workspace: workspace ?? (existsSync(example) ? example : undefined),
      workspaceNamed: workspace !== undefined,
      templates,
      version: options.version,
    }
    const workspaceFile = new WorkspaceFile(files, home, state => session.workspaceFileChanged(state))
    const token = new Token()
    const web = new WebServer({
      token,
      page: project.page,
      routes: [
        ...fileRoutes(files),
        ...arrayRoutes(session.relay),
        ...languageRoutes({
          interpreter: () => host.status.python,
          environments: [join(home.path, 'venv'), join(project.root, '.venv')],
          home: home.path,
        }),
        ...pythonRoutes(interpreters, installer),
        ...galleryRoutes({
          gallery,
          recent,
          pictures,
          examples: project.examples,
          templates: [project.workspaceTemplates, home.templates],
        }),
        ...sessionRoutes({
          information,
          journal: {
            store: journal,
            unsaved,
            isOwner: owner => session.isOwner(owner),
            onEntry: ({ path }) => {
              current = path
              workspaceFile.follow(path)
            },
          },
          settings,
          templates: project.templates,
        }),
      ],
      sockets: { [socketPaths.engine]: socket => session.accept(socket), [socketPaths.language]: socket => language.accept(socket) },
      log,
    })
    const workbench = new Workbench({
      web,
      token,
      host,
      home,
      session,
      language,
      installer,
      pictures,
      watchers,
      workspaceFile,
      writers: [journal, settings, recent],
      lock,
    })
    try {
      await Promise.all([web.listen(options.port), ...watchers.map(watcher => watcher.start())])
    } catch (error) {
      await started
      await workbench.close()
      throw error
    }
    return workbench
  }

  /** Ends everything: what is being written is written, the Python host and its children are gone. */
  async close(): Promise<void> {
    const { session, language, installer, pictures, host, web, watchers, workspaceFile, writers, lock } = this.#parts
    session.close()
    await Promise.all([
      installer.cancel(),
      pictures.close(),
      language.close(),
      host.stop(),
      web.close(),
      ...watchers.map(watcher => watcher.close()),
      workspaceFile.close(),
      ...writers.map(file => file.settled()),
    ])
    lock.release()
  }
}

/** Half-written files of a server that was killed while it saved a workspace. */
async function sweepFolders(workspaces: readonly (string | undefined)[]): Promise<void> {
  const folders = new Set(workspaces.flatMap(path => (path === undefined ? [] : [dirname(path)])))
  await Promise.all([...folders].map(sweepTemporaryFiles))
}

async function existing(path: string, what: string, kind: 'isFile' | 'isDirectory'): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.[kind]()) throw new UsageError(`There is no ${what} ${path}.`)
  return resolve(path)
}
