import type { Change } from './change.ts'
import { Recorder } from './recorder.ts'

/** Has what happens to a network taken down while something asks for it. */
export class Recording {
  #recorder: Recorder | undefined

  /** Takes down what happens now; undefined outside of edits. */
  get recorder(): Recorder | undefined {
    return this.#recorder
  }

  /** Returns what undoes `action`; when that throws, `undo` gets it. Inside of another recording it is part of that, too. */
  edit(action: () => void, undo: (inverse: readonly Change[]) => void): Change[] {
    const recorder = this.#recorder ?? new Recorder()
    const start = recorder.length
    try {
      this.#with(recorder, action)
      return recorder.inverseSince(start)
    } catch (error) {
      this.pause(() => undo(recorder.inverseSince(start)))
      recorder.forgetSince(start)
      throw error
    }
  }

  /** `done` gets what undoes `action`, if there is something, also when that throws. */
  follow<T>(action: () => T, done: (inverse: readonly Change[]) => void): T {
    const recorder = new Recorder()
    try {
      return this.#with(recorder, action)
    } finally {
      const inverse = recorder.inverseSince(0)
      if (inverse.length > 0) done(inverse)
    }
  }

  /** What `action` does is taken down by nobody. */
  pause(action: () => void): void {
    this.#with(undefined, action)
  }

  #with<T>(recorder: Recorder | undefined, action: () => T): T {
    const outer = this.#recorder
    this.#recorder = recorder
    try {
      return action()
    } finally {
      this.#recorder = outer
    }
  }
}
