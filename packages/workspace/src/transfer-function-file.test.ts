import { defaultTransferFunction, type IsoValueState } from '@ivw/data'
import { expect, test } from 'vitest'
import { WorkspaceError } from './errors.ts'
import { parseIsoValues, parseTransferFunction, serializeIsoValues, serializeTransferFunction } from './transfer-function-file.ts'

test('a transfer function as a file', () => {
  const text = serializeTransferFunction(defaultTransferFunction)
  expect(text).toContain('<InviwoWorkspace version="2">')
  expect(text).toContain('<rgba x="1" y="1" z="1" w="1" />')
  expect(parseTransferFunction(text)).toEqual(defaultTransferFunction)
})

test('iso values as a file', () => {
  const isoValues: IsoValueState = { points: [{ position: 0.25, color: [1, 0.5, 0, 1] }], type: 'absolute' }
  expect(parseIsoValues(serializeIsoValues(isoValues))).toEqual(isoValues)
})

test('what cannot be read is an error', () => {
  expect(() => parseTransferFunction('<InviwoWorkspace><Points><Point /></Points></InviwoWorkspace>', 'a.itf')).toThrow(
    'a.itf is no transfer function',
  )
  expect(() => parseTransferFunction('nothing')).toThrow(WorkspaceError)
})
