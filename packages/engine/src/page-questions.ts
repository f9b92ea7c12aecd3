import { type Disposable, Signal } from '@ivw/network'
import type { PageQuestion } from './protocol.ts'

/** What scripts and processors ask the user. The asker waits until somebody at the page has answered. */
export class PageQuestions {
  readonly #asked = new Signal<[id: number, question: PageQuestion]>()
  readonly #waiting = new Map<number, (answer: string | undefined) => void>()
  #nextId = 1

  /** Whoever listens answers. */
  onQuestion(callback: (id: number, question: PageQuestion) => void): Disposable {
    return this.#asked.add(callback)
  }

  /** Resolves with undefined when the user cancels. @throws Error where nobody can be asked. */
  ask(question: PageQuestion): Promise<string | undefined> {
    if (this.#asked.isEmpty)
      throw new Error(
        `There is no page to show "${question.title}" in: open the workspace with "ivw serve", or leave the question out here`,
      )
    const id = this.#nextId++
    return new Promise(resolve => {
      this.#waiting.set(id, resolve)
      this.#asked.fire(id, question)
    })
  }

  answer(id: number, answer: string | undefined): void {
    this.#waiting.get(id)?.(answer)
    this.#waiting.delete(id)
  }

  /** The page has gone: nobody answers any more. */
  cancelAll(): void {
    for (const id of [...this.#waiting.keys()]) this.answer(id, undefined)
  }
}
