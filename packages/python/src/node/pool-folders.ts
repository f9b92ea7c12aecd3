import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** Where arrays are exchanged: shared memory, then the temporary folder when that is missing or full. */
export function poolFolders(): string[] {
  return existsSync('/dev/shm') ? ['/dev/shm', tmpdir()] : [tmpdir()]
}
