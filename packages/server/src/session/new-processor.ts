import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isErrno, RequestError } from '../errors.ts'
import { writeAtomically } from '../files/atomic-write.ts'

const extension = '.py.template'

// `keyword.kwlist` of CPython 3.9 to 3.14.
const keywords = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)

/** Those that somebody who begins wants come first: what shows a picture without any input. */
const order = ['source', 'filter', 'image', 'mesh', 'reader', 'script']
const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)

/** Names of the templates for a new Python processor; the first one is the usual choice. */
export async function processorTemplates(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter(name => name.endsWith(extension))
    .map(name => name.slice(0, -extension.length))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
}

// A file of this name in an importable folder would stand in the way of what every processor imports.
const taken = new Set(['numpy', 'inviwopy', 'inviwopyapp', 'ivw', 'ivwbase', 'ivwbnl', 'ivwdataframe', 'ivwmolvis', 'ivwtensorvis'])

export interface NewProcessor {
  /** Class and file name. */
  readonly name: string
  readonly template: string
  /** Folder of the templates. */
  readonly templates: string
  /** Folder that the file goes to; made when it is missing. */
  readonly folder: string
}

/** Writes `<folder>/<name>.py` from a template and returns its path. RequestError 400 for a name that is no class name, 409 when there is such a file. */
export async function createProcessor({ name, template, templates, folder }: NewProcessor): Promise<string> {
  checkName(name)
  const text = await templateText(templates, template)
  await mkdir(folder, { recursive: true })
  // On a file system that ignores case the two would be one file, and the module's name is the file's.
  const twin = (await readdir(folder)).find(entry => entry.toLowerCase() === `${name}.py`.toLowerCase())
  if (twin) throw new RequestError(409, `${join(folder, twin)} exists already. Choose another name.`)
  const path = join(folder, `${name}.py`)
  await writeAtomically(path, filled(text, name), { create: true })
  return path
}

function checkName(name: string): void {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,99}$/.test(name))
    throw new RequestError(400, `"${name.slice(0, 100)}" cannot name a processor: use letters, digits and _, with a letter first.`)
  if (keywords.has(name)) throw new RequestError(400, `"${name}" is a word of the Python language. Choose another name.`)
  if (taken.has(name.toLowerCase()))
    throw new RequestError(400, `"${name}" is the name of a package that processors import. Choose another name.`)
}

async function templateText(folder: string, name: string): Promise<string> {
  const known = await processorTemplates(folder)
  if (!known.includes(name)) throw new RequestError(400, `There is no template "${name.slice(0, 100)}". There are: ${known.join(', ')}.`)
  try {
    return await readFile(join(folder, name + extension), 'utf8')
  } catch (error) {
    if (isErrno(error)) throw new RequestError(500, `The template ${name} cannot be read: ${error.message}`, { cause: error })
    throw error
  }
}

/** `VolumeSource2` becomes `Volume Source 2` where a display name is wanted. */
function filled(text: string, name: string): string {
  const words = name
    .replaceAll('_', ' ')
    .replace(/([a-z])(?=[A-Z0-9])/g, '$1 ')
    .replace(/([A-Z]+)(?=[A-Z][a-z])/g, '$1 ')
    .trim()
  return text.replaceAll('{name}', name).replaceAll('{displayName}', words)
}
