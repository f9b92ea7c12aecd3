import { version } from '../package.json'
import { runCommandLine } from './command-line/program.ts'
import { printable } from './command-line/terminal.ts'

/** What `bin/ivw.mjs` offers to the program that it loads. */
export interface Launcher {
  retryWithSoftwareGpu(): boolean
}

/** Runs the command line to its end and ends the process. */
export async function main(parameters: readonly string[], launcher: Launcher): Promise<void> {
  // Whoever reads our output has seen enough (`ivw inspect x.inv | head`): what is left to say is said to nobody.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  const status = await runCommandLine(parameters, {
    version,
    print: line => void process.stdout.write(`${printable(line)}\n`),
    error: line => void process.stderr.write(`${printable(line)}\n`),
    retryWithSoftwareGpu: () => launcher.retryWithSoftwareGpu(),
  })
  // What was printed may still be on its way into a pipe.
  await Promise.all([process.stdout, process.stderr].map(stream => new Promise(resolve => stream.write('', resolve))))
  process.exit(status)
}
