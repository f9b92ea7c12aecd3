import { describe, expect, test } from 'vitest'
import { fakeTypes } from '../engine/fake-types.ts'
import { byCategory, inCategories, recentFirst, searchTypes } from './type-search.ts'

const names = (query: string) => searchTypes(fakeTypes, query).map(({ info }) => info.displayName)

describe('searchTypes', () => {
  test('finds everything without a query', () => {
    expect(names(' ')).toHaveLength(fakeTypes.length)
  })

  test('finds a name by some of its letters', () => {
    expect(names('vlrc')[0]).toBe('Volume Raycaster')
  })

  test('finds words in any order', () => {
    expect(names('raycaster volume')[0]).toBe('Volume Raycaster')
  })

  test('finds tags, categories and files', () => {
    expect(names('PY')).toContain('NumPy Source')
    expect(names('data output')).toEqual(['Canvas'])
    expect(names('NumpySource.py')).toContain('NumPy Source')
  })

  test('puts names before other texts', () => {
    expect(names('volume')[0]).toMatch(/^Volume/)
  })

  test('finds nothing for nonsense', () => {
    expect(names('qqqq')).toEqual([])
  })

  test('is fast with 500 types', () => {
    const many = Array.from({ length: 500 }, (_, index) => {
      const type = fakeTypes[index % fakeTypes.length]!
      return { ...type, info: { ...type.info, displayName: `${type.info.displayName} ${index.toString()}` } }
    })
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      searchTypes(many, 'volume ray')
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(50)
  })
})

test('recentFirst puts the last added type first and the rest by name', () => {
  const [first, second] = recentFirst(fakeTypes, ['org.inviwo.VolumeSubset'])
  expect([first?.info.displayName, second?.info.displayName]).toEqual(['Volume Subset', 'Background'])
})

test('byCategory sorts categories and their types', () => {
  const categories = byCategory(fakeTypes)
  expect(categories.map(({ name }) => name)).toEqual(categories.map(({ name }) => name).toSorted())
  expect(categories.find(({ name }) => name === 'Mesh Rendering')?.types.map(({ info }) => info.displayName)).toEqual([
    'Entry Exit Points',
    'Mesh Renderer',
  ])
})

test('inCategories keeps what was found best first', () => {
  const renamed = (displayName: string, category: string) => {
    const type = fakeTypes[0]!
    return { ...type, info: { ...type.info, displayName, category } }
  }
  const types = [
    renamed('RBF Based 3D Vector Field Generator', 'Data Creation'),
    renamed('Streamline Vector Field Generator 3D', 'A Category'),
    renamed('Vector Field Generator 3D', 'Data Creation'),
  ]
  const categories = inCategories(searchTypes(types, 'Vector Field Generator 3D'))
  expect(categories.map(({ name }) => name)).toEqual(['Data Creation', 'A Category'])
  expect(categories[0]?.types[0]?.info.displayName).toBe('Vector Field Generator 3D')
})
