import { expect, test } from 'vitest'
import { missingModule } from './missing-module.ts'

test.each([
  ["Error in Process: ModuleNotFoundError: No module named 'skimage.filters' in /x/bin/python (install it with: …)", 'skimage.filters'],
  ["No module named 'cv2'", 'cv2'],
  ["No module named ''; import os", undefined],
  ["No module named '--pre'", undefined],
  ['ValueError: no module', undefined],
])('%j', (text, module) => {
  expect(missingModule(text)).toBe(module)
})
