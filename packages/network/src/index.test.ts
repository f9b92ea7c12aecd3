import { expect, test } from 'vitest'
import source from './index.ts?raw'

test('the public names', () => {
  const lists = [...source.matchAll(/export (?:type )?\{([^}]*)\}/gu)].flatMap(([, list = '']) => list.split(','))
  const names = lists.map(name => name.replace(/\btype\b/u, '').trim()).filter(name => name !== '')
  expect(names.sort()).toMatchSnapshot()
})
