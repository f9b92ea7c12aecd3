import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { findInterpreter } from '@ivw/python/node'
import { projectFolders } from '../project-folders.ts'
import { homePath } from '../session/home-folder.ts'
import { JsonFile } from '../session/json-file.ts'
import { settingsSchema } from '../session/settings.ts'
import { findGpu, gpuRemedy } from './gpu.ts'
import type { Terminal } from './terminal.ts'

export interface DoctorOptions {
  readonly python?: string
  readonly home?: string
  readonly json: boolean
}

interface Finding {
  readonly name: string
  readonly ok: boolean
  /** What was found, or what is missing. */
  readonly text: string
  /** The command that mends it. */
  readonly remedy?: string
}

/** `ivw doctor`: exit status 0 when everything is there, 1 otherwise. */
export async function doctor(options: DoctorOptions, terminal: Terminal): Promise<number> {
  const findings = [
    nodeFinding(),
    ...(await pythonFindings(options)),
    pageFinding(),
    ...(await Promise.all([gpuFinding(terminal), browserFinding()])),
  ]
  if (options.json) terminal.print(JSON.stringify({ version: terminal.version, findings }, undefined, 2))
  else
    for (const { name, ok, text, remedy } of findings) {
      terminal.print(`${ok ? 'ok     ' : 'MISSING'} ${name}: ${text}`)
      if (remedy) terminal.print(`        to mend it: ${remedy}`)
    }
  return findings.every(finding => finding.ok) ? 0 : 1
}

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const ok = major > 20 || (major === 20 && minor >= 19)
  return { name: 'Node', ok, text: process.versions.node, ...(!ok && { remedy: 'install Node 20.19 or newer from https://nodejs.org' }) }
}

async function pythonFindings({ python, home: homeOption }: DoctorOptions): Promise<Finding[]> {
  const home = homePath(homeOption)
  const settings = await new JsonFile(join(home, 'settings.json'), settingsSchema, () => {}).read()
  const found = await findInterpreter({ option: python, settings: settings?.python, home, workspaceFolder: undefined })
  if (found.state === 'usable')
    return [
      { name: 'Python', ok: true, text: `${found.version} (${found.path}, from ${found.origin})` },
      { name: 'NumPy', ok: true, text: found.numpy },
    ]
  // The sentence ends with the command that helps.
  const [, text = found.reason, remedy] = /^(.*?[.:;])\s*(?:[A-Z][a-z]+ (?:it|one) with: )(.+)$/s.exec(found.reason) ?? []
  return [
    {
      name: 'Python with NumPy',
      ok: false,
      text,
      remedy: remedy ?? `npm start (it makes ${join(home, 'venv')}), or choose one with --python PATH`,
    },
  ]
}

function pageFinding(): Finding {
  const { page } = projectFolders()
  return page ? { name: 'page', ok: true, text: 'built' } : { name: 'page', ok: false, text: 'not built', remedy: 'npm run build' }
}

async function gpuFinding(terminal: Terminal): Promise<Finding> {
  const name = 'GPU for ivw render'
  const found = await findGpu()
  if (!('reason' in found)) return { name, ok: true, text: found.description }
  if (terminal.retryWithSoftwareGpu()) return new Promise(() => {})
  return { name, ok: false, text: found.reason, remedy: gpuRemedy }
}

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'firefox']

async function browserFinding(): Promise<Finding> {
  if (process.platform !== 'linux') return { name: 'browser', ok: true, text: 'the default browser of the system' }
  const folders = (process.env.PATH ?? '').split(':')
  for (const path of [process.env.CHROME_PATH, ...browsers.flatMap(name => folders.map(folder => join(folder, name)))])
    if (
      path &&
      (await access(path, constants.X_OK).then(
        () => true,
        () => false,
      ))
    )
      return { name: 'browser', ok: true, text: path }
  return { name: 'browser', ok: false, text: 'none on the PATH', remedy: 'apt-get install chromium' }
}
