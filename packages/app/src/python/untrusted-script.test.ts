import { expect, test } from 'vitest'
import { untrustedScript } from './untrusted-script.ts'

test.each([
  [
    'Error in InitializeResources: UntrustedScriptError: The script "/a b/x.py" is not run, because its folder is not trusted.',
    '/a b/x.py',
  ],
  ['ValueError: The script "/a/x.py" is not run', undefined],
  ['UntrustedScriptError: no', undefined],
])('%j', (text, script) => {
  expect(untrustedScript(text)).toBe(script)
})
