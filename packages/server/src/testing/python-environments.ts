import { execFile } from 'node:child_process'
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The interpreter of development: with NumPy, pip and all else that tests need. */
export const developmentPython = process.env.PYTHON_EXECUTABLE ?? resolve(import.meta.dirname, '../../../../.venv/bin/python')

/** A virtual environment, made in a moment and without the network. Answers the path of its interpreter. */
export async function makeEnvironment(folder: string, { withNumpy = true }: { withNumpy?: boolean } = {}): Promise<string> {
  await run(developmentPython, ['-m', 'venv', '--without-pip', folder])
  const python = join(folder, 'bin', 'python')
  const { stdout } = await run(developmentPython, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'])
  const own = await sitePackages(folder)
  // What is installed for development can be imported here as well; NumPy left out when asked.
  if (withNumpy) await writeFile(join(own, 'shared.pth'), `${stdout.trim()}\n`)
  else
    for (const name of (await readdir(stdout.trim())).filter(each => /^pip(-.*)?$/.test(each)))
      await symlink(join(stdout.trim(), name), join(own, name))
  return python
}

export async function sitePackages(environment: string): Promise<string> {
  const [version = ''] = (await readdir(join(environment, 'lib'))).filter(name => name.startsWith('python3'))
  return join(environment, 'lib', version, 'site-packages')
}

/** A wheel of one module, for pip to install from `folder` with PIP_NO_INDEX and PIP_FIND_LINKS. */
export async function makeWheel(folder: string, name: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true })
  const information = `${name}-1.0.dist-info`
  const all = {
    ...files,
    [`${information}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n`,
    [`${information}/WHEEL`]: 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    [`${information}/RECORD`]: [...Object.keys(files), 'METADATA', 'WHEEL', 'RECORD']
      .map(path => `${/^[A-Z]+$/.test(path) ? `${information}/` : ''}${path},,\n`)
      .join(''),
  }
  const program =
    'import json, sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], "w") as z:\n  for n, t in json.loads(sys.argv[2]).items(): z.writestr(n, t)'
  await run(developmentPython, ['-c', program, join(folder, `${name}-1.0-py3-none-any.whl`), JSON.stringify(all)])
}
