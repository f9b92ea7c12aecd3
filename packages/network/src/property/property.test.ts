import { describe, expect, test } from 'vitest'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { resetChanges } from '../network/reset-changes.ts'
import { Source } from '../testing/numbers.ts'
import { BoolProperty } from './bool-property.ts'
import { ButtonGroupProperty, ButtonProperty } from './button-property.ts'
import { BoolCompositeProperty, CompositeProperty } from './composite-property.ts'
import { FloatProperty, IntProperty } from './scalar-properties.ts'
import { StringProperty } from './string-property.ts'

/** A processor in a network that is valid, as after an evaluation. */
function validProcessor() {
  const network = new ProcessorNetwork()
  const processor = network.add(new Source('P'))
  processor.setValid()
  return { network, processor }
}

describe('a change', () => {
  test('tells callbacks in their order, after the value is set, and invalidates the processor', () => {
    const { processor } = validProcessor()
    const text = processor.addProperty(new StringProperty('text', 'Text'))
    processor.setValid()
    const calls: string[] = []
    text.onChange(() => calls.push(`first ${text.value} ${processor.level}`))
    text.onChange(() => calls.push('second'))
    text.value = 'new'
    expect(calls).toEqual(['first new valid', 'second'])
    expect(processor.level).toBe('invalidOutput')
  })

  test('to an equal value is none', () => {
    const { processor } = validProcessor()
    const text = processor.addProperty(new StringProperty('text', 'Text', 'same'))
    processor.setValid()
    let calls = 0
    text.onChange(() => calls++)
    text.value = 'same'
    expect(text.setState({ value: 'same' })).toBe(false)
    expect([calls, processor.isValid]).toEqual([0, true])
  })

  test('goes as far as the level of the property says', () => {
    const { processor } = validProcessor()
    const quiet = processor.addProperty(new BoolProperty('quiet', 'Quiet', false, { invalidationLevel: 'valid' }))
    const deep = processor.addProperty(new BoolProperty('deep', 'Deep', false, { invalidationLevel: 'invalidResources' }))
    processor.setValid()
    quiet.value = true
    expect(processor.level).toBe('valid')
    deep.value = true
    expect(processor.level).toBe('invalidResources')
  })

  test('marks the property as modified until the processor has run', () => {
    const { processor } = validProcessor()
    const text = processor.addProperty(new StringProperty('text', 'Text'))
    expect(text.modified).toBe(true)
    processor.setValid()
    expect(text.modified).toBe(false)
    text.value = 'x'
    expect(text.modified).toBe(true)
  })

  test('that cannot be held leaves the property as it was and says why', () => {
    const { processor } = validProcessor()
    const text = processor.addProperty(new StringProperty('text', 'Text', 'old'))
    expect(() => text.setState({ value: 3 as unknown as string })).toThrow('P.text: expected a text, found 3')
    expect(() => text.setState({ valeu: 'x' } as object)).toThrow('P.text: expected one of value, found "valeu"')
    expect(text.value).toBe('old')
  })

  test('callbacks end with what they returned', () => {
    const flag = new BoolProperty('flag', 'Flag')
    let calls = 0
    const subscription = flag.onChange(() => calls++)
    flag.value = true
    subscription.dispose()
    flag.value = false
    expect(calls).toBe(1)
  })
})

describe('composites', () => {
  test('answer for their children, at the lower of both levels', () => {
    const { processor } = validProcessor()
    const outer = processor.addProperty(new CompositeProperty('outer', 'Outer', { invalidationLevel: 'invalidOutput' }))
    const inner = outer.addProperty(new CompositeProperty('inner', 'Inner'))
    const deep = inner.addProperty(new BoolProperty('deep', 'Deep', false, { invalidationLevel: 'invalidResources' }))
    processor.setValid()
    const calls: string[] = []
    for (const property of [outer, inner, deep]) property.onChange(() => calls.push(property.identifier))
    deep.value = true
    expect(calls).toEqual(['deep', 'inner', 'outer'])
    expect(processor.level).toBe('invalidOutput')
    expect(deep.path).toBe('P.outer.inner.deep')
    expect(processor.property('outer.inner.deep')).toBe(deep)
  })

  test('of level valid isolate their children', () => {
    const { processor } = validProcessor()
    const group = processor.addProperty(new CompositeProperty('group', 'Group', { invalidationLevel: 'valid' }))
    const flag = group.addProperty(new BoolProperty('flag', 'Flag'))
    processor.setValid()
    flag.value = true
    expect(processor.isValid).toBe(true)
  })

  test('fold without asking for anything', () => {
    const { processor } = validProcessor()
    const group = processor.addProperty(new CompositeProperty('group', 'Group'))
    processor.setValid()
    group.collapsed = true
    expect([group.state.collapsed, processor.isValid]).toEqual([true, true])
  })

  test('reset and become default with all children', () => {
    const group = new BoolCompositeProperty('group', 'Group', true)
    const number = group.addProperty(new IntProperty('number', 'Number', 3))
    group.checked = false
    number.value = 5
    expect(group.isDefault).toBe(false)
    group.reset()
    expect([group.checked, number.value, group.isDefault]).toEqual([true, 3, true])
    number.value = 7
    group.setCurrentAsDefault()
    number.value = 8
    group.reset()
    expect(number.value).toBe(7)
  })

  test('are assigned child by child, or not at all when they have unequally many', () => {
    const make = (value: number) => {
      const group = new CompositeProperty('group', 'Group')
      group.addProperty(new IntProperty('a', 'A', value))
      return group
    }
    const [first, second] = [make(1), make(2)]
    second.assign(first)
    expect(second.property('a')?.state.value).toBe(1)
    first.addProperty(new IntProperty('b', 'B', 9))
    first.property('a')?.setState({ value: 4 })
    second.assign(first)
    expect(second.property('a')?.state.value).toBe(1)
  })

  test('make their children read-only with them, however deep, and tell of it', () => {
    const { network, processor } = validProcessor()
    const group = processor.addProperty(new CompositeProperty('group', 'Group'))
    const inner = group.addProperty(new CompositeProperty('inner', 'Inner'))
    const flag = inner.addProperty(new BoolProperty('flag', 'Flag'))
    const told: string[] = []
    network.observe({ propertyMetaChanged: property => told.push(property.path) })
    group.readOnly = true
    expect([flag.readOnly, flag.meta.readOnly]).toEqual([true, false])
    expect(told).toEqual(['P.group', 'P.group.inner', 'P.group.inner.flag'])
  })

  test('refuse two children of one name', () => {
    const group = new CompositeProperty('group', 'Group')
    group.addProperty(new BoolProperty('flag', 'Flag'))
    expect(() => group.addProperty(new BoolProperty('flag', 'Flag'))).toThrow(
      'group: expected an identifier that no other property of it has, found "flag"',
    )
  })
})

