import type { ProcessorView, PropertyView, UsageMode } from '@ivw/engine/protocol'

/** The property at `Processor.group.property`. */
export function propertyAt(processors: ReadonlyMap<string, ProcessorView>, path: string): PropertyView | undefined {
  const [owner = ''] = path.split('.')
  let level: readonly PropertyView[] | undefined = processors.get(owner)?.properties
  while (level) {
    const found: PropertyView | undefined = level.find(property => property.path === path || path.startsWith(`${property.path}.`))
    if (!found || found.path === path) return found
    level = found.children
  }
  return undefined
}

/** Groups show their children. */
export function isGroup(property: PropertyView): property is PropertyView & { readonly children: readonly PropertyView[] } {
  return property.children !== undefined
}

function isBoolGroup(property: PropertyView): boolean {
  return checkOf(property) !== undefined
}

/** The check box of a group that has one: its first child, which is not shown by itself. */
export function checkOf({ classIdentifier, children }: PropertyView): PropertyView | undefined {
  const [first] = children ?? []
  const checkable = classIdentifier === 'org.inviwo.BoolCompositeProperty' || (first?.visible === false && isCheck(first))
  return checkable && first?.classIdentifier === 'org.inviwo.BoolProperty' ? first : undefined
}

function isCheck({ identifier }: PropertyView): boolean {
  return identifier === 'checked' || identifier === 'enable'
}

/** Whether anything differs from its default; groups say so for their children. */
export function isChanged(property: PropertyView): boolean {
  return isGroup(property) ? property.children.some(isChanged) : !property.isDefault
}

/** What is for whom: in application mode the visible properties that were chosen for it, with the groups that they are in. */
export function inUsageMode(properties: readonly PropertyView[], mode: UsageMode): readonly PropertyView[] {
  return mode === 'application' ? properties.flatMap(forApplication) : properties
}

function forApplication(property: PropertyView): readonly PropertyView[] {
  if (property.visible === false) return []
  const isChosen = property.usageMode === 'application'
  if (!isGroup(property)) return isChosen ? [property] : []
  const children = property.children.flatMap(forApplication)
  const isShown = children.length > 0 || (isChosen && isBoolGroup(property))
  return isShown ? [{ ...property, children: keepCheck(property, children) }] : []
}

/** What a panel shows of properties: visible ones that match the words of a search, or whose group or children do. */
export function shownProperties(properties: readonly PropertyView[], search: string): readonly PropertyView[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return properties.flatMap(property => shown(property, words))
}

function shown(property: PropertyView, words: readonly string[]): readonly PropertyView[] {
  if (property.visible === false) return []
  if (!isGroup(property)) return matches(property, words) ? [property] : []
  const rest = matches(property, words) ? [] : words
  const children = property.children.flatMap(child => shown(child, rest))
  if (rest.length === 0) return [property]
  return children.length > 0 ? [{ ...property, children: keepCheck(property, children) }] : []
}

/** The check box stays the first child, although it is not visible. */
function keepCheck(group: PropertyView, children: readonly PropertyView[]): readonly PropertyView[] {
  const check = checkOf(group)
  return check && !children.includes(check) ? [check, ...children] : children
}

function matches({ displayName, identifier }: PropertyView, words: readonly string[]): boolean {
  const text = `${displayName} ${identifier}`.toLowerCase()
  return words.every(word => text.includes(word))
}
