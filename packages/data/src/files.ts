export interface FileStat {
  readonly kind: 'file' | 'directory'
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
}

export interface FileEntry {
  readonly name: string
  readonly kind: 'file' | 'directory'
}

/** The file system of the home that the engine runs in: `node:fs`, HTTP, or a map in a test. Paths use `/`. */
export interface Files {
  /** Bytes of the whole file, or of the part asked for. Rejects when the file is missing. */
  read(path: string, options?: { offset?: number; length?: number }): Promise<Uint8Array>
  /** Atomic: afterwards the file has either its old or its new content. */
  write(path: string, bytes: Uint8Array): Promise<void>
  list(path: string): Promise<FileEntry[]>
  /** `undefined` when there is nothing at the path. */
  stat(path: string): Promise<FileStat | undefined>
}