test('a reset also brings back name, semantics and usage mode, and can be undone', () => {
  const { network, processor } = validProcessor()
  const group = processor.addProperty(new CompositeProperty('group', 'Group'))
  const number = group.addProperty(new IntProperty('number', 'Number', 3))
  const change = () => {
    number.setMeta({ displayName: 'Other', semantics: 'Text', usageMode: 'application', visible: false })
    number.value = 5
  }
  const { meta } = number
  change()
  group.reset()
  expect([number.value, number.meta]).toEqual([3, { ...meta, visible: false }])
  change()
  const undo = network.apply(resetChanges(group))
  expect([number.value, number.meta]).toEqual([3, { ...meta, visible: false }])
  network.apply(undo)
  expect([number.value, number.meta]).toMatchObject([5, { displayName: 'Other', semantics: 'Text', usageMode: 'application' }])
  number.reset()
  expect(resetChanges(group)).toEqual([])
})

test('what is shown can depend on another property', () => {
  const mode = new IntProperty('mode', 'Mode', 1)
  const detail = new FloatProperty('detail', 'Detail')
    .visibleWhen(mode, ({ value }) => value > 1)
    .readOnlyWhen(mode, ({ value }) => value > 2)
  expect([detail.visible, detail.readOnly]).toEqual([false, false])
  mode.value = 2
  expect([detail.visible, detail.readOnly]).toEqual([true, false])
  mode.value = 3
  expect([detail.visible, detail.readOnly]).toEqual([true, true])
})

test('names, semantics and the like change without invalidating', () => {
  const { network, processor } = validProcessor()
  const number = processor.addProperty(new FloatProperty('number', 'Number', 0.5, { semantics: 'SpinBox', help: 'Some *number*' }))
  processor.setValid()
  const told: string[] = []
  network.observe({ propertyMetaChanged: property => told.push(property.path) })
  number.displayName = 'Better name'
  number.semantics = 'Text'
  number.semantics = 'Text'
  number.usageMode = 'application'
  expect(told).toEqual(['P.number', 'P.number', 'P.number'])
  expect(processor.isValid).toBe(true)
  expect(number.describe()).toMatchObject({
    displayName: 'Better name',
    semantics: 'Text',
    usageMode: 'application',
    help: 'Some *number*',
  })
  expect(number.defaultMeta.semantics).toBe('SpinBox')
})

describe('buttons', () => {
  test('have no state; pressing is the change', () => {
    const { network, processor } = validProcessor()
    const calls: string[] = []
    const button = processor.addProperty(new ButtonProperty('go', 'Go', { action: () => calls.push('action') }))
    button.onChange(() => calls.push('changed'))
    processor.setValid()
    network.pressButton('P.go')
    expect(calls).toEqual(['action', 'changed'])
    expect([button.state, button.modified, processor.level]).toEqual([{}, true, 'invalidOutput'])
  })

  test('of a group are pressed by number', () => {
    const pressed: number[] = []
    const group = new ButtonGroupProperty('group', 'Group', [
      { name: 'A', action: () => pressed.push(0) },
      { icon: 'x', tooltip: 'Close' },
    ])
    group.onPress(index => pressed.push(10 + index))
    group.press(0)
    group.press(1)
    expect(pressed).toEqual([0, 10, 11])
    expect(() => group.press(2)).toThrow('group: expected the number of a button from 0 to 1, found 2')
  })
})

test('identifiers hold what paths can hold', () => {
  expect(() => new BoolProperty('a.b', 'Dot')).toThrow('Property identifiers are not allowed to contain ".". Found in "a.b"')
  expect(new BoolProperty('a-b_1', 'Fine').identifier).toBe('a-b_1')
})
