import type { EngineClient } from '../engine/client.ts'
import type { Page } from '../page-context.ts'

/** What a user let fall on the page: a file of this computer, of which a browser tells no path, or a path of the server's. */
export type Dropped =
  | { readonly kind: 'file'; readonly name: string; readonly file: File }
  | { readonly kind: 'path'; readonly name: string; readonly path: string }

export interface DropContext {
  readonly engine: EngineClient
  readonly page: Page
  /** Where it fell in the network; undefined when it fell elsewhere. */
  readonly position: readonly [number, number] | undefined
  /** Everything that was dropped together. */
  readonly all: readonly Dropped[]
}

/** One kind of files that the page takes. */
export interface DropKind {
  /** Whether a file is of this kind; of two kinds, the first in the table has it. */
  fits(dropped: Dropped, context: DropContext): boolean | Promise<boolean>
  /** All files of this kind that were dropped together. What it throws, the user reads. */
  take(dropped: readonly Dropped[], context: DropContext): Promise<void>
}
