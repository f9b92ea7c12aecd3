import { expect, test } from 'vitest'
import { EditorFiles } from '../editor/editor-files.ts'
import { EngineClient } from '../engine/client.ts'
import { FakeEngine } from '../engine/fake-engine.ts'
import { NetworkActions } from '../network/network-actions.ts'
import { WorkspaceScripts } from '../python/workspace-scripts.tsx'
import { commandsInMenus } from '../shell/menus.ts'
import { WorkspaceFiles } from '../workspace/workspace-files.ts'
import { pageCommands } from './page-commands.ts'
import { CommandRegistry } from './registry.ts'

const engine = new EngineClient(new FakeEngine())
const editor = new EditorFiles(engine)
const registry = new CommandRegistry(
  pageCommands({
    engine,
    network: new NetworkActions(engine),
    editor,
    workspace: new WorkspaceFiles(engine),
    scripts: new WorkspaceScripts(engine, editor),
  }),
)

test('every command stands in a menu, and menus name commands only', () => {
  const inMenus = commandsInMenus().filter(item => item !== '-' && !item.startsWith('>'))
  expect(inMenus.toSorted()).toEqual(registry.all.map(({ id }) => id).toSorted())
})

test('no two commands of overlapping places share a key', () => {
  const keys = registry.all.flatMap(({ keys = [] }) => keys)
  expect(keys.length).toBe(new Set(keys).size)
})

test('no command needs a key that browsers keep for themselves', () => {
  const kept = ['Ctrl+N', 'Ctrl+T', 'Ctrl+W', 'Ctrl+Shift+P']
  expect(registry.all.flatMap(({ keys = [] }) => keys).filter(key => kept.includes(key))).toEqual([])
})

test('two commands of one name are a mistake', () => {
  const command = { id: 'x', label: 'X', run: () => undefined }
  expect(() => new CommandRegistry([command, command])).toThrow('Two commands are called x')
})
