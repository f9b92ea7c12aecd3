import { CompositeProperty, FloatProperty, Processor, ProcessorNetwork } from '@ivw/network'
import { expect, test } from 'vitest'
import { FailureLog } from './failure-log.ts'
import { LogCenter } from './log-center.ts'

class Knobs extends Processor {
  static override readonly info = {
    classIdentifier: 'test.Knobs',
    displayName: 'Knobs',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  } as const
  readonly group = this.addProperty(new CompositeProperty('group', 'Group'))
  readonly first = this.group.addProperty(new FloatProperty('first', 'First', 0))
}

test('a link that sets nothing is a warning, not one for every step of a slider', () => {
  const network = new ProcessorNetwork()
  const log = new LogCenter()
  const failures = new FailureLog(network, log)
  const [a, b] = [network.add(new Knobs('A')), network.add(new Knobs('B'))]
  b.group.addProperty(new FloatProperty('second', 'Second', 0))
  network.link(a.group, b.group)
  for (const value of [0.1, 0.2, 0.3]) a.first.value = value
  expect(log.entries.map(({ level, text }) => `${level}: ${text}`)).toEqual([
    'warning: Unable to link A.group to B.group: they do not have the same properties',
  ])
  failures.dispose()
})
