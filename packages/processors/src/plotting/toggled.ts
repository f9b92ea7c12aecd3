import { IndexSet } from '@ivw/data'

/** The set without the number, or with it when it was not there. */
export function toggled(set: IndexSet, number: number): IndexSet {
  return IndexSet.of(set.has(number) ? [...set].filter(other => other !== number) : [...set, number])
}
