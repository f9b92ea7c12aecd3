import type { FileEntry, FileStat, Files } from '@ivw/data'
import { routes } from '../server-protocol.ts'
import type { ServerClient } from './server-client.ts'

/** The user's files, through the server. */
export class ServerFiles implements Files {
  readonly #client: ServerClient

  constructor(client: ServerClient) {
    this.#client = client
  }

  async read(path: string, options: { offset?: number; length?: number } = {}): Promise<Uint8Array> {
    return new Uint8Array(await this.#client.bytes(routes.file, { path, offset: options.offset, length: options.length }))
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    await this.#client.sendBytes('PUT', routes.file, new Uint8Array(bytes), { path })
  }

  async list(path: string): Promise<FileEntry[]> {
    const { entries } = await this.#client.json<{ entries: FileEntry[] }>(routes.folder, { path })
    return entries
  }

  async stat(path: string): Promise<FileStat | undefined> {
    return (await this.#client.json<FileStat | null>(routes.stat, { path })) ?? undefined
  }
}
