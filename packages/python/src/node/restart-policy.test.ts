import { expect, test } from 'vitest'
import { RestartPolicy } from './restart-policy.ts'

test('the third death within a minute asks', () => {
  const policy = new RestartPolicy()
  expect(policy.died(0, 100)).toEqual({ delay: 0 })
  expect(policy.died(5_000, 4_000)).toEqual({ delay: 500 })
  expect(policy.died(10_000, 4_000)).toBe('ask')
})

test('deaths that are further apart wait longer each time, until a host was stable', () => {
  const policy = new RestartPolicy()
  const delays = [0, 40_000, 80_000, 120_000, 160_000].map(time => policy.died(time, 9_000))
  expect(delays).toEqual([0, 500, 2_000, 8_000, 8_000].map(delay => ({ delay })))
  expect(policy.died(200_000, 30_000)).toEqual({ delay: 0 })
})

test('an edit forgives', () => {
  const policy = new RestartPolicy()
  policy.died(0, 0)
  policy.died(1, 0)
  policy.reset()
  expect(policy.died(2, 0)).toEqual({ delay: 0 })
})
