import { createRoot } from 'react-dom/client'
import { App } from '../app.tsx'
import { followPointerFeedback } from '../canvas/pointer-feedback.ts'
import { EngineClient } from '../engine/client.ts'
import { FakeEngine } from '../engine/fake-engine.ts'
import { emptyNetwork } from '../engine/fake-network.ts'
import { frames } from '../engine/frames.ts'
import { applyThemeChoice } from '../shell/theme-choice.ts'
import { followEngine } from '../store.ts'
import '../theme.css'
import '../base.css'

/** The page on the fake engine, for looking at it: `npx vite packages/app`, then /dev.html. `?empty` begins without processors. */
applyThemeChoice()
const fake = new FakeEngine(location.search.includes('empty') ? emptyNetwork : undefined)
const engine = new EngineClient(fake)
followEngine(engine)
frames.follow(engine)
followPointerFeedback(engine)
engine.hello(location.origin, '')
createRoot(document.getElementById('root')!).render(<App engine={engine} />)

// For the console of the browser and for scripts that take pictures.
Object.assign(window, { fake })
