#!/usr/bin/env node
// `npm test`: set-up, then every check in order; the last line counts them.
//   node scripts/test.mjs [PHASE [ARGUMENT...]]    one phase of: lint, types, python, unit, e2e; arguments go to its runner
//   node scripts/test.mjs versions                 inviwopy with every Python and NumPy of its range that is here; not part of `npm test`
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { softwareGpu } from '../packages/server/bin/software-gpu.mjs'
import { provideChromium } from './setup/chromium.mjs'
import { root } from './setup/project.mjs'
import { provideDevelopmentPython } from './setup/python-environment.mjs'
import { findInterpreter, pairs, providePair } from './setup/python-versions.mjs'
import { run } from './setup/step.mjs'
import { endWith, provideProgram } from './setup.mjs'

const [only, ...parameters] = process.argv.slice(2)
const reports = join(root, '.cache', 'reports')
const tool = (name, script) => join(root, 'node_modules', name, script)

/** @type {{ phase: string, passed: number, failed: number }[]} */
const results = []
/** @type {string[]} */
const skipped = []
/** @type {string[]} */
const flaky = []

/** Runs a check whose exit status is its whole result. */
async function check(phase, command, checkParameters, cwd = root) {
  process.stdout.write(`\n== ${phase}\n`)
  const { code } = await run(command, checkParameters, { cwd, inherit: true })
  results.push({ phase, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 })
}

/** Runs a test runner that leaves a report; `count` reads it. A runner that fails without a failed test counts as one failure. */
async function suite(phase, report, count, command, suiteParameters, environment) {
  process.stdout.write(`\n== ${phase}\n`)
  rmSync(report, { force: true })
  const { code } = await run(command, suiteParameters, { cwd: root, env: { ...process.env, ...environment }, inherit: true })
  const { passed, failed } = existsSync(report) ? count(readFileSync(report, 'utf8')) : { passed: 0, failed: 0 }
  results.push({ phase, passed, failed: code !== 0 && failed === 0 ? 1 : failed })
}

const countVitest = text => {
  const report = JSON.parse(text)
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

const countPytest = text => {
  const number = name => Number(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`).exec(text)?.[1] ?? 0)
  const failed = number('failures') + number('errors')
  return { passed: number('tests') - failed - number('skipped'), failed }
}

function* typeProjects(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist'].includes(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* typeProjects(path)
    else if (entry.name === 'tsconfig.json') yield path
  }
}

/** A test that fails is run once more; one that passes then is told of at the end. */
async function vitest(phase, extra, environment) {
  const report = join(reports, `${phase}.json`)
  const repeated = join(reports, `${phase}-flaky.json`)
  rmSync(repeated, { force: true })
  const all = [
    tool('vitest', 'vitest.mjs'),
    'run',
    '--retry=1',
    '--reporter=default',
    '--reporter=json',
    `--reporter=${join(root, 'scripts', 'flaky-tests.mjs')}`,
    `--outputFile.json=${report}`,
    ...extra,
    ...parameters,
  ]
  await suite(phase, report, countVitest, process.execPath, all, { ...environment, FLAKY_TESTS: repeated })
  if (existsSync(repeated)) flaky.push(...JSON.parse(readFileSync(repeated, 'utf8')))
}

/** pytest with one Python and NumPy. What starts engines is left to the interpreter of development: it tests Node. */
async function pythonVersion(pair) {
  const name = `Python 3.${pair.minor} with NumPy ${pair.numpy}`
  const interpreter = await findInterpreter(pair.minor)
  if (!interpreter) {
    skipped.push(`${name}: there is no python3.${pair.minor}`)
    return undefined
  }
  const python = await providePair(interpreter, pair)
  const folder = join(root, 'python')
  const report = join(reports, `python-3.${pair.minor}-${pair.numpy}.xml`)
  const withEngines = ['test_package.py', 'test_start.py'].map(file => `--ignore=${join(folder, 'tests', file)}`)
  const files = [...withEngines, `--junitxml=${report}`, join(folder, 'tests')]
  await suite(name, report, countPytest, python, ['-m', 'pytest', '-c', join(folder, 'pyproject.toml'), ...files])
  return python
}

const hostTests = ['data-exchange', 'function-processor', 'processor-run', 'progress-and-output', 'reload'].map(name =>
  join('packages', 'python', 'src', 'node', `${name}.test.ts`),
)

const phases = {
  lint: () => check('biome', process.execPath, [tool('@biomejs/biome', 'bin/biome'), 'check', ...parameters]),
  async types() {
    for (const folder of ['packages', 'e2e', 'bench'].map(name => join(root, name)).filter(existsSync))
      for (const project of typeProjects(folder))
        await check(`tsc ${relative(root, project)}`, process.execPath, [tool('typescript', 'bin/tsc'), '-p', project, '--noEmit'])
  },
  async python({ python }) {
    const folder = join(root, 'python')
    const report = join(reports, 'python.xml')
    await check('ruff check', python, ['-m', 'ruff', 'check'], folder)
    await check('ruff format', python, ['-m', 'ruff', 'format', '--check'], folder)
    await check('mypy', python, ['-m', 'mypy'], folder)
    const tests = parameters.length > 0 ? parameters : [join(folder, 'tests')]
    await suite('pytest', report, countPytest, python, [
      '-m',
      'pytest',
      '-c',
      join(folder, 'pyproject.toml'),
      `--junitxml=${report}`,
      ...tests,
    ])
    // The far end of the range; all of it is the phase `versions`.
    if (parameters.length === 0) await pythonVersion(pairs[0])
  },
  unit: ({ environment }) => vitest('unit', [], environment),
  async versions() {
    const found = []
    for (const pair of pairs) {
      const python = await pythonVersion(pair)
      if (python) found.push({ ...pair, python })
    }
    // The host itself with the oldest and the newest.
    for (const { minor, python } of new Set([found.at(0), found.at(-1)].filter(Boolean)))
      await vitest(`host with Python 3.${minor}`, hostTests, { IVW_TEST_PYTHON: python })
  },
  e2e: ({ environment }) => vitest('e2e', ['--config', join(root, 'e2e', 'vitest.config.ts')], environment),
}

if (only !== undefined && !(only in phases)) {
  process.stderr.write(`There is no phase "${only}". Phases: ${Object.keys(phases).join(', ')}.\n`)
  process.exit(2)
}

try {
  await provideProgram()
  const python = await provideDevelopmentPython()
  const chromium = await provideChromium()
  mkdirSync(reports, { recursive: true })
  // The browser tests' Chromium brings the software GPU driver, so GPU tests run alike everywhere.
  const environment = { PYTHON_EXECUTABLE: python, CHROME_PATH: chromium, ...softwareGpu() }
  const chosen = only === undefined ? Object.keys(phases).filter(name => name !== 'versions') : [only]
  for (const name of chosen) await phases[name]({ python, environment })
} catch (error) {
  endWith(error)
}

const total = (key, of = results) => of.reduce((sum, result) => sum + result[key], 0)
process.stdout.write('\n')
for (const { phase, passed, failed } of results)
  if (failed > 0 || passed > 1) process.stdout.write(`${phase}: ${passed} passed, ${failed} failed\n`)
for (const test of flaky) process.stdout.write(`passed when repeated: ${test}\n`)
for (const sentence of skipped) process.stdout.write(`skipped: ${sentence}\n`)
process.stdout.write(`${total('passed')} passed, ${total('failed')} failed\n`)
process.exit(total('failed') > 0 ? 1 : 0)
