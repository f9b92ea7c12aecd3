import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPng } from '@ivw/data'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BuiltIvw } from '../testing/ivw-process.ts'
import type { ProcessorReport } from './render.ts'
import type { CanvasReport } from './write-pictures.ts'

const root = join(import.meta.dirname, '../../../..')
const python = process.env.PYTHON_EXECUTABLE ?? join(root, '.venv/bin/python')
const example = join(root, 'examples/numpy-source.inv')

let ivw: BuiltIvw
let folder: string
let home: string

beforeAll(async () => {
  ivw = await BuiltIvw.build()
})
afterAll(() => ivw.remove())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-command-'))
  home = join(folder, 'home')
  return () => rm(folder, { recursive: true })
})

const run = (parameters: readonly string[]) => ivw.run([...parameters, '--home', home], { PYTHON_EXECUTABLE: python })

async function script(text: string): Promise<string> {
  const path = join(folder, 'script.py')
  await writeFile(path, text)
  return path
}

async function processorFile(name: string, body: string): Promise<void> {
  await mkdir(join(home, 'python_processors'), { recursive: true })
  await writeFile(join(home, 'python_processors', `${name}.py`), body)
}

const endless = `
import inviwopy as ivw
from inviwopy.data import VolumeOutport

class Endless(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.outport = self.addOutport(VolumeOutport("outport"))

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.example.Endless", "Endless", "Python", ivw.CodeState.Stable, ivw.Tags.PY)

    def getProcessorInfo(self):
        return Endless.processorInfo()

    def process(self):
        while True:
            pass
`

