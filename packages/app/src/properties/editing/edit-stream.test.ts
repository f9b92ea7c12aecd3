import type { PropertyState } from '@ivw/engine/protocol'
import { describe, expect, it } from 'vitest'
import { EditStream } from './edit-stream.ts'

/** An engine that answers when told to, and frames that come when told to. */
function setUp() {
  const sent: PropertyState[] = []
  const answers: { resolve: () => void; reject: (error: Error) => void }[] = []
  const frames: (() => void)[] = []
  const stream = new EditStream(
    patch => {
      sent.push(patch)
      return new Promise<void>((resolve, reject) => answers.push({ resolve, reject }))
    },
    run => frames.push(run),
  )
  const settle = () => new Promise(resolve => setImmediate(resolve))
  const frame = async () => {
    frames.shift()?.()
    await settle()
  }
  const answer = async () => {
    await settle()
    answers.shift()?.resolve()
    await settle()
  }
  const refuse = async (message: string) => {
    await settle()
    answers.shift()?.reject(new Error(message))
    await settle()
  }
  return { sent, stream, frame, answer, refuse }
}

describe('EditStream', () => {
  it('sends the latest values once a frame', async () => {
    const { sent, stream, frame, answer } = setUp()
    stream.push({ value: 1 })
    stream.push({ value: 2 })
    expect(sent).toEqual([])
    await frame()
    expect(sent).toEqual([{ value: 2 }])
    await answer()
    stream.push({ value: 3 })
    await frame()
    expect(sent).toEqual([{ value: 2 }, { value: 3 }])
  })

  it('joins patches of different fields', async () => {
    const { sent, stream, frame } = setUp()
    stream.push({ min: 1 })
    stream.push({ max: 2 })
    await frame()
    expect(sent).toEqual([{ min: 1, max: 2 }])
  })

  it('waits for a slow engine and then sends only the latest', async () => {
    const { sent, stream, frame, answer } = setUp()
    stream.push({ value: 1 })
    await frame()
    stream.push({ value: 2 })
    await frame()
    stream.push({ value: 3 })
    await frame()
    expect(sent).toEqual([{ value: 1 }])
    await answer()
    await frame()
    expect(sent).toEqual([{ value: 1 }, { value: 3 }])
  })

  it('finishes without waiting for a frame, with the last value', async () => {
    const { sent, stream, answer } = setUp()
    stream.push({ value: 1 })
    const finished = stream.finish()
    await answer()
    await finished
    expect(sent).toEqual([{ value: 1 }])
  })

  it('sends the last value after one that is still under way', async () => {
    const { sent, stream, frame, answer } = setUp()
    stream.push({ value: 1 })
    await frame()
    stream.push({ value: 2 })
    const finished = stream.finish()
    await answer()
    await answer()
    await finished
    expect(sent).toEqual([{ value: 1 }, { value: 2 }])
  })

  it('tells a refusal, unless a later request was taken', async () => {
    const { stream, frame, answer, refuse } = setUp()
    stream.push({ value: 1 })
    await frame()
    await refuse('first')
    stream.push({ value: 2 })
    await frame()
    await answer()
    await expect(stream.finish()).resolves.toBeUndefined()

    const other = setUp()
    other.stream.push({ value: 1 })
    const finished = expect(other.stream.finish()).rejects.toThrow('The file is missing.')
    await other.refuse('The file is missing.')
    await finished
  })
})
