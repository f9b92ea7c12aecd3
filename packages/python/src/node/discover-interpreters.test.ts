import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { discoverInterpreters } from './discover-interpreters.ts'

let root = ''
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ivw-discover-')))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** A program that answers like an interpreter. */
function fake(place: string, version: string, numpy: string | null = '2.1.0', prefix = join(root, dirname(dirname(place)))): string {
  const path = join(root, place)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `#!/bin/sh\necho 'ivw:${JSON.stringify({ path, version, numpy, prefix })}'\n`)
  chmodSync(path, 0o755)
  return path
}
function environment(place: string, version: string): string {
  const path = fake(`${place}/bin/python`, version)
  writeFileSync(join(root, place, 'pyvenv.cfg'), 'home = /usr/bin\n')
  return path
}
const discover = (more: Partial<Parameters<typeof discoverInterpreters>[0]> = {}, variables: NodeJS.ProcessEnv = {}) =>
  discoverInterpreters({
    home: join(root, 'home/.inviwo'),
    userHome: join(root, 'home'),
    environment: { PATH: '', ...variables },
    ...more,
  })

test('every place is looked at, and says what it is', async () => {
  const expected = [
    [environment('active', '3.9.1'), 'VIRTUAL_ENV'],
    [fake('active-conda/bin/python', '3.9.2'), 'CONDA_PREFIX'],
    [environment('work/.venv', '3.9.3'), `environment in ${join(root, 'work')}`],
    [environment('work/other', '3.9.4'), `environment in ${join(root, 'work')}`],
    [environment('home/.inviwo/venv', '3.9.5'), 'the managed environment'],
    [fake('usr/bin/python3', '3.9.6'), 'PATH'],
    [fake('home/.pyenv/versions/3.12.1/bin/python', '3.12.1'), 'pyenv'],
    [fake('home/.local/share/uv/python/cpython-3.13.0-linux/bin/python', '3.13.0'), 'uv'],
    [fake('elsewhere/bin/python', '3.9.7'), 'conda'],
    [fake('home/miniforge3/bin/python', '3.9.8'), 'conda'],
    [fake('home/miniforge3/envs/science/bin/python', '3.9.9'), 'conda'],
  ]
  mkdirSync(join(root, 'home/.conda'))
  writeFileSync(join(root, 'home/.conda/environments.txt'), `${join(root, 'elsewhere')}\n/no/longer/there\n`)
  mkdirSync(join(root, 'work/data'))
  const variables = { PATH: join(root, 'usr/bin'), VIRTUAL_ENV: join(root, 'active'), CONDA_PREFIX: join(root, 'active-conda') }
  const found = await discover({ folders: [join(root, 'work'), '/does/not/exist'] }, variables)
  expect(found.map(({ path, origin }) => [path, origin])).toEqual(expected)
  expect(found.every(({ state, numpy }) => state === 'usable' && numpy === '2.1.0')).toBe(true)
})

test('names of one interpreter are one: links, versions of the name, launchers, environments on the PATH', async () => {
  const real = fake('usr/bin/python3.11', '3.11.2', '2.1.0', '/usr')
  symlinkSync(real, join(root, 'usr/bin/python3'))
  symlinkSync(join(root, 'usr/bin'), join(root, 'bin'))
  fake('shims/python3', '3.11.2', '2.1.0', '/usr')
  const own = environment('work/.venv', '3.11.2')
  symlinkSync(own, join(root, 'work/.venv/bin/python3'))
  const path = ['work/.venv/bin', 'shims', 'bin', 'usr/bin'].map(folder => join(root, folder)).join(':')
  const named = [{ path: own, origin: 'in use' }]
  const found = await discover({ folders: [join(root, 'work')], named }, { PATH: path })
  expect(found.map(({ prefix }) => prefix)).toEqual([join(root, 'work/.venv'), '/usr'])
})

test('a launcher of a version that is not active is none', async () => {
  writeFileSync(fake('shims/python3.6', ''), '#!/bin/sh\necho "pyenv: python3.6: command not found" >&2; exit 127\n')
  expect(await discover({}, { PATH: join(root, 'shims') })).toEqual([])
})

test('refused ones are listed with what is wrong and what mends it', async () => {
  fake('a/python3', '3.8.18')
  fake('b/python3', '3.12.0', null)
  fake('c/python3', '3.10.0', '1.19.5')
  writeFileSync(fake('d/python3', ''), '#!/bin/sh\necho "symbol lookup error" >&2; exit 127\n')
  const path = ['a', 'b', 'c', 'd'].map(folder => join(root, folder)).join(':')
  const found = await discover({ named: [{ path: '/does/not/exist', origin: 'the settings' }] }, { PATH: path })
  expect(found.map(each => (each.state === 'refused' ? [each.problem, each.mendedBy] : each))).toEqual([
    ['is version 3.8.18; 3.9 or newer is needed', undefined],
    ['has no NumPy', 'installing'],
    ['has NumPy 1.19.5; 1.22 or newer is needed', 'updating'],
    ['cannot be run: symbol lookup error', undefined],
    ['cannot be run: there is no such file', undefined],
  ])
})

test('one that hangs does not keep the others away', async () => {
  // Four are looked at together, so that the fifth still comes while one hangs; the hanging one answers as soon as it is told to.
  const hanging = fake('a/python3', '3.9.0')
  const go = join(root, 'go')
  writeFileSync(hanging, `#!/bin/sh\nwhile [ ! -e ${go} ]; do sleep 0.02; done\n`)
  for (const name of ['b', 'c', 'd', 'e']) fake(`${name}/bin/python3`, '3.9.1')
  writeFileSync(fake('f/bin/python3', '3.9.2'), `#!/bin/sh\ntouch ${go}\nexit 1\n`)
  const path = ['a', 'b/bin', 'c/bin', 'd/bin', 'e/bin', 'f/bin'].map(folder => join(root, folder)).join(':')
  expect((await discover({}, { PATH: path })).map(({ state }) => state)).toEqual([
    'refused',
    'usable',
    'usable',
    'usable',
    'usable',
    'refused',
  ])
})
