import { expect, test } from 'vitest'
import * as network from './index.ts'

test('the public names', () => {
  expect(Object.keys(network).sort()).toMatchSnapshot()
})
