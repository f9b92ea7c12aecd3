import type { AddPanelOptions, DockviewApi, IDockviewPanel } from 'dockview-react'
import { create } from 'zustand'

export const panels = {
  'processor-list': 'Processors',
  network: 'Network Editor',
  properties: 'Properties',
  console: 'Output Console',
  'python-editor': 'Python Editor',
} as const
export type PanelName = keyof typeof panels

const key = 'ivw.layout'
/** Of development mode, while the page is in application mode. */
const developmentKey = 'ivw.layout.development'
/** Raised when stored layouts of older pages would not fit. */
const layoutVersion = 1

/** Pixels. Enough for the console's first lines. */
const lowHeight = 200
/** What the editor gets of the page's height when a file is opened in it. */
const editorShare = 0.42

interface LayoutState {
  /** Which panels are open, for the View menu. */
  readonly open: ReadonlySet<string>
  /** Canvases whose panel the user closed. */
  readonly hidden: ReadonlySet<string>
}

export const useLayout = create<LayoutState>(() => ({ open: new Set(), hidden: new Set() }))

/** The dock and its panels. Everything but `attach` does nothing until the page is shown. */
class Layout {
  #api: DockviewApi | undefined
  #syncing = false

  attach(api: DockviewApi): void {
    this.#api = api
    if (!this.#restore(api)) this.reset()
    this.#remember()
    api.onDidLayoutChange(() => this.#remember())
    api.onDidRemovePanel(panel => {
      const canvas = canvasOf(panel)
      if (canvas !== undefined && !this.#syncing) this.#setHidden(canvas, true)
    })
  }

  /** The first view: list, network, canvas and properties side by side, console and Python Editor below. */
  reset(): void {
    const api = this.#api
    if (!api) return
    this.#quietly(() => {
      api.clear()
      const width = api.width || 1440
      const side = Math.round(Math.min(260, width * 0.18))
      const right = propertiesWidth(width)
      add(api, 'network', {})
      add(api, 'processor-list', { position: { referencePanel: 'network', direction: 'left' }, initialWidth: side })
      add(api, 'properties', { position: { referencePanel: 'network', direction: 'right' }, initialWidth: right })
      add(api, 'console', { position: { referencePanel: 'network', direction: 'below' }, initialHeight: lowHeight })
      add(api, 'python-editor', { position: { referencePanel: 'console', direction: 'within' }, inactive: true })
    })
    useLayout.setState({ hidden: new Set() })
  }

  /** Opens a panel, or brings its tab to the front. */
  show(name: PanelName): void {
    const api = this.#api
    const panel = api?.getPanel(name) ?? (api && add(api, name, homePosition(api, name)))
    panel?.api.setActive()
  }

  /** Brings the Python Editor to the front. One that is as low as the first view makes it gets room to read code. */
  showEditor(): void {
    this.show('python-editor')
    const api = this.#api
    const group = api?.getPanel('python-editor')?.group
    if (!api || group?.api.location.type !== 'grid' || group.height > lowHeight) return
    group.api.setSize({ height: Math.max(lowHeight, Math.round(api.height * editorShare)) })
  }

  toggle(name: PanelName): void {
    const panel = this.#api?.getPanel(name)
    if (panel) panel.api.close()
    else this.show(name)
  }

  /** Takes away what is for making networks, which the View menu can bring back. */
  leaveDevelopment(): void {
    const api = this.#api
    if (!api) return
    localStorage.setItem(developmentKey, JSON.stringify(api.toJSON()))
    for (const name of ['network', 'processor-list', 'python-editor', 'console']) api.getPanel(name)?.api.close()
    this.show('properties')
    api.getPanel('properties')?.group.api.setSize({ width: propertiesWidth(api.width) })
  }

  /** Panels are again where they were before. */
  returnToDevelopment(): void {
    const api = this.#api
    const text = localStorage.getItem(developmentKey)
    localStorage.removeItem(developmentKey)
    if (!api) return
    try {
      if (text !== null) this.#quietly(() => api.fromJSON(JSON.parse(text)))
    } catch {
      // As with any stored layout.
    }
    if (!api.getPanel('network')) this.reset()
    this.#remember()
  }

  showCanvas(canvas: string): void {
    this.#setHidden(canvas, false)
    this.#canvasPanels().get(canvas)?.api.setActive()
  }

  /** Moves the keyboard's focus to the next panel that is seen, or the previous one. */
  focusNext(step: 1 | -1): void {
    const place = (element: HTMLElement) => element.getBoundingClientRect()
    const shown = [...document.querySelectorAll<HTMLElement>('[data-panel]')]
      .filter(element => element.checkVisibility({ visibilityProperty: true }))
      .sort((a, b) => place(a).left - place(b).left || place(a).top - place(b).top)
    const current = shown.findIndex(element => element.contains(document.activeElement))
    const next = shown[(current + step + shown.length) % shown.length]
    const inside = next?.querySelector<HTMLElement>('[data-network-editor], [tabindex="0"], input, button, textarea, .cm-content')
    ;(inside ?? next)?.focus()
  }

  /** Closes the panel whose tab has the focus. */
  closeFocusedTab(): void {
    const id = document.activeElement?.closest<HTMLElement>('.dv-tab')?.dataset.tabPanelId
    if (id !== undefined) this.#api?.getPanel(id)?.api.close()
  }

  hideCanvas(canvas: string): void {
    this.#canvasPanels().get(canvas)?.api.close()
  }

  /** Gives every canvas that is not hidden a panel, and takes panels of canvases that are gone. */
  syncCanvases(canvases: ReadonlyMap<string, string>): void {
    const api = this.#api
    if (!api) return
    const { hidden } = useLayout.getState()
    this.#quietly(() => {
      const present = this.#canvasPanels()
      for (const [canvas, panel] of present) if (!canvases.has(canvas)) api.removePanel(panel)
      for (const [canvas, title] of canvases) {
        const panel = present.get(canvas)
        if (panel && panel.title !== title) panel.api.setTitle(title)
        if (!panel && !hidden.has(canvas)) addCanvas(api, canvas, title)
      }
    })
  }

  /** A canvas got another identifier: its panel stays where it is. */
  renameCanvas(from: string, to: string): void {
    this.#canvasPanels().get(from)?.api.updateParameters({ canvas: to })
    const { hidden } = useLayout.getState()
    if (!hidden.has(from)) return
    useLayout.setState({ hidden: new Set([...hidden].map(canvas => (canvas === from ? to : canvas))) })
  }

  #canvasPanels(): ReadonlyMap<string, IDockviewPanel> {
    return new Map(
      (this.#api?.panels ?? []).flatMap(panel => {
        const canvas = canvasOf(panel)
        return canvas === undefined ? [] : [[canvas, panel] as const]
      }),
    )
  }

  #setHidden(canvas: string, isHidden: boolean): void {
    const hidden = new Set(useLayout.getState().hidden)
    if (isHidden) hidden.add(canvas)
    else hidden.delete(canvas)
    useLayout.setState({ hidden })
    this.#remember()
  }

  #quietly(change: () => void): void {
    this.#syncing = true
    try {
      change()
    } finally {
      this.#syncing = false
    }
  }

  #remember(): void {
    const api = this.#api
    if (!api) return
    const hidden = [...useLayout.getState().hidden]
    localStorage.setItem(key, JSON.stringify({ version: layoutVersion, dock: api.toJSON(), hidden }))
    useLayout.setState({ open: new Set(api.panels.map(panel => canvasOf(panel) ?? panel.id)) })
  }

  #restore(api: DockviewApi): boolean {
    const text = localStorage.getItem(key)
    if (text === null) return false
    try {
      const stored = JSON.parse(text) as { version?: number; dock: Parameters<DockviewApi['fromJSON']>[0]; hidden?: string[] }
      if (stored.version !== layoutVersion) return false
      useLayout.setState({ hidden: new Set(stored.hidden) })
      this.#quietly(() => api.fromJSON(stored.dock))
      return api.getPanel('network') !== undefined || localStorage.getItem(developmentKey) !== null
    } catch {
      // A stored layout that cannot be read is worth nothing; the first view is always right.
      return false
    }
  }
}

