import { expect, test } from 'vitest'
import * as workspace from './index.ts'

test('the names that other packages may use', () => {
  expect(Object.keys(workspace).sort()).toMatchSnapshot()
})
