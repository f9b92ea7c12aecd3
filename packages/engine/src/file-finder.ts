import { folderOf } from '@ivw/data'
import { MultiFileProperty, type Property } from '@ivw/network'
import type { FileFinder } from '@ivw/processors'
import { type FileLook, formsOf, lookForFile, lookForPattern, type Places } from '@ivw/workspace'

/** A file that a property names is nowhere. */
export class FileMissingError extends Error {
  override readonly name = 'FileMissingError'
}

/** Finds the files of properties, also by the other names that the workspace had for them. */
export function fileFinder(places: () => Places): FileFinder {
  return {
    async find(path, property) {
      const { found, lookedAt } = await lookFor(path, property, places())
      if (found !== undefined) return found
      throw new FileMissingError(`${property ? `${property.displayName}: ` : ''}${missingSentence(path, lookedAt)}`)
    },
  }
}

/** Looks where the workspace said that a property's file is. `path`: the property's value, one of its values, or the folder of one. */
export async function lookFor(path: string, property: Property | undefined, places: Places): Promise<FileLook> {
  const forms = property ? formsOf(property) : []
  const named = forms.find(({ value }) => value === path)
  const { workspacePath, dataPath } = named ?? forms.find(({ value }) => withoutEnd(folderOf(value)) === path) ?? {}
  const file = { absolute: named?.absolute ?? path, workspacePath, dataPath }
  return property instanceof MultiFileProperty && (named || isPattern(path)) ? lookForPattern(file, places) : lookForFile(file, places)
}

/** Which file is missing and where it was looked for. */
export function missingSentence(path: string, lookedAt: readonly string[]): string {
  const elsewhere = lookedAt.filter(place => place !== path)
  if (elsewhere.length === 0) return `there is no file ${path}${lookedAt.length === 0 ? ' in any known folder' : ''}`
  return `there is no file ${path}, nor is it at ${elsewhere.join(' or ')}`
}

export const isPattern = (path: string): boolean => /[#*?][^/\\]*$/.test(path)

const withoutEnd = (folder: string): string => folder.replace(/(?<=.)[/\\]$/, '')
