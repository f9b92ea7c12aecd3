import { EventProperty, type Property, PropertyGroup } from '@ivw/network'
import { describe, expect, test } from 'vitest'
import * as everything from './index.ts'
import { processorTypes } from './index.ts'

test('the names that the package gives away', () => {
  expect(Object.keys(everything).sort()).toEqual([
    'Background',
    'CanvasProcessor',
    'backgroundService',
    'fileFinderService',
    'filesService',
    'frameSinkService',
    'gpuService',
    'ivfReaderService',
    'layerReaders',
    'logService',
    'meshReaders',
    'pointerFeedbackService',
    'processorTypes',
    'propertyTypes',
    'rawDescription',
    'rawMeta',
    'refinementService',
    'volumeReaders',
  ])
})

test('every type has a class identifier of its own', () => {
  const identifiers = processorTypes.map(type => type.info.classIdentifier)
  expect(new Set(identifiers).size).toBe(identifiers.length)
})

test('and a name of its own, by which the user tells it from others', () => {
  const names = processorTypes.filter(type => type.info.visible !== false).map(type => type.info.displayName)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

/** Paths of properties without help. Bindings of keys say by their names what they do, and a camera's fields are the camera's. */
function helpless(properties: readonly Property[]): readonly string[] {
  return properties.flatMap(property => {
    const own = property.help === '' && !(property instanceof EventProperty) && property.visible ? [property.path] : []
    const inner =
      property instanceof PropertyGroup && !property.classIdentifier.endsWith('.CameraProperty') ? helpless(property.properties) : []
    return [...own, ...inner]
  })
}

describe.each(processorTypes.map(type => [type.info.classIdentifier, type] as const))('%s', (_, type) => {
  test('says what it and its ports are for', () => {
    const processor = new type('Tested')
    expect(type.info.help.length).toBeGreaterThan(20)
    for (const port of [...processor.inports, ...processor.outports]) expect(port.help, port.path).not.toBe('')
    expect(helpless(processor.properties)).toEqual([])
    processor.dispose()
  })
})