export const layout = new Layout()

const propertiesWidth = (width: number): number => Math.round(Math.min(340, width * 0.25))

function canvasOf(panel: IDockviewPanel): string | undefined {
  const canvas: unknown = panel.params?.canvas
  return typeof canvas === 'string' ? canvas : undefined
}

type Placing = Partial<Pick<AddPanelOptions, 'position' | 'initialWidth' | 'initialHeight' | 'inactive'>>

function add(api: DockviewApi, name: PanelName, placing: Placing): IDockviewPanel {
  return api.addPanel({
    id: name,
    component: name,
    title: panels[name],
    minimumWidth: 120,
    minimumHeight: 80,
    ...placing,
  } as AddPanelOptions)
}

/** Where a panel that was closed comes back. */
function homePosition(api: DockviewApi, name: PanelName): Placing {
  const at = (referencePanel: string, direction: 'left' | 'right' | 'below' | 'within') =>
    api.getPanel(referencePanel) ? { position: { referencePanel, direction } as const } : undefined
  switch (name) {
    case 'processor-list':
      return { position: { direction: 'left' }, initialWidth: 240 }
    case 'properties':
      return { position: { direction: 'right' }, initialWidth: 340 }
    case 'console':
      return (
        at('python-editor', 'within') ?? { ...(at('network', 'below') ?? { position: { direction: 'below' } }), initialHeight: lowHeight }
      )
    case 'python-editor':
      return at('console', 'within') ?? { ...(at('network', 'below') ?? { position: { direction: 'below' } }), initialHeight: 240 }
    case 'network':
      return {}
  }
}

let nextCanvas = 1

/** The first canvas stands at the right of the network, or without it at the left of the properties, further ones below the last. */
function addCanvas(api: DockviewApi, canvas: string, title: string): void {
  const last = api.panels.findLast(panel => canvasOf(panel) !== undefined)
  const network = api.getPanel('network')
  const position = last
    ? ({ referencePanel: last.id, direction: last.group.height > 300 ? 'below' : 'within' } as const)
    : network
      ? ({ referencePanel: network.id, direction: 'right' } as const)
      : api.getPanel('properties') && ({ referencePanel: 'properties', direction: 'left' } as const)
  while (api.getPanel(`canvas-${nextCanvas.toString()}`)) nextCanvas++
  api.addPanel({
    id: `canvas-${nextCanvas.toString()}`,
    component: 'canvas',
    title,
    params: { canvas },
    renderer: 'always',
    minimumWidth: 100,
    minimumHeight: 80,
    inactive: false,
    ...(position && { position }),
    ...(!last && { initialWidth: network ? Math.round(network.group.width / 2) : api.width - propertiesWidth(api.width) }),
  } as AddPanelOptions)
}
