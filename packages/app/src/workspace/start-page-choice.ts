import { readChoice, writeChoice } from '../ui/stored-choice.ts'

const key = 'ivw.start-page'

/** Whether a page that opens with an empty network begins with the start page. */
export function showsAtStart(): boolean {
  return readChoice(key, true)
}

export function setShowsAtStart(shows: boolean): void {
  writeChoice(key, shows)
}
