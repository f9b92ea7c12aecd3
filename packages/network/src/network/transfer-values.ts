import { describeValue, NetworkError } from '../errors.ts'
import { PropertyGroup } from '../property/composite-property.ts'
import type { PropertyState } from '../property/description.ts'
import { sameValue } from '../property/equality.ts'
import { OrdinalProperty } from '../property/ordinal-property.ts'
import type { Property } from '../property/property.ts'
import type { PropertyOwner } from '../property/property-owner.ts'
import type { PropertyPatch } from './change.ts'
import { linkConverter } from './link-converters.ts'

/** What became of the values. Each line of `lost` says what could not be kept, and why. */
export interface Transfer {
  readonly kept: string[]
  readonly lost: string[]
}

/**
 * Gives the properties of `next` what was changed at those of `old`, by path. What was never changed takes the new default.
 * Kinds that links can convert between are converted. `saved`: what a file said of the properties of a placeholder, for
 * which nothing else counts as default.
 */
export function transferValues(old: PropertyOwner, next: PropertyOwner, report: Transfer, saved: readonly PropertyPatch[] = []): void {
  for (const before of old.properties) {
    const after = next.property(before.identifier)
    const patch = saved.find(({ identifier }) => identifier === before.identifier)
    if (after) transferProperty(before, after, report, patch)
    else if (!before.isDefault || patch?.state)
      report.lost.push(`${before.path}: there is no such property any more, ${shown(before.state)} is lost`)
  }
}

function transferProperty(before: Property, after: Property, report: Transfer, saved?: PropertyPatch): void {
  if (before instanceof PropertyGroup && after instanceof PropertyGroup) transferValues(before, after, report, saved?.children)
  transferMeta(before, after)
  const patch = { ...pick(before.state, Object.keys(saved?.state ?? {})), ...changedFields(before) }
  if (Object.keys(patch).length === 0) return
  try {
    if (before.classIdentifier === after.classIdentifier) after.setState(patch)
    else convert(before, after)
    checkKept(before, after, patch)
    report.kept.push(before.path)
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    report.lost.push(error.message)
  }
}

function pick(state: PropertyState, keys: readonly string[]): PropertyState {
  return Object.fromEntries(keys.filter(key => key in state).map(key => [key, state[key]]))
}

function changedFields({ state, defaultState }: Property): PropertyState {
  return Object.fromEntries(Object.entries(state).filter(([key, value]) => !sameValue(value, defaultState[key])))
}

/** As a link would, except that the bounds are those of the new code. */
function convert(before: Property, after: Property): void {
  const converter = linkConverter(before, after)
  if (!converter)
    throw new NetworkError(`${before.path}: was ${before.classIdentifier}, is ${after.classIdentifier} now, ${shown(before.state)} is lost`)
  const bounds = after instanceof OrdinalProperty ? { min: after.min, max: after.max, increment: after.increment } : {}
  converter()
  after.setState(bounds)
}

/** New bounds may have clamped a value. */
function checkKept(before: Property, after: Property, { value }: PropertyState): void {
  const found = after.state.value
  if (value !== undefined && before.classIdentifier === after.classIdentifier && !sameValue(value, found))
    throw new NetworkError(`${before.path}: ${describeValue(value)} became ${describeValue(found)}, as the bounds changed`)
}

/** What people rename or show otherwise; what is visible, the code decides. */
function transferMeta({ meta, defaultMeta }: Property, after: Property): void {
  const fields = (['displayName', 'semantics', 'usageMode'] as const).filter(key => meta[key] !== defaultMeta[key])
  after.setMeta(Object.fromEntries(fields.map(key => [key, meta[key]])))
}

function shown(state: PropertyState): string {
  return describeValue(state.value ?? state.selected ?? state)
}
