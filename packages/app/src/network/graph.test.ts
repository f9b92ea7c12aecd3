import { expect, test } from 'vitest'
import { exampleNetwork } from '../engine/fake-network.ts'
import { linesByColor } from './far-drawing.ts'
import { EdgeCache, NodeCache, portPlace } from './graph.ts'

const { processors, connections } = exampleNetwork()
const nobody = new Set<string>()
const nowhere = new Map<string, readonly [number, number]>()

test('nodes that did not change keep their objects', () => {
  const cache = new NodeCache()
  const before = cache.nodes(processors, nobody, nowhere)
  const after = cache.nodes(processors, new Set(['Canvas']), new Map([['Background', [1, 2] as const]]))
  expect(after.filter((node, index) => node !== before[index]).map(({ id }) => id)).toEqual(['Background', 'Canvas'])
  expect(after.find(({ id }) => id === 'Background')?.position).toEqual({ x: 1, y: 2 })
})

test('the list keeps its object when no node changed', () => {
  const cache = new NodeCache()
  const before = cache.nodes(processors, nobody, nowhere)
  const running = new Map(processors).set('Canvas', { ...processors.get('Canvas')!, status: { state: 'running' } as const })
  expect(cache.nodes(running, nobody, nowhere)).toBe(before)
})

test('edges have the colour of their outport, and those without ports are left out', () => {
  const edges = new EdgeCache().edges([...connections, { source: 'Gone.x', destination: 'Canvas.inport' }], processors, nobody)
  expect(edges).toHaveLength(connections.length)
  expect(edges[0]).toMatchObject({ source: 'NumpySource', targetHandle: 'volume', data: { color: 'rgb(188 101 101)' } })
})

test('a node says where its ports are: in the middle of its upper and lower border, from the left', () => {
  const node = new NodeCache().nodes(processors, nobody, nowhere).find(({ id }) => id === 'Background')!
  const { x, y } = node.position
  const inport = processors.get('Background')!.inports[0]!.identifier
  const outport = processors.get('Background')!.outports[0]!.identifier
  expect(portPlace(node, 'target', inport)).toEqual([x - 75 + 13, y - 25 + 1])
  expect(portPlace(node, 'source', outport)).toEqual([x - 75 + 13, y + 25 - 1])
  expect(portPlace(node, 'source', 'nothing')).toBeUndefined()
})

test('from afar connections are lines, one list for each colour', () => {
  const nodes = new NodeCache().nodes(processors, nobody, nowhere)
  const edges = new EdgeCache().edges(connections, processors, nobody)
  const lines = linesByColor(nodes, edges)
  expect(new Set(lines.keys())).toEqual(new Set(edges.map(({ data }) => data?.color)))
  expect([...lines.values()].flat()).toHaveLength(4 * edges.length)
})
