import { expect, test } from 'vitest'
import { momentText } from './moment.ts'

const at = (month: number, day: number, hour: number, minute: number) => new Date(2026, month - 1, day, hour, minute).getTime()
const now = at(3, 2, 9, 30)

test.each([
  [at(3, 2, 0, 5), '00:05'],
  [at(3, 1, 23, 59), 'yesterday 23:59'],
  [at(2, 27, 14, 2), '27 February 2026, 14:02'],
])('%d is %s', (time, text) => {
  expect(momentText(time, now)).toBe(text)
})
