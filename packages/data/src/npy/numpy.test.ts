import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatByName } from '../format.ts'
import { encodeHalf } from '../half-float.ts'
import { plainNumbers } from '../numbers.ts'
import { readNpy } from './npy-reader.ts'
import { writeNpy } from './npy-writer.ts'

const python = join(import.meta.dirname, '../../../../.venv/bin/python')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ivw-npy-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function runPython(code: string): string {
  return execFileSync(python, ['-c', `import numpy as np\n${code}`], { cwd: folder, encoding: 'utf8' })
}

test('what NumPy saves is read, in every type, byte order and memory order', () => {
  const dtypes = ['<f2', '>f2', '<f4', '>f4', '<f8', '>f8', '|i1', '|u1', '<i2', '>i2', '<u2', '<i4', '>u4', '<i8', '>i8', '<u8', '|b1']
  const sums = JSON.parse(
    runPython(`
import json
expected = {}
for i, dtype in enumerate(${JSON.stringify(dtypes)}):
    a = (np.arange(24).reshape(2, 3, 4) % 7).astype(dtype)
    np.save(f'{i}-c.npy', a)
    np.save(f'{i}-f.npy', np.asfortranarray(a))
    expected[dtype] = a.astype(float).ravel().tolist()
print(json.dumps(expected))`),
  )
  for (const [i, dtype] of dtypes.entries())
    for (const order of ['c', 'f']) {
      const { array, shape, scalar } = readNpy(readFileSync(join(folder, `${i}-${order}.npy`)), dtype)
      expect(shape).toEqual([2, 3, 4])
      expect([...plainNumbers(scalar, array)], `${dtype} ${order}`).toEqual(sums[dtype])
    }
})

test('what is written here, NumPy loads', () => {
  const shapes = { one: [6], two: [2, 3], none: [] as number[] }
  writeFileSync(join(folder, 'one.npy'), writeNpy(Float64Array.of(1, 2, 3, 4, 5, 6.5), shapes.one, formatByName('FLOAT64')))
  writeFileSync(join(folder, 'two.npy'), writeNpy(Int32Array.of(1, 2, 3, 4, 5, -6), shapes.two, formatByName('INT32')))
  writeFileSync(join(folder, 'half.npy'), writeNpy(encodeHalf([0.1, 3]), [2], formatByName('FLOAT16')))
  const found = runPython(`print([(a.dtype.str, a.shape, a.tolist()) for a in (np.load(n + '.npy') for n in ('one', 'two', 'half'))])`)
  expect(found.trim()).toBe(
    "[('<f8', (6,), [1.0, 2.0, 3.0, 4.0, 5.0, 6.5]), ('<i4', (2, 3), [[1, 2, 3], [4, 5, -6]]), ('<f2', (2,), [0.0999755859375, 3.0])]",
  )
})

test('halves are rounded as NumPy rounds them', () => {
  const values = Float32Array.from({ length: 20_000 }, (_, i) => Math.sin(i * 12.9898) * 2 ** ((i % 48) - 30))
  writeFileSync(join(folder, 'values.npy'), writeNpy(values, [values.length], formatByName('FLOAT32')))
  runPython(`
with np.errstate(over='ignore'):
    np.save('halves.npy', np.load('values.npy').astype('<f2'))`)
  expect(encodeHalf(values)).toEqual(readNpy(readFileSync(join(folder, 'halves.npy')), 'halves.npy').array)
})
