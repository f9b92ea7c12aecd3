import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { socketPaths } from '@ivw/engine/server-protocol'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Token } from '../guard/token.ts'
import { WebServer } from '../http/web-server.ts'
import { projectFolders } from '../project-folders.ts'
import { createProcessor, processorTemplates } from '../session/new-processor.ts'
import { LanguageClient } from '../testing/language-client.ts'
import { LanguageService } from './language-service.ts'

const project = projectFolders()
const developed = process.env.PYTHON_EXECUTABLE ?? join(project.root, '.venv/bin/python')
const token = new Token()

let folder: string
let service: LanguageService
let client: LanguageClient
const servers: WebServer[] = []
const services: LanguageService[] = []

/** A server of its own, for tests that end the connections of others. */
async function serve(interpreter = () => developed): Promise<{ service: LanguageService; connect: () => Promise<LanguageClient> }> {
  const service = new LanguageService({
    interpreter,
    library: project.python,
    importFolders: [folder],
    folders: () => [folder],
  })
  const server = new WebServer({
    token,
    page: undefined,
    routes: [],
    sockets: { [socketPaths.language]: socket => service.accept(socket) },
    log: () => undefined,
  })
  await server.listen(0)
  servers.push(server)
  services.push(service)
  return { service, connect: () => LanguageClient.connect(server.port, token.text) }
}

const processor = (body: string) => `import inviwopy as ivw
import numpy as np


class Ball(ivw.Processor):
    def __init__(self, id, name):
        ivw.Processor.__init__(self, id, name)
        self.outport = ivw.data.VolumeOutport("outport")
        self.addOutport(self.outport)

    def process(self):
        ${body}
`

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'ivw-language-')))
  await writeFile(join(folder, 'Ball.py'), processor('pass'))
  await writeFile(join(folder, 'shapes.py'), 'def ball(radius: float):\n    """A ball."""\n')
  const served = await serve()
  service = served.service
  client = await served.connect()
  await client.initialize()
}, 60_000)
afterAll(async () => {
  await Promise.all(services.map(each => each.close()))
  await Promise.all(servers.map(each => each.close()))
  await rm(folder, { recursive: true })
})

const file = (name = 'Ball.py') => join(folder, name)

describe('an editor asks', { timeout: 60_000 }, () => {
  test('for what comes after a dot: members of inviwopy and of the chosen interpreter’s packages', async () => {
    expect(await client.complete(file(), processor('self.outports.|'))).toContain('__len__')
    expect(await client.complete(file(), processor('self.outport.|'))).toEqual(expect.arrayContaining(['setData', 'identifier']))
    expect(await client.complete(file(), processor('np.linsp|'))).toEqual(['linspace'])
  })

  test('for the meaning and the place of a name, and the parameters of a call', async () => {
    const uri = client.open(file(), 'from shapes import ball\nball(')
    const at = (line: number, character: number) => ({ textDocument: { uri }, position: { line, character } })
    expect(JSON.stringify(await client.ask('textDocument/hover', at(1, 2)))).toContain('A ball.')
    expect(await client.ask('textDocument/signatureHelp', at(1, 5))).toMatchObject({
      signatures: [{ label: '(radius: float) -> None' }],
    })
    expect(await client.ask('textDocument/definition', at(1, 2))).toMatchObject([{ uri: expect.stringContaining('shapes.py') }])
    client.tell('textDocument/didClose', { textDocument: { uri } })
  })

  test('is told of names that are not there, and no more once they are', async () => {
    const uri = client.open(file(), 'from later import ball\n')
    const found = await client.diagnostics(uri, diagnostics => diagnostics.length > 0)
    expect(found).toMatchObject([{ severity: 1, message: expect.stringContaining('later') }])
    await writeFile(file('later.py'), 'ball = 1\n')
    const resolved = client.diagnostics(uri, diagnostics => diagnostics.length === 0)
    service.filesChanged([{ path: file('later.py'), version: '1' }])
    await resolved
    client.tell('textDocument/didClose', { textDocument: { uri } })
  })

  test('and finds nothing wrong with the templates', async () => {
    const names = await processorTemplates(project.templates)
    const found = names.map(async template => {
      const name = `Made${template}`
      const path = await createProcessor({ name, template, templates: project.templates, folder })
      const uri = client.open(path, `${await readFile(path, 'utf8')}\nprint(unknown_name)\n`)
      return (await client.diagnostics(uri, diagnostics => diagnostics.length > 0)).map(({ message }) => message)
    })
    expect(await Promise.all(found)).toEqual(names.map(() => ['"unknown_name" is not defined']))
  })
})

describe('only files of the given folders are opened', () => {
  test.each([
    ['elsewhere', () => join(project.root, 'README.md')],
    ['in a folder whose name begins alike', () => `${folder}-evil/x.py`],
    ['through ..', () => join(folder, '../x.py')],
    ['that do not exist', () => file('Nobody.py')],
  ])('not %s', async (_name, path) => {
    const uri = client.open(path(), 'import os\n')
    const question = { textDocument: { uri }, position: { line: 0, character: 8 } }
    await expect(client.ask('textDocument/hover', question)).rejects.toThrow('The file is not open.')
  })

  test('not through a link that leads out', async () => {
    await symlink(join(project.root, 'README.md'), file('link.py'))
    const uri = client.open(file('link.py'), '')
    await expect(client.ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } })).rejects.toThrow(
      'not open',
    )
  })

  test.each(['http://evil.example/x.py', 'file://evil.example/x.py', 'file:///etc/../etc/passwd', ''])('nor %j', async uri => {
    client.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text: '' } })
    await expect(client.ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } })).rejects.toThrow(
      'not open',
    )
  })
})

describe('a page that breaks the rules is cut off', () => {
  test.each([
    ['with what is no JSON', '{'],
    ['with what is no message', '[]'],
    ['with a command of the language server', '{"jsonrpc":"2.0","id":1,"method":"workspace/executeCommand","params":{"command":"x"}}'],
    ['with settings of its own', '{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{}}'],
  ])('%s', async (_name, text) => {
    const other = await (await serve()).connect()
    other.socket.send(text)
    expect(await other.closed).toMatchObject({ code: 1008 })
  })
})

test('another interpreter has other packages', { timeout: 60_000 }, async () => {
  const empty = join(folder, 'empty')
  await promisify(execFile)(developed, ['-m', 'venv', '--without-pip', empty])
  let chosen = developed
  const { service, connect } = await serve(() => chosen)
  const client = await connect()
  await client.initialize()
  const uri = client.open(file(), 'import numpy\n')
  expect(await client.diagnostics(uri, () => true)).toEqual([])
  const missing = client.diagnostics(uri, diagnostics => diagnostics.length > 0)
  chosen = join(empty, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  service.settingsChanged()
  expect(await missing).toMatchObject([{ message: 'Import "numpy" could not be resolved' }])
})

test('there is one process, which ends with its page', { timeout: 30_000 }, async () => {
  const { service, connect } = await serve()
  const first = await connect()
  await first.initialize()
  const pid = service.pid!
  const second = await connect()
  expect(await first.closed).toEqual({ code: 4001, reason: 'another page asks now' })
  await second.initialize()
  const last = service.pid!
  expect(last).not.toBe(pid)
  second.socket.terminate()
  await vi.waitFor(() => expect([pid, last].filter(each => existsSync(`/proc/${each}`))).toEqual([]), 5000)
  expect(service.pid).toBeUndefined()
})
