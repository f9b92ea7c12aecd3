import { afterAll, beforeAll } from 'vitest'
import { BuiltIvw } from './ivw-process.ts'

/** Milliseconds that building may take. */
const patience = 60_000

/** The command line, built once for all tests of a file; `use` is given it before the first. */
export function withIvw(use: (ivw: BuiltIvw) => void): void {
  let ivw: BuiltIvw | undefined
  beforeAll(async () => {
    ivw = await BuiltIvw.build()
    use(ivw)
  }, patience)
  afterAll(() => ivw?.remove())
}
