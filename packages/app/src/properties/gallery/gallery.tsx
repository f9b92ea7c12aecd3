/** Every property widget on one page, with an engine that only pretends. For development and for the browser test. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { DialogHost } from '../../dialogs/dialog-host.tsx'
import { EngineClient } from '../../engine/client.ts'
import { EngineContext } from '../../engine/engine-context.ts'
import { chooseUsage } from '../../shell/usage-choice.ts'
import { followEngine, select, useStore } from '../../store.ts'
import { TooltipProvider } from '../../ui/tooltip.tsx'
import { PropertiesPanel } from '../properties-panel.tsx'
import { GalleryEngine } from './gallery-engine.ts'
import '../../theme.css'
import '../../base.css'

const fake = new GalleryEngine()
const engine = new EngineClient(fake)
followEngine(engine)
engine.hello('http://localhost', '')

const options = new URLSearchParams(location.search)
document.documentElement.dataset.theme = options.get('theme') ?? 'dark'
// `?select=Basic,Texts`; nothing after the sign selects nothing.
const wanted = options.get('select')
engine.onMessage(message => {
  if (message.kind === 'snapshot' && wanted !== null) select(wanted.split(',').filter(Boolean))
})
declare global {
  interface Window {
    /** For the browser test: what the page has sent, and what it knows. */
    gallery: { readonly fake: GalleryEngine; readonly store: typeof useStore; readonly chooseUsage: typeof chooseUsage }
  }
}
window.gallery = { fake, store: useStore, chooseUsage }

const root = document.querySelector('#root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <EngineContext value={engine}>
        <TooltipProvider>
          <main style={{ width: `${options.get('width') ?? '340'}px`, height: '100%' }}>
            <h1 className="visually-hidden">Property widgets</h1>
            <PropertiesPanel />
          </main>
          <DialogHost />
        </TooltipProvider>
      </EngineContext>
    </StrictMode>,
  )
