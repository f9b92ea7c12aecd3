import { expect, test } from 'vitest'
import { type HostEnd, reportExit } from './exit-report.ts'

const end: HostEnd = { code: null, signal: null, stderr: [], running: 'Source', isUserFile: path => path.startsWith('/home/') }

const fatal = [
  'Fatal Python error: Segmentation fault',
  '',
  'Current thread 0x00007f1 (most recent call first):',
  '  File "/usr/lib/python3.11/ctypes/__init__.py", line 519 in string_at',
  '  File "/home/me/my file.py", line 12 in process',
  '  File "/opt/inviwo/_host.py", line 5 in run',
  '',
  'Extension modules: numpy.core (total: 1)',
]

test('signals are told by name, with the innermost line of the user', () => {
  const report = reportExit({ ...end, signal: 'SIGSEGV', stderr: ['noise', ...fatal] })
  expect(report.reason).toBe('Python ended with a segmentation fault (SIGSEGV) while Source was running (/home/me/my file.py, line 12).')
  expect(report).toMatchObject({ file: '/home/me/my file.py', line: 12, requested: false })
})

test('an exit code, with and without somebody running', () => {
  expect(reportExit({ ...end, code: 3 }).reason).toBe('Python ended with an exit with code 3 while Source was running.')
  expect(reportExit({ ...end, code: 0, running: undefined }).reason).toBe('Python ended with an exit with code 0.')
})

test('a line that looks like a stack but belongs to none is not taken for one', () => {
  expect(reportExit({ ...end, code: 1, stderr: ['  File "/home/me/x.py", line 3 in process'] }).line).toBeUndefined()
})

test('what this side ended is said to be so', () => {
  expect(reportExit({ ...end, signal: 'SIGKILL', endedBy: 'stop' })).toMatchObject({ reason: 'Python was stopped.', requested: true })
  const stack = ['Stack (most recent call first):', '  File "/home/me/loop.py", line 7 in process']
  expect(reportExit({ ...end, signal: 'SIGKILL', endedBy: 'interrupt', stderr: stack }).reason).toBe(
    'Source did not stop by itself within 2 s; Python was ended (/home/me/loop.py, line 7).',
  )
})
