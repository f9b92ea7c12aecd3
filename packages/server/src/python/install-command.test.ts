import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { distributionOf } from './distribution-names.ts'
import { installCommand, shownCommand } from './install-command.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ivw-install-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const program = (name: string) => {
  mkdirSync(join(root, 'tools'), { recursive: true })
  writeFileSync(join(root, 'tools', name), '')
  return join(root, 'tools', name)
}
const target = (version = '3.11.2') => ({ path: join(root, 'env/bin/python'), prefix: join(root, 'env'), version })
const inEnvironment = (name: string, text = '') => {
  mkdirSync(join(root, 'env', name, '..'), { recursive: true })
  writeFileSync(join(root, 'env', name), text)
}
const shown = (name: string, update = false) => shownCommand(installCommand(target(), name, update, { PATH: join(root, 'tools') }))

test.each([
  ['PIL.Image', 'pillow'],
  ['cv2', 'opencv-python'],
  ['skimage.filters', 'scikit-image'],
  ['sklearn', 'scikit-learn'],
  ['yaml', 'PyYAML'],
  ['netCDF4', 'netCDF4'],
  ['Bio.PDB', 'biopython'],
  ['scipy.ndimage', 'scipy'],
  ['constructor', 'constructor'],
])('import %s comes in %s', (module, distribution) => {
  expect(distributionOf(module)).toBe(distribution)
})

describe('the tool that the environment was made with', () => {
  test('pip, of the very interpreter', () => {
    inEnvironment('pyvenv.cfg', 'home = /usr/bin\n')
    expect(shown('scipy')).toBe(`${root}/env/bin/python -m pip install scipy`)
    expect(shown('numpy', true)).toBe(`${root}/env/bin/python -m pip install --upgrade numpy`)
  })

  test('uv for its environments, when it is there: they have no pip', () => {
    inEnvironment('pyvenv.cfg', 'home = /usr/bin\nuv = 0.9.2\n')
    expect(shown('scipy')).toBe(`${root}/env/bin/python -m pip install scipy`)
    const uv = program('uv')
    expect(shown('scipy')).toBe(`${uv} pip install --python ${root}/env/bin/python scipy`)
  })

  test('conda for its environments, under its own names', () => {
    inEnvironment('conda-meta/history')
    const conda = program('conda')
    expect(shown('opencv-python')).toBe(`${conda} install --yes --prefix ${root}/env opencv`)
  })

  test('none for the Python of the system, which refuses pip', () => {
    inEnvironment('lib/python3.11/EXTERNALLY-MANAGED')
    const { refusal } = installCommand(target(), 'scipy', false, {})
    expect(refusal).toMatch(/manages the packages of .* itself\. Make an environment of your own with: ".*" -m venv \.venv/)
  })
})

test.each([
  '',
  '-r',
  '--index-url=http://evil.example',
  'a b',
  'scipy;rm -rf ~',
  'scipy\n--pre',
  '$(id)',
  '../evil',
  'git+https://evil.example/x',
  'http://evil.example/x.whl',
  'scipy==1.0',
  'scipy[all]',
  './local',
  '.hidden',
  'é',
  'x'.repeat(101),
])('%j is no name of a package', name => {
  expect(() => installCommand(target(), name, false, {})).toThrow('not the name of a Python package')
})