describe('render', () => {
  const render = async (parameters: readonly string[]) => {
    const { status, stdout, stderr } = await run(['render', '--out', join(folder, 'out'), '--json', ...parameters])
    const report = JSON.parse(stdout) as { processors: ProcessorReport[]; canvases: CanvasReport[] }
    return { status, stderr, ...report }
  }

  test('draws every canvas at the size that was asked for, and reports on every processor', async () => {
    const { status, processors, canvases, stderr } = await render([example, '--size', '96x64', '--embed-workspace'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(canvases).toEqual([{ identifier: 'Canvas', file: join(folder, 'out', 'Canvas.png'), width: 96, height: 64 }])
    expect(processors).toContainEqual({
      identifier: 'NumpySource',
      type: 'org.inviwo.example.NumpySource',
      status: 'ok',
      error: null,
      milliseconds: expect.any(Number),
    })
    expect(processors.every(processor => processor.status === 'ok')).toBe(true)
    const png = await readPng(await readFile(join(folder, 'out', 'Canvas.png')), 'Canvas.png')
    expect(new Set(await png.read()).size).toBeGreaterThan(20)
    // The picture is as good as the workspace that drew it.
    expect((await run(['inspect', join(folder, 'out', 'Canvas.png')])).stdout).toContain('NumpySource')
  }, 120_000)

  test('a property that is set changes the picture', async () => {
    const picture = async (parameters: readonly string[]) => {
      const { status } = await render([example, '--size', '32x32', ...parameters])
      expect(status).toBe(0)
      return readFile(join(folder, 'out', 'Canvas.png'), 'base64')
    }
    const plain = await picture([])
    expect(await picture([])).toBe(plain)
    const changed = await picture(['--set', 'EntryExitPoints.camera.lookFrom=[0, 0, 9]'])
    expect(changed).not.toBe(plain)

    // The last frame of an animation that leads there is the same picture.
    const animate = ['--animate', 'EntryExitPoints.camera.lookFrom=[0, 0, 5]:[0, 0, 9]', '--frames', '2', '--layers', 'shown,depth']
    const { canvases } = await render([example, '--size', '32x32', ...animate])
    const frames = ['0000', '0000-depth', '0001', '0001-depth'].map(name => join(folder, 'out', `Canvas-${name}.png`))
    expect(canvases.map(({ file }) => file)).toEqual(frames)
    expect(await readFile(frames[2] ?? '', 'base64')).toBe(changed)
    const depth = await readPng(await readFile(frames[3] ?? ''), 'depth')
    expect(depth.format.name).toBe('UINT16')
  }, 120_000)

  test('an option that comes with the data can be set', async () => {
    const workspace = join(folder, 'without-options.inv')
    const text = await readFile(join(root, 'fixtures/processors/MeshMapping.inv'), 'utf8')
    await writeFile(workspace, text.replace(/(identifier="component">[\s\S]*?)<options>[\s\S]*?<selectedIdentifier [^>]*>/, '$1'))
    const picture = async (option: string) => {
      const { status, stderr } = await render([workspace, '--size', '32x32', '--set', `MeshMapping.component=${option}`])
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      return readFile(join(folder, 'out', 'Canvas.png'), 'base64')
    }
    expect(await picture('component1')).not.toBe(await picture('component3'))
  }, 120_000)

  test('how a volume is drawn that is too long for the GPU is noted', async () => {
    await writeFile(join(folder, 'long.raw'), new Uint8Array(4096 * 2 * 2).fill(200))
    await writeFile(join(folder, 'long.dat'), 'RawFile: long.raw\nResolution: 4096 2 2\nFormat: UINT8\nDataRange: 0 255\n')
    const workspace = join(root, 'fixtures/processors/VolumeSliceGL.inv')
    const { status, processors, stderr } = await render([
      workspace,
      '--size',
      '32x32',
      '--set',
      `VolumeSource.filename=${join(folder, 'long.dat')}`,
    ])
    const note = '4096 x 2 x 2 voxels are drawn in 3 bricks: this GPU takes at most 2048 along an axis'
    expect([status, stderr]).toEqual([0, `VolumeSliceGL: note: ${note}\n`])
    expect(processors.filter(({ notes }) => notes)).toMatchObject([{ identifier: 'VolumeSliceGL', notes: [note] }])
  }, 120_000)

  test('a failing processor and an unknown type are reported, and the exit status is 1', async () => {
    const failed = await render([example, '--size', '32x32', '--set', 'NumpySource.file=/none.npy'])
    expect(failed.status).toBe(1)
    expect(failed.processors.find(({ identifier }) => identifier === 'NumpySource')).toMatchObject({
      status: 'error',
      error: expect.stringContaining('/none.npy'),
    })
    const unknown = join(folder, 'unknown.inv')
    await writeFile(unknown, (await readFile(example, 'utf8')).replace('org.inviwo.Background', 'org.example.Gone'))
    const gone = await render([unknown, '--size', '32x32'])
    expect(gone.status).toBe(1)
    expect(gone.processors.find(({ identifier }) => identifier === 'Background')).toMatchObject({
      status: 'unknown-type',
      type: 'org.example.Gone',
    })
  }, 120_000)

  test('what does not end in time is an error', async () => {
    await processorFile('Endless', endless)
    const workspace = join(folder, 'endless.inv')
    await writeFile(workspace, (await readFile(example, 'utf8')).replace('org.inviwo.example.NumpySource', 'org.example.Endless'))
    const { status, processors } = await render([workspace, '--size', '32x32', '--timeout', '2'])
    expect(status).toBe(1)
    expect(processors.find(({ identifier }) => identifier === 'NumpySource')).toMatchObject({
      status: 'error',
      error: 'did not finish within 2 s',
    })
  }, 120_000)

  test.each([
    [['--set', 'NumpySource.none=1'], 2, 'There is no property NumpySource.none in the workspace.'],
    [['--set', 'NumpySource.spacing=many'], 2, 'spacing'],
  ])('%j is refused', async (parameters, status, sentence) => {
    expect(await run(['render', example, '--out', join(folder, 'out'), ...parameters])).toMatchObject({
      status,
      stderr: expect.stringContaining(sentence),
    })
    expect(await readdir(join(folder, 'out'))).toEqual([])
  })

  test('a file that is no workspace', async () => {
    const path = await script('no workspace')
    const { status, stderr } = await run(['render', path, '--out', folder])
    expect(status).toBe(1)
    expect(stderr).not.toMatch(/^ +at /m)
    expect(await run(['render', join(folder, 'none.inv'), '--out', folder])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('The workspace cannot be read'),
    })
  })
})

describe('run', () => {
  test('arguments, output and exit status are the script’s', async () => {
    const path = await script(`
import os, sys
print(sys.argv[1:])
print("warned", file=sys.stderr)
os.system("echo shell")
sys.stdout.write("no line break")
sys.exit(3)
`)
    expect(await ivw.run(['run', path, '--home', home, '--', 'a', '--json'], { PYTHON_EXECUTABLE: python })).toEqual({
      status: 3,
      stdout: expect.stringMatching(/^\['a', '--json'\]\nshell\nno line break$/),
      stderr: 'warned\n',
    })
  })

  test('every line of a flood arrives', async () => {
    const { stdout } = await run(['run', await script('for i in range(50000): print(i)')])
    expect(stdout.split('\n').length).toBe(50_001)
  })

  test('an exception is a traceback of the script alone, and status 1', async () => {
    const path = await script('def f():\n    raise ValueError("no")\nf()\n')
    expect(await run(['run', path])).toEqual({
      status: 1,
      stdout: '',
      stderr: `Traceback (most recent call last):\n  File "${path}", line 3, in <module>\n    f()\n  File "${path}", line 2, in f\n    raise ValueError("no")\nValueError: no\n`,
    })
  })

  test('a script that takes Python with it', async () => {
    const { status, stderr } = await run(['run', await script('import os; os.abort()')])
    expect(status).toBe(1)
    expect(stderr).toContain('Python ended with an abort (SIGABRT)')
  })

  test('sets properties of a workspace and takes a picture of a canvas', async () => {
    const path = await script(`
import inviwopy, sys
network = inviwopy.app.network
network.Canvas.size = inviwopy.glm.size2_t(48, 48)
network.NumpySource.spacing.value = inviwopy.glm.vec3(1, 1, 2)
network.Canvas.snapshot(sys.argv[1])
print(network.NumpySource.spacing.value.z)
`)
    const picture = join(folder, 'picture.png')
    const result = await ivw.run(['run', '--workspace', example, '--home', home, path, '--', picture], { PYTHON_EXECUTABLE: python })
    expect(result).toEqual({ status: 0, stdout: '2.0\n', stderr: '' })
    const layer = await readPng(await readFile(picture), 'picture.png')
    expect(new Set(await layer.read()).size).toBeGreaterThan(20)
  }, 120_000)

  test('a script that is not there', async () => {
    expect(await run(['run', join(folder, 'none.py')])).toMatchObject({
      status: 2,
      stderr: `There is no script ${join(folder, 'none.py')}.\n`,
    })
  })
})

describe('processors', () => {
  test('lists built-in and Python types, and files that fail', async () => {
    await processorFile('Broken', 'import nothing_of_that_name\n')
    const { status, stdout } = await run(['processors', '--json'])
    expect(status).toBe(0)
    const { processors, failedFiles } = JSON.parse(stdout) as {
      processors: { identifier: string; ports: unknown[] }[]
      failedFiles: { file: string; error: string }[]
    }
    expect(processors).toContainEqual(
      expect.objectContaining({
        identifier: 'org.inviwo.VolumeRaycaster',
        displayName: 'Volume Raycaster',
        category: 'Volume Rendering',
        codeState: 'stable',
        file: null,
        ports: expect.arrayContaining([expect.objectContaining({ direction: 'in', dataType: 'org.inviwo.Volume' })]),
        properties: expect.arrayContaining([expect.objectContaining({ classIdentifier: 'org.inviwo.CameraProperty' })]),
      }),
    )
    expect(processors).toContainEqual(
      expect.objectContaining({
        identifier: 'org.inviwo.example.NumpySource',
        file: join(root, 'examples/processors/NumpySource.py'),
        properties: expect.arrayContaining([expect.objectContaining({ identifier: 'file', classIdentifier: 'org.inviwo.FileProperty' })]),
      }),
    )
    expect(failedFiles).toEqual([
      {
        file: join(home, 'python_processors/Broken.py'),
        error: expect.stringContaining("No module named 'nothing_of_that_name'"),
        traceback: expect.any(String),
      },
    ])
  })

  test('also as text, with the options before the verb', async () => {
    const { status, stdout } = await ivw.run(['--home', home, 'processors'], { PYTHON_EXECUTABLE: python })
    expect(status).toBe(0)
    expect(stdout).toMatch(/^org\.inviwo\.VolumeRaycaster +Volume Raycaster +Volume Rendering +stable/m)
  })
})

describe('inspect and resave', () => {
  test('shows what a workspace holds', async () => {
    const { status, stdout } = await run(['inspect', example, '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      processors: expect.arrayContaining([
        expect.objectContaining({
          identifier: 'NumpySource',
          type: 'org.inviwo.example.NumpySource',
          known: true,
          properties: expect.arrayContaining([expect.objectContaining({ identifier: 'spacing' })]),
        }),
      ]),
      connections: expect.arrayContaining([{ source: 'NumpySource.outport', destination: 'VolumeRaycaster.volume' }]),
      links: expect.arrayContaining([{ source: 'EntryExitPoints.camera', destination: 'VolumeRaycaster.camera' }]),
      issues: [],
    })
    expect((await run(['inspect', example])).stdout).toContain('NumpySource.outport -> VolumeRaycaster.volume')
  })

  test('a second resave changes nothing, and an unknown processor is kept', async () => {
    const [first, second] = [join(folder, 'first.inv'), join(folder, 'second.inv')]
    expect(await run(['resave', example, first])).toMatchObject({ status: 0, stdout: '' })
    expect(await run(['resave', first, second])).toMatchObject({ status: 0, stdout: '' })
    const text = await readFile(second, 'utf8')
    expect(text).toBe(await readFile(first, 'utf8'))
    expect(text).toContain('type="org.inviwo.example.NumpySource"')
    expect(text).toMatch(/NumpySource\.outport|identifier="outport"/)
    const [before, after] = await Promise.all(
      [example, second].map(async path => JSON.parse((await run(['inspect', path, '--json'])).stdout) as { connections: unknown }),
    )
    expect(after!.connections).toEqual(before!.connections)
  })
})

