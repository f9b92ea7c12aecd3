const containers: readonly (readonly [string, string])[] = [
  ['.shared_ptr.vector', ' sequence'],
  ['.unique_ptr.vector', ' sequence'],
  ['.ptr.vector', ' sequence'],
  ['.vector', ' sequence'],
]

/** How the page calls a type of data: `org.inviwo.Volume.shared_ptr.vector` is a `Volume sequence`. */
export function dataTypeName(classIdentifier: string): string {
  for (const [suffix, word] of containers)
    if (classIdentifier.endsWith(suffix)) return lastPart(classIdentifier.slice(0, -suffix.length)) + word
  return lastPart(classIdentifier)
}

function lastPart(classIdentifier: string): string {
  return classIdentifier.split('.').at(-1) ?? classIdentifier
}

/** `a Volume`, `an Image`. */
export function withArticle(name: string): string {
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`
}

/** True when `dataType` holds several items of `itemType`. */
export function isContainerOf(dataType: string, itemType: string): boolean {
  return containers.some(([suffix]) => dataType === itemType + suffix)
}
