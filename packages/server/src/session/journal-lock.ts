import type { HomeFolder } from './home-folder.ts'
import { claimLock } from './process-lock.ts'

export interface JournalLock {
  /** 1 for the first server on this home; each further one has a journal of its own. */
  readonly number: number
  /** The process that has the first one, when it is another. */
  readonly holder?: number | undefined
  release(): void
}

/** Claims a journal, so that two servers on one home folder do not overwrite each other's. */
export async function lockJournal(home: HomeFolder): Promise<JournalLock> {
  let holder: number | undefined
  for (let number = 1; ; number++) {
    const lock = await claimJournal(home, number)
    if ('release' in lock) return { number, holder, release: lock.release }
    if (number === 1) holder = lock.holder
  }
}

/** One journal's lock, or who has it. */
export function claimJournal(home: HomeFolder, number: number) {
  return claimLock(`journal ${number} of ${home.path}`, home.run)
}
