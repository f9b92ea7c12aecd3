import { expect, test } from 'vitest'
import { exampleNetwork } from '../engine/fake-network.ts'
import { EdgeCache, NodeCache, nodeSize } from './graph.ts'
import { boundsOf, idsIn, nodeAt, nodesIn, wholeId, wholeNode, widenedSight } from './nodes-in-sight.ts'

const { processors, connections } = exampleNetwork()
const nodes = new NodeCache().nodes(processors, new Set(), new Map())
const edges = new EdgeCache().edges(connections, processors, new Set())
const [first] = nodes
const around = { x: first!.position.x - 1, y: first!.position.y - 1, width: 2, height: 2 }

test('one node covers what all of them cover', () => {
  const { id, position, width, height } = wholeNode(nodes)
  expect(id).toBe(wholeId)
  expect({ ...position, width, height }).toEqual(boundsOf(nodes.map(node => [node.position.x, node.position.y])))
  expect(boundsOf([[10, 20]])).toEqual({ x: 10 - nodeSize.width / 2, y: 20 - nodeSize.height / 2, ...nodeSize })
})

test('what is in sight brings its connections and the nodes at their other ends', () => {
  const given = nodesIn(nodes, edges, around)
  const ends = edges.filter(({ source, target }) => source === first!.id || target === first!.id)
  expect(given.edges).toEqual(ends)
  expect(new Set(given.nodes.map(({ id }) => id))).toEqual(new Set([first!.id, ...ends.flatMap(({ source, target }) => [source, target])]))
})

test('a node is found by any place on it', () => {
  const { x, y } = first!.position
  expect(nodeAt(nodes, x + nodeSize.width / 2, y - nodeSize.height / 2)).toBe(first!.id)
  expect(nodeAt(nodes, x - 1e6, y)).toBeUndefined()
  expect(idsIn(nodes, around)).toEqual(new Set([first!.id]))
})

test('the widened sight holds the view, and stays while the view moves little', () => {
  const sight = widenedSight(800, 600, [-1000, -500, 0.5])
  expect(sight.x).toBeLessThan(2000)
  expect(sight.y).toBeLessThan(1000)
  expect(sight.x + sight.width).toBeGreaterThan(2000 + 1600)
  expect(sight.y + sight.height).toBeGreaterThan(1000 + 1200)
  expect(widenedSight(800, 600, [-1010, -505, 0.5])).toEqual(sight)
})
