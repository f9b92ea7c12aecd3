import { expect, test } from 'vitest'
import { animation, pictureLayers } from './options.ts'

test.each([
  ['A.x=0:1', { path: 'A.x', from: '0', to: '1' }],
  ['A.x=[0, 1]:[2, 3]', { path: 'A.x', from: '[0, 1]', to: '[2, 3]' }],
  ['A.x={"a": 1}:{"a": ":"}', { path: 'A.x', from: '{"a": 1}', to: '{"a": ":"}' }],
  ['A.camera=orbit:-90', { path: 'A.camera', orbit: -90 }],
])('%s says how a property moves', (text, animated) => {
  expect(animation(text, [])).toEqual([animated])
})

test.each(['A.x', 'A.x=1', 'A=0:1', 'A.x=0:1:2', 'A.camera=orbit:', 'A.camera=orbit:far'])('%s does not', text => {
  expect(() => animation(text, [])).toThrow()
})

test('layers come in one order, and others than those are refused', () => {
  expect(pictureLayers('depth, color')).toEqual(['color', 'depth'])
  expect(() => pictureLayers('color,alpha')).toThrow('Layers are named shown, color, depth, picking.')
})
