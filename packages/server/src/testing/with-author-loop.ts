import { afterAll, afterEach, beforeAll } from 'vitest'
import { AuthorLoop } from './author-loop.ts'
import { BuiltIvw } from './ivw-process.ts'

/** Milliseconds that building, starting and ending may take. */
const patience = 60_000

/** One server and one page for all rows of a file; after each row nothing of it may be left. `use` is given both before the first. */
export function withAuthorLoop(use: (loop: AuthorLoop, ivw: BuiltIvw) => void): void {
  let ivw: BuiltIvw | undefined
  let loop: AuthorLoop | undefined
  beforeAll(async () => {
    ivw = await BuiltIvw.build()
    loop = await AuthorLoop.start(ivw)
    use(loop, ivw)
  }, patience)
  afterAll(async () => {
    await loop?.end()
    await ivw?.remove()
  }, patience)
  afterEach(() => loop?.endRow(), patience)
}
