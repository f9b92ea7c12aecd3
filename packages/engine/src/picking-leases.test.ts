import { PickingIds, ProcessorNetwork } from '@ivw/network'
import { CanvasProcessor } from '@ivw/processors'
import { expect, test } from 'vitest'
import { PickingLeases } from './picking-leases.ts'

test('a new version gets the identifiers of the one that it replaces; afterwards they are free', () => {
  const network = new ProcessorNetwork()
  const leases = new PickingLeases(network)
  const first = leases.reserve('A', 0, 10)
  expect(leases.reserve('B', 0, 10)).toBe(first + 10)
  expect(leases.reserve('A', 0, 10)).toBe(first)
  leases.release(first)
  expect(leases.reserve('C', 0, 10)).toBe(first + 20)
  leases.release(first)
  expect(leases.reserve('D', 0, 10)).toBe(first)
})

test('identifiers outlive Python, and go with the processor', () => {
  const network = new ProcessorNetwork()
  const leases = new PickingLeases(network)
  const processor = network.add(new CanvasProcessor('A'))
  const [a, b] = [leases.reserve('A', 0, 3), leases.reserve('B', 0, 3)]
  leases.hostLost()
  expect(leases.reserve('A', 0, 3)).toBe(a)
  leases.hostLost()
  // Nobody asked for those of B any more.
  expect(leases.reserve('C', 0, 3)).toBe(b)
  network.remove(processor)
  expect(leases.reserve('D', 0, 3)).toBe(a)
  expect(PickingIds.of(network).isWatched).toBe(true)
})
