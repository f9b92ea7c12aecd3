import { expect, test } from 'vitest'
import { partsOf } from './traceback-text.tsx'

const traceback = `Traceback (most recent call last):
  File "/p/Ball.py", line 7, in process
    np.reshape(x, 3)
  File "/usr/lib/numpy/core.py", line 200, in reshape
ValueError: File "/p/Ball.py", line 9`

test('places in the user’s files can be opened, others and what a message says not', () => {
  expect(partsOf(traceback, new Set(['/p/Ball.py']))).toEqual([
    'Traceback (most recent call last):\n  ',
    { text: 'File "/p/Ball.py", line 7', file: '/p/Ball.py', line: 7 },
    expect.stringMatching(/^, in process\n[\s\S]*line 9$/),
  ])
})
