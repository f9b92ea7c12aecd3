import type { Engine } from '../engine.ts'

/** What Python reaches through `inviwopy.app`, and what of it needs a home: folders, output, the window. */
export interface ApplicationHome {
  /** Folder of a `PathType`, made when asked. */
  path(kind: string, create: boolean): Promise<string>
  /** Where `ivw run` or `ivw render` was told to write; empty when it was not. */
  readonly outputPath: string
  readonly basePath: string
  readonly version: string
  /** Absolute path of one that a script names relative to its own folder. */
  resolve(path: string): string
  writeBytes(path: string, bytes: Uint8Array): Promise<void>
  readText(path: string): Promise<string>
  /** What the user chose for all sessions. */
  readSettings(): Promise<Readonly<Record<string, unknown>>>
  writeSettings(settings: Readonly<Record<string, unknown>>): Promise<void>
}

export type Arguments = readonly unknown[]
export type Members = Readonly<Record<string, (engine: Engine, args: Arguments, home: ApplicationHome) => unknown>>

export const text = (value: unknown, what: string): string => {
  if (typeof value !== 'string') throw new Error(`${what} must be text, found ${typeof value}`)
  return value
}
