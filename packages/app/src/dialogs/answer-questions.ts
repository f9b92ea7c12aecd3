import type { PageQuestion } from '@ivw/engine/protocol'
import type { Disposable, EngineClient } from '../engine/client.ts'
import { fileQuestion } from '../properties/widgets/file-question.ts'
import { chooseFile } from '../ui/file-dialog.tsx'
import { prompt } from './prompt.tsx'

/** Shows the user what scripts and processors ask, and tells them the answers. */
export function answerQuestions(engine: EngineClient): Disposable {
  return engine.onMessage(async message => {
    if (message.kind === 'question') engine.send({ kind: 'reply', id: message.id, answer: await answerTo(message.question) })
  })
}

function answerTo(question: PageQuestion): Promise<string | undefined> {
  if (question.kind === 'text') return prompt(question)
  const { title, state } = question
  const start = Array.isArray(state.value) ? state.value.at(-1) : state.value
  return chooseFile({ ...fileQuestion(state), title, start: typeof start === 'string' ? start : '' })
}
