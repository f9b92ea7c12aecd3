import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folders of the installation that the server reads from. */
export interface ProjectFolders {
  readonly root: string
  /** Holds the Python package `inviwopy`. */
  readonly python: string
  /** Templates of new Python processors. */
  readonly templates: string
  readonly examples: string
  /** Workspaces to begin others with. */
  readonly workspaceTemplates: string
  /** Python processors of the examples: part of the installation, and so trusted. */
  readonly exampleProcessors: string
  /** Processors of Inviwo's own that are written in Python. */
  readonly ownProcessors: string
  /** The built page; undefined when it was not built. */
  readonly page: string | undefined
}

/** Found upwards from this file, which is as deep in the bundle as in the sources. */
export function projectFolders(from: string = import.meta.dirname): ProjectFolders {
  let root = from
  while (!existsSync(join(root, 'python', 'inviwopy'))) {
    if (dirname(root) === root) throw new Error(`No installation of inviwo-ts was found above ${from}.`)
    root = dirname(root)
  }
  const python = join(root, 'python')
  const page = join(root, 'packages', 'app', 'dist')
  return {
    root,
    python,
    templates: join(python, 'inviwopy', '_templates'),
    examples: join(root, 'examples'),
    workspaceTemplates: join(root, 'workspace-templates'),
    exampleProcessors: join(root, 'examples', 'processors'),
    ownProcessors: join(python, 'inviwopy', '_processors'),
    page: existsSync(join(page, 'index.html')) ? page : undefined,
  }
}
