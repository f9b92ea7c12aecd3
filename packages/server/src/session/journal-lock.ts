import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { isErrno } from '../errors.ts'
import type { HomeFolder } from './home-folder.ts'

export interface JournalLock {
  /** 1 for the first server on this home; each further one has a journal of its own. */
  readonly number: number
  release(): void
}

/**
 * Claims a journal, so that two servers on one home folder do not overwrite each other's. The lock is a listening socket
 * without a file where the system has those: it is free at once when its process ends, however it ends.
 */
export async function lockJournal(home: HomeFolder): Promise<JournalLock> {
  for (let number = 1; ; number++) {
    const server = await claim(home, number)
    if (server) return { number, release: () => void server.close() }
  }
}

async function claim(home: HomeFolder, number: number): Promise<Server | undefined> {
  const name = `ivw-journal-${createHash('sha256').update(home.path).digest('hex').slice(0, 32)}-${number}`
  if (process.platform === 'linux') return await listen(`\0${name}`)
  if (process.platform === 'win32') return await listen(`\\\\.\\pipe\\${name}`)
  const path = join(home.run, `journal-${number}.lock`)
  if (await answers(path)) return undefined
  await rm(path, { force: true })
  return await listen(path)
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy())
    server.once('error', error => (isErrno(error, 'EADDRINUSE', 'EACCES') ? resolve(undefined) : reject(error)))
    server.listen(path, () => {
      server.unref()
      resolve(server)
    })
  })
}

/** Whether somebody still listens on a socket file. */
function answers(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
