import type { UsageMode } from '@ivw/engine/protocol'
import { toggleRefinement, useRefinement } from '../canvas/refinement-choice.ts'
import { networkView, useNetworkView } from '../network/network-view.ts'
import { layout, type PanelName, panels, useLayout } from '../shell/layout.ts'
import { chooseTheme, type ThemeChoice, useThemeChoice } from '../shell/theme-choice.ts'
import { chooseUsage, useUsageChoice } from '../shell/usage-choice.ts'
import { useStore } from '../store.ts'
import type { Command } from './command.ts'

const panelKeys: Partial<Record<PanelName, readonly string[]>> = { console: ['Ctrl+`'] }

export function viewCommands(): readonly Command[] {
  return [
    ...(Object.keys(panels) as PanelName[]).map(
      (name): Command => ({
        id: `view.${name}`,
        label: panels[name],
        ...(panelKeys[name] && { keys: panelKeys[name], scope: 'everywhere' }),
        isChecked: () => useLayout.getState().open.has(name),
        run: () => layout.toggle(name),
      }),
    ),
    { id: 'view.nextPanel', label: 'Next Panel', keys: ['F6'], scope: 'everywhere', run: () => layout.focusNext(1) },
    { id: 'view.previousPanel', label: 'Previous Panel', keys: ['Shift+F6'], scope: 'everywhere', run: () => layout.focusNext(-1) },
    { id: 'view.resetLayout', label: 'Reset Layout', run: () => layout.reset() },
    { id: 'view.fitAll', label: 'Fit Whole Network', keys: ['Home'], scope: 'network', run: () => networkView.fit() },
    {
      id: 'view.fitSelection',
      label: 'Fit Selection',
      keys: ['.'],
      scope: 'network',
      run: () => networkView.fit([...useStore.getState().selection]),
    },
    { id: 'view.zoomIn', label: 'Zoom In', keys: ['Alt+Plus'], scope: 'network', run: () => networkView.zoomIn() },
    { id: 'view.zoomOut', label: 'Zoom Out', keys: ['Alt+Minus'], scope: 'network', run: () => networkView.zoomOut() },
    { id: 'view.zoom100', label: 'Zoom to 100 %', keys: ['Ctrl+1'], scope: 'network', run: () => networkView.zoomTo(1) },
    { id: 'view.zoomFit', label: 'Zoom to Fit', keys: ['Ctrl+0'], scope: 'network', run: () => networkView.fit() },
    {
      id: 'view.links',
      label: 'Show Property Links',
      keys: ['Alt+L'],
      scope: 'network',
      isChecked: () => useNetworkView.getState().showLinks,
      run: () => networkView.toggleLinks(),
    },
    {
      id: 'view.minimap',
      label: 'Show Overview',
      isChecked: () => useNetworkView.getState().showMinimap,
      run: () => networkView.toggleMinimap(),
    },
    {
      id: 'view.refinement',
      label: 'Coarse Pictures While Things Change',
      isChecked: () => useRefinement.getState().enabled,
      run: toggleRefinement,
    },
    ...usages.map(
      ([mode, label]): Command => ({
        id: `view.usage.${mode}`,
        label,
        isChecked: () => useUsageChoice.getState().mode === mode,
        run: () => chooseUsage(mode),
      }),
    ),
    ...themes.map(
      ([choice, label]): Command => ({
        id: `view.theme.${choice}`,
        label,
        isChecked: () => useThemeChoice.getState().choice === choice,
        run: () => chooseTheme(choice),
      }),
    ),
  ]
}

const usages: readonly (readonly [UsageMode, string])[] = [
  ['application', 'Application'],
  ['development', 'Development'],
]

const themes: readonly (readonly [ThemeChoice, string])[] = [
  ['system', 'As the System'],
  ['dark', 'Dark'],
  ['light', 'Light'],
]
