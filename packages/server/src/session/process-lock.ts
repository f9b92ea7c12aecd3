import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { isErrno } from '../errors.ts'

export interface ProcessLock {
  release(): void
}

/**
 * Claims a name among all processes of this machine; answers the number of the process that has it when it is taken (undefined
 * when that one does not say). The lock is a listening socket without a file where the system has those: it is free at once
 * when its process ends, however it ends. Elsewhere the socket's file is in `folder`.
 */
export async function claimLock(name: string, folder: string): Promise<ProcessLock | { readonly holder: number | undefined }> {
  const hashed = `ivw-${createHash('sha256').update(name).digest('hex').slice(0, 40)}`
  const isFile = process.platform !== 'linux' && process.platform !== 'win32'
  const address = process.platform === 'linux' ? `\0${hashed}` : isFile ? join(folder, `${hashed}.lock`) : `\\\\.\\pipe\\${hashed}`
  let server = await listen(address)
  if (!server) {
    const holder = await ask(address)
    if (holder.answers || !isFile) return { holder: holder.process }
    await rm(address, { force: true })
    server = await listen(address)
    if (!server) return { holder: undefined }
  }
  const held = server
  return { release: () => void held.close() }
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => {
      // Whoever asked may have gone.
      socket.on('error', () => socket.destroy())
      socket.end(String(process.pid))
    })
    server.once('error', error => (isErrno(error, 'EADDRINUSE', 'EACCES') ? resolve(undefined) : reject(error)))
    server.listen(address, () => {
      server.unref()
      resolve(server)
    })
  })
}

/** Milliseconds; a holder that is stopped does not answer. */
const patience = 1000
/** Characters of a process's number; whoever else holds the name may say anything. */
const longest = 20

function ask(address: string): Promise<{ readonly answers: boolean; readonly process: number | undefined }> {
  return new Promise(resolve => {
    let said = ''
    const socket = connect(address)
    const limit = setTimeout(() => socket.destroy(), patience)
    socket.setEncoding('utf8').on('data', text => {
      said += text
      if (said.length > longest) socket.destroy()
    })
    let answers = false
    socket.once('connect', () => {
      answers = true
    })
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      clearTimeout(limit)
      resolve({ answers, process: said.length <= longest && /^\d+$/.test(said) ? Number(said) : undefined })
    })
  })
}
