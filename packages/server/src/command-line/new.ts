import { join } from 'node:path'
import { UsageError } from '../errors.ts'
import { projectFolders } from '../project-folders.ts'
import { homePath } from '../session/home-folder.ts'
import { createProcessor, processorTemplates } from '../session/new-processor.ts'
import type { Terminal } from './terminal.ts'

export interface NewOptions {
  readonly dir?: string
  readonly home?: string
  readonly template?: string
}

/** `ivw new`: writes a processor file and prints its path. */
export async function newProcessor(name: string, options: NewOptions, terminal: Terminal): Promise<number> {
  const { templates } = projectFolders()
  const template = options.template ?? (await processorTemplates(templates))[0]
  if (template === undefined) throw new UsageError('There are no templates in this installation.', 1)
  const folder = options.dir ?? join(homePath(options.home), 'python_processors')
  terminal.print(await createProcessor({ name, template, templates, folder }))
  return 0
}
