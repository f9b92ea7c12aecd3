// A Python host with a network, for benchmarks of the bridge.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Evaluator, ProcessorFactory, ProcessorNetwork } from '../packages/network/src/index.ts'
import { PythonClient, PythonTypes } from '../packages/python/src/index.ts'
import { PythonHost } from '../packages/python/src/node/index.ts'

export interface BenchSession {
  readonly host: PythonHost
  readonly client: PythonClient
  readonly network: ProcessorNetwork
  readonly evaluator: Evaluator
  addFile(name: string, text: string): Promise<void>
  stop(): Promise<void>
}

/** Started with one processor file. Run in the repository's folder, after set-up. */
export async function startPython(name: string, text: string): Promise<BenchSession> {
  const home = mkdtempSync(join(tmpdir(), 'ivw-bench-'))
  const folder = join(home, 'python_processors')
  mkdirSync(folder)
  const option = process.env.PYTHON_EXECUTABLE ?? join(process.cwd(), '.venv/bin/python')
  const host = new PythonHost({ search: { option, home }, library: join(process.cwd(), 'python'), folders: [folder] })
  const client = new PythonClient(host)
  const factory = new ProcessorFactory()
  const network = new ProcessorNetwork(factory)
  const evaluator = new Evaluator(network)
  const types = new PythonTypes({ client, factory, network, log: ({ level, text }) => level === 'error' && console.error(text) })
  const status = await host.start()
  if (status.state !== 'ready') throw new Error(status.reason)
  const addFile = async (fileName: string, content: string) => {
    writeFileSync(join(folder, fileName), content)
    await types.fileChanged(join(folder, fileName))
  }
  await addFile(name, text)
  const stop = async () => {
    evaluator.dispose()
    await host.stop()
    rmSync(home, { recursive: true, force: true })
  }
  return { host, client, network, evaluator, addFile, stop }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
