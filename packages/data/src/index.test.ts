import { expect, test } from 'vitest'
import * as data from './index.ts'

test('the names that other packages may use', () => {
  expect(Object.keys(data).sort()).toMatchSnapshot()
})
