/** Properties, by processor type and path inside of it, that files have and Inviwo passes over: they were renamed, and what was saved of them does not count. */
const passedOver: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['org.inviwo.ParallelCoordinates', new Set(['lines.falllofPower', 'selectedLineWidth'])],
])

/** Whether a file may say this property of a type without that anything is missing here. It is kept all the same. */
export function isPassedOver(classIdentifier: string, path: string): boolean {
  return passedOver.get(classIdentifier)?.has(path) ?? false
}
