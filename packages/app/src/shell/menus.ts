import type { GalleryItem } from '@ivw/engine/protocol'
import { canvasTitles } from '../canvas/canvas-titles.ts'
import type { MenuName } from '../commands/command.ts'
import { menuEntry } from '../commands/menu-entry.ts'
import type { CommandRegistry } from '../commands/registry.ts'
import type { Page } from '../page-context.ts'
import type { WorkspaceScripts } from '../python/workspace-scripts.tsx'
import { useStore } from '../store.ts'
import type { MenuEntry } from '../ui/menu-entry.ts'
import { useWorkspaceLists } from '../workspace/recent-workspaces.ts'
import { layout, useLayout } from './layout.ts'

/** Which commands stand in which menu; `-` is a line. */
const menus: Readonly<Record<MenuName, readonly string[]>> = {
  File: [
    'file.new',
    '>From Template',
    'file.open',
    '>Open Recent',
    'file.import',
    'file.rawData',
    'file.start',
    'file.examples',
    '-',
    'file.save',
    'file.saveAs',
    'file.saveTemplate',
    '-',
    'file.exportPicture',
    'file.animation',
    'file.properties',
    '-',
    'file.recover',
  ],
  Edit: [
    'edit.undo',
    'edit.redo',
    'edit.undoView',
    'edit.redoView',
    '-',
    'edit.cut',
    'edit.copy',
    'edit.paste',
    'edit.pasteInputs',
    'edit.duplicate',
    'edit.delete',
    'edit.deleteReconnect',
    'edit.selectAll',
    '-',
    'edit.find',
    'network.add',
    'network.rename',
    'network.link',
    'network.inspectPorts',
    'network.createComposite',
    'network.expandComposite',
    'network.enterComposite',
    'network.leaveComposite',
    'network.editCode',
    '>Walk and Move',
    '-',
    'network.rerun',
    'network.cancel',
  ],
  View: [
    'view.processor-list',
    'view.network',
    'view.properties',
    'view.console',
    'view.python-editor',
    '>Canvases',
    'view.nextPanel',
    'view.previousPanel',
    'view.resetLayout',
    '-',
    'view.fitAll',
    'view.fitSelection',
    'view.zoomIn',
    'view.zoomOut',
    'view.zoom100',
    'view.zoomFit',
    'view.links',
    'view.minimap',
    'view.refinement',
    '-',
    '>Usage Mode',
    '>Theme',
  ],
  Python: [
    'python.new',
    'python.folder',
    'python.format',
    '-',
    'python.runScript',
    '>Workspace Scripts',
    '-',
    'python.interpreter',
    'python.install',
    'python.debug',
    '-',
    'python.turnOn',
    'python.restart',
    'python.interrupt',
    'python.pause',
  ],
  Help: ['help.keys', 'help.about'],
}

export const menuNames = Object.keys(menus) as readonly MenuName[]

/** A menu as it stands now. */
export function menuItems(
  name: MenuName,
  { commands, scripts, workspace }: Pick<Page, 'commands' | 'scripts' | 'workspace'>,
): readonly MenuEntry[] {
  const { state } = useStore.getState().python
  const useless = state === 'off' ? 'python.restart' : 'python.turnOn'
  const items = menus[name].filter(item => item !== useless)
  return items.map(item => {
    if (item === '-') return 'separator'
    if (item === '>Workspace Scripts') return scriptsMenu(commands, scripts)
    if (item === '>Open Recent') return listMenu('Open Recent', useWorkspaceLists.getState().recent, path => void workspace.open(path))
    if (item === '>From Template')
      return listMenu('From Template', useWorkspaceLists.getState().templates, path => void workspace.openCopy(path))
    if (item.startsWith('>')) return submenu(item.slice(1), commands)
    return menuEntry(commands.get(item))
  })
}

/** Every command that some menu holds, for the test that none is without one. */
export function commandsInMenus(): readonly string[] {
  return [...Object.values(menus).flat(), ...usageCommands, ...themeCommands, ...walkCommands, 'python.newScript']
}

const usageCommands = ['view.usage.application', 'view.usage.development']
const themeCommands = ['view.theme.system', 'view.theme.dark', 'view.theme.light']
const walkCommands = ['walk', 'nudge'].flatMap(kind => ['left', 'right', 'up', 'down'].map(direction => `network.${kind}.${direction}`))

function scriptsMenu(commands: CommandRegistry, scripts: WorkspaceScripts): MenuEntry {
  const entries: MenuEntry[] = scripts.all.map(({ name }) => ({
    label: name,
    items: [
      { label: 'Run', onSelect: () => void scripts.run(name), disabled: useStore.getState().python.state !== 'ready' },
      { label: 'Edit', onSelect: () => void scripts.edit(name) },
      { label: 'Rename…', onSelect: () => void scripts.rename(name) },
      { label: 'Delete…', onSelect: () => void scripts.remove(name) },
    ],
  }))
  const own = menuEntry(commands.get('python.newScript'))
  return { label: 'Workspace Scripts', items: entries.length > 0 ? [...entries, 'separator', own] : [own] }
}

function listMenu(label: string, items: readonly GalleryItem[], open: (path: string) => void): MenuEntry {
  if (items.length === 0) return { label, items: [{ label: 'None yet', disabled: true, onSelect: () => undefined }] }
  return {
    label,
    items: items.map(({ path, title, missing }) => ({ label: title, disabled: missing ?? false, onSelect: () => open(path) })),
  }
}

function submenu(label: string, commands: CommandRegistry): MenuEntry {
  if (label === 'Usage Mode') return { label, items: usageCommands.map(id => menuEntry(commands.get(id))) }
  if (label === 'Theme') return { label, items: themeCommands.map(id => menuEntry(commands.get(id))) }
  if (label === 'Walk and Move') return { label, items: walkCommands.map(id => menuEntry(commands.get(id))) }
  const { open } = useLayout.getState()
  return {
    label,
    items: [...canvasTitles(useStore.getState().processors.values())].map(([identifier, title]) => ({
      label: title,
      checked: open.has(identifier),
      onSelect: () => (open.has(identifier) ? layout.hideCanvas(identifier) : layout.showCanvas(identifier)),
    })),
  }
}
