import { fileNameOf, folderOf } from '@ivw/data'
import { formsOf } from '@ivw/workspace'
import type { MissingFile } from './missing-files.ts'

/**
 * Where a file would be if it had been moved together with another one, of which is known where it is now: in the same folder,
 * or below the same root, as seen from each of the places that the workspace named.
 */
export function placesAfterMove(moved: MissingFile, now: string, other: MissingFile): readonly string[] {
  const [first, second] = [namesOf(moved), namesOf(other)]
  const places = first.flatMap((before, kind) => {
    const after = second[kind]
    return before && after ? [rebased(before, now, after)] : []
  })
  return [...new Set(places.filter(place => place !== undefined))]
}

/** Absolute, seen from the workspace, seen from the data folder; of a pattern the latter two are its folder. */
function namesOf({ property, path }: MissingFile): readonly (string | undefined)[] {
  const forms = formsOf(property).find(({ value }) => value === path)
  const isList = Array.isArray(property.state.value)
  const whole = (name: string | undefined) => (name && isList ? `${name}/${fileNameOf(path)}` : name)
  return [path, whole(forms?.workspacePath), whole(forms?.dataPath)]
}

/**
 * What `other` is called when `before` is called `now`: `/old/a/x.dat` -> `/new/a/x.dat` makes `/new/b/y.dat` of `/old/b/y.dat`.
 * Undefined when it lay somewhere else. Upper and lower case are the same.
 */
export function rebased(before: string, now: string, other: string): string | undefined {
  const [old, next] = [parts(folderOf(before)), parts(folderOf(now))]
  while (old.length > 0 && next.length > 0 && old.at(-1)?.toLowerCase() === next.at(-1)?.toLowerCase()) {
    old.pop()
    next.pop()
  }
  const path = parts(other)
  const isBelow = old.every((part, i) => part.toLowerCase() === path[i]?.toLowerCase())
  return isBelow && path.length > old.length ? [...next, ...path.slice(old.length)].join('/') : undefined
}

const parts = (path: string): string[] => path.replace(/[/\\]+$/, '').split(/[/\\]/)