describe('without Python', () => {
  test('a script is refused in a sentence', async () => {
    const { status, stderr } = await run(['run', await script('print(1)'), '--no-python'])
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'A script is Python: it cannot be run with --no-python.\n' })
  })

  test('its processors are not offered, and are placeholders that keep what they were', async () => {
    const listed = JSON.parse((await run(['processors', '--json', '--no-python'])).stdout)
    expect(listed.failedFiles).toEqual([])
    expect(listed.processors.filter(({ file }: { file: string | null }) => file !== null)).toEqual([])
    const { status, stdout } = await run(['inspect', example, '--no-python', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      processors: expect.arrayContaining([expect.objectContaining({ identifier: 'NumpySource', known: false })]),
      connections: expect.arrayContaining([{ source: 'NumpySource.outport', destination: 'VolumeRaycaster.volume' }]),
    })
  })
})

test('new writes processors from every template, and each loads', async () => {
  const { status, stdout } = await run(['new', 'MyFilter'])
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${join(home, 'python_processors/MyFilter.py')}\n` })
  expect(await run(['new', 'MyFilter'])).toMatchObject({ status: 1, stderr: expect.stringContaining('exists already') })
  expect(await run(['new', '2D'])).toMatchObject({ status: 1, stderr: expect.stringContaining('cannot name a processor') })
  const templates = (await readdir(join(root, 'python/inviwopy/_templates')))
    .filter(name => name.endsWith('.template'))
    .map(name => name.split('.')[0]!)
  for (const template of templates) expect(await run(['new', `Made${template}`, '--template', template])).toMatchObject({ status: 0 })
  const listed = JSON.parse((await run(['processors', '--json'])).stdout) as {
    processors: { displayName: string; file: string | null }[]
    failedFiles: unknown[]
  }
  expect(listed.failedFiles).toEqual([])
  const own = listed.processors.filter(({ file }) => file?.startsWith(home)).map(({ displayName }) => displayName)
  expect(own.sort()).toEqual(['My Filter', ...templates.map(template => `Made${template}`)].sort())
})

test('doctor tells what was found', async () => {
  const { stdout } = await ivw.run(['doctor', '--json', '--home', home], { PYTHON_EXECUTABLE: python })
  const { findings } = JSON.parse(stdout) as { findings: { name: string; ok: boolean; text: string }[] }
  expect(findings).toContainEqual({ name: 'Node', ok: true, text: process.versions.node })
  expect(findings).toContainEqual({ name: 'NumPy', ok: true, text: expect.stringMatching(/^\d+\.\d+/) })
  const lacking = await ivw.run(['doctor', '--home', home], { PYTHON_EXECUTABLE: '/none/python' })
  expect(lacking.status).toBe(1)
  expect(lacking.stdout).toMatch(/^MISSING Python with NumPy: .*\n +to mend it: /m)
})
