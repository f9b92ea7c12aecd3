import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { followPointerFeedback } from './canvas/pointer-feedback.ts'
import { sendRefinement } from './canvas/refinement-choice.ts'
import { answerQuestions } from './dialogs/answer-questions.ts'
import { EngineClient } from './engine/client.ts'
import { frames } from './engine/frames.ts'
import { takeToken } from './engine/session-token.ts'
import { startWorker } from './engine/start-worker.ts'
import { NoTokenScreen } from './shell/session-screen.tsx'
import { applyThemeChoice } from './shell/theme-choice.ts'
import { followEngine, useStore } from './store.ts'
import './theme.css'
import './base.css'

applyThemeChoice()
const root = createRoot(document.getElementById('root')!)
const token = takeToken()

if (token === undefined) root.render(<NoTokenScreen />)
else {
  const engine = new EngineClient(
    startWorker(message => {
      const reason = `The engine stopped: ${message}`
      useStore.setState({ session: { state: 'disconnected', message: reason } })
      engine.rejectPending(reason)
    }),
  )
  followEngine(engine)
  frames.follow(engine)
  followPointerFeedback(engine)
  answerQuestions(engine)
  engine.hello(location.origin, token)
  sendRefinement(engine)
  root.render(
    <StrictMode>
      <App engine={engine} />
    </StrictMode>,
  )
}
