import { expect, test } from 'vitest'
import { RunQueue } from './run-queue.ts'

/** What was due has happened. */
const turn = () => new Promise<void>(resolve => setImmediate(resolve))

/** An action that ends when the test says so, and notes when it began. */
function action(name: string, began: string[]) {
  let end = () => {}
  const run = () => {
    began.push(name)
    return new Promise<void>(resolve => {
      end = resolve
    })
  }
  return { run, end: () => end() }
}

test('one runs at a time, in order, each after what was held back was sent', async () => {
  const began: string[] = []
  const queue = new RunQueue(() => began.push('send'))
  const [a, b] = [action('a', began), action('b', began)]
  const first = queue.add(a.run)
  const second = queue.add(b.run)
  expect(began).toEqual(['send', 'a'])
  expect(queue.isBusy).toBe(true)
  a.end()
  await first
  await turn()
  expect(began.slice(2)).toEqual(['send', 'b'])
  b.end()
  await second
  await turn()
  expect(queue.isBusy).toBe(false)
})

test('an abort takes back what waits, and leaves alone what runs', async () => {
  const began: string[] = []
  const queue = new RunQueue(() => {})
  const controller = new AbortController()
  const a = action('a', began)
  const first = queue.add(a.run, controller.signal)
  const second = queue.add(action('b', began).run, controller.signal)
  controller.abort(new Error('newer'))
  await expect(second).rejects.toThrow('newer')
  a.end()
  await first
  expect(began).toEqual(['a'])
  await expect(queue.add(action('c', began).run, controller.signal)).rejects.toThrow('newer')
})

test('while Python waits for an answer, one more may run', async () => {
  const began: string[] = []
  const queue = new RunQueue(() => {})
  const [outer, inner, other] = [action('outer', began), action('inner', began), action('other', began)]
  const first = queue.add(outer.run)
  const [second, third] = [queue.add(inner.run), queue.add(other.run)]
  expect(began).toEqual(['outer'])
  await queue.whileServed(async () => {
    expect(began).toEqual(['outer', 'inner'])
    inner.end()
    await second
  })
  outer.end()
  await first
  await turn()
  other.end()
  await third
  expect(began).toEqual(['outer', 'inner', 'other'])
})

test('when Python is gone, what waits is rejected', async () => {
  const queue = new RunQueue(() => {})
  const a = action('a', [])
  const first = queue.add(a.run)
  const second = queue.add(action('b', []).run)
  queue.rejectAll(new Error('gone'))
  await expect(second).rejects.toThrow('gone')
  a.end()
  await first
})
