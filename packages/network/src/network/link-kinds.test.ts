import { describe, expect, test } from 'vitest'
import { createProperty, propertyClasses } from '../property/create-property.ts'
import { OptionPropertyInt } from '../property/option-properties.ts'
import type { Property } from '../property/property.ts'
import { linkConverter } from './link-converters.ts'
import { canFollow, linkKind } from './link-kinds.ts'

const make = (name: string): Property => {
  const classIdentifier = propertyClasses.find(known => shortName(known) === name) ?? ''
  const state = name.startsWith('Option') ? { options: [{ id: 'a', name: 'A', value: valueFor(name) }], selected: 'a' } : {}
  return createProperty({ classIdentifier, identifier: 'p', displayName: 'P', state })
}

function valueFor(option: string): unknown {
  if (option.endsWith('FileExtension')) return { extension: 'raw', description: 'Raw' }
  return option.endsWith('String') ? 'a' : 1
}

/** `Float`, `OptionPropertyInt`. */
function shortName(classIdentifier: string): string {
  return classIdentifier.replace(/^org\.inviwo\./u, '').replace(/Property$/u, '')
}

const names = propertyClasses.map(shortName)

describe('what can follow what', () => {
  const plain = ['Float', 'Double', 'Int', 'UInt', 'Int64', 'Size_t']
  const scalars = [...plain, ...plain.map(name => `${name}Ref`)]
  const vectors = ([2, 3, 4] as const).map(size => {
    const own = [...['Float', 'Double', 'Int', 'UInt'].map(kind => `${kind}Vec${size}`), `IntSize${size}`]
    return [...own, ...own.map(name => `${name}Ref`)]
  })
  const options = names.filter(name => name.startsWith('Option'))
  const allAmong = (group: readonly string[]) => group.map(source => [source, group.filter(other => other !== source)] as const)
  /** Each class with what follows it, besides itself. */
  const followers = new Map<string, readonly string[]>()
  const add = (source: string, destinations: readonly string[]) =>
    followers.set(source, [...(followers.get(source) ?? []), ...destinations])
  for (const group of [scalars, ...vectors, options]) for (const [source, others] of allAmong(group)) add(source, others)
  for (const source of [...scalars, ...vectors.flat(), ...options, 'File', 'Directory']) add(source, ['String'])
  for (const source of options) add(source, ['Int', 'IntRef'])
  for (const source of ['Int', 'IntRef']) add(source, options)
  add('String', ['File', 'Directory'])
  add('TransferFunction', ['IsoTF'])
  add('IsoValue', ['IsoTF'])
  add('IsoTF', ['TransferFunction', 'IsoValue'])

  test.each(names)('%s', name => {
    const source = make(name)
    const found = names.filter(other => canFollow(source, make(other)))
    expect(found.toSorted()).toEqual([...new Set([name, ...(followers.get(name) ?? [])])].toSorted())
    // Every kind of link that is allowed has a converter.
    expect(found.filter(other => linkConverter(source, make(other)) === undefined)).toEqual([])
  })

  test('nothing follows itself', () => {
    const property = make('Float')
    expect(linkConverter(property, property)).toBeUndefined()
  })

  test('options of a class that only a processor knows count as options', () => {
    class Column extends OptionPropertyInt {
      static override readonly classIdentifier = 'org.inviwo.DataFrameColumnProperty'
    }
    const column = new Column('p', 'P', [{ id: 'x', name: 'X', value: 3 }])
    expect(linkKind(column)).toBe('option')
    expect(names.filter(name => canFollow(column, make(name))).toSorted()).toEqual(['String', 'Int', 'IntRef', ...options].toSorted())
  })
})
