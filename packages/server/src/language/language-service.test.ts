import { existsSync } from 'node:fs'
import { mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { socketPaths } from '@ivw/engine/server-protocol'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Token } from '../guard/token.ts'
import { WebServer } from '../http/web-server.ts'
import { projectFolders } from '../project-folders.ts'
import { LanguageClient } from '../testing/language-client.ts'
import { LanguageService } from './language-service.ts'

const project = projectFolders()
const interpreter = process.env.PYTHON_EXECUTABLE ?? join(project.root, '.venv/bin/python')
const token = new Token()

let folder: string
let service: LanguageService
let server: WebServer
let client: LanguageClient

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
  service = new LanguageService({
    interpreter: () => interpreter,
    library: project.python,
    importFolders: [folder],
    folders: () => [folder],
  })
  server = new WebServer({
    token,
    page: undefined,
    routes: [],
    sockets: { [socketPaths.language]: socket => service.accept(socket) },
    log: () => undefined,
  })
  await server.listen(0)
  client = await LanguageClient.connect(server.port, token.text)
  await client.initialize()
}, 60_000)
afterAll(async () => {
  await service.close()
  await server.close()
  await rm(folder, { recursive: true })
})

const file = (name = 'Ball.py') => join(folder, name)

describe('an editor asks', { timeout: 60_000 }, () => {
  test('for what comes after a dot: members of inviwopy and of the chosen interpreter’s packages', async () => {
    expect(await client.complete(file(), processor('self.outports.|'))).toContain('append')
    expect(await client.complete(file(), processor('self.outport.|'))).toEqual(expect.arrayContaining(['setData', 'identifier']))
    expect(await client.complete(file(), processor('np.linsp|'))).toEqual(['linspace'])
  })

  test('for the meaning and the place of a name, and the parameters of a call', async () => {
    await writeFile(file('shapes.py'), 'def ball(radius: float):\n    """A ball."""\n')
    service.filesChanged([{ path: file('shapes.py'), version: '1' }])
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
    const { readdirSync, readFileSync } = await import('node:fs')
    for (const name of readdirSync(project.templates).filter(name => name.endsWith('.template'))) {
      const text = readFileSync(join(project.templates, name), 'utf8').replaceAll('{name}', 'Made').replaceAll('{displayName}', 'Made')
      const uri = client.open(file(), `${text}\nunknown_name\n`)
      const found = await client.diagnostics(uri, diagnostics => diagnostics.length > 0)
      expect(found.map(({ message }) => `${name}: ${message}`)).toEqual([
        `${name}: "unknown_name" is not defined`,
        `${name}: Expression value is unused`,
      ])
      client.tell('textDocument/didClose', { textDocument: { uri } })
    }
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
    const other = await LanguageClient.connect(server.port, token.text)
    other.socket.send(text)
    expect(await other.closed).toMatchObject({ code: 1008 })
  })
})

test('there is one process, which ends with its page', { timeout: 30_000 }, async () => {
  const first = await LanguageClient.connect(server.port, token.text)
  await first.initialize()
  const pid = service.pid!
  const second = await LanguageClient.connect(server.port, token.text)
  expect(await first.closed).toEqual({ code: 4001, reason: 'another page asks now' })
  await second.initialize()
  const last = service.pid!
  expect(last).not.toBe(pid)
  second.socket.terminate()
  await vi.waitFor(() => expect([pid, last].filter(each => existsSync(`/proc/${each}`))).toEqual([]), 5000)
  expect(service.pid).toBeUndefined()
})
