import { expect, test } from 'vitest'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { ServiceKey, Services } from '../services.ts'
import { Source, Sum, testFactory } from '../testing/numbers.ts'
import { ProcessorFactory } from './processor-factory.ts'

test('a type takes the place of a stand-in while it is there', () => {
  const factory = new ProcessorFactory()
  const standIn = { info: { ...Source.info, standIn: true }, create: () => new Source('standIn') }
  factory.register(standIn)
  const registration = factory.register(Source)
  expect(factory.create('test.Source', 'S').identifier).toBe('S')
  registration.dispose()
  expect(factory.create('test.Source', 'S').identifier).toBe('standIn')
})

test('types are registered once, made by class identifier, and end with their registration', () => {
  const factory = new ProcessorFactory()
  const told: number[] = []
  factory.onChange(() => told.push(factory.types.size))
  const registration = factory.register(Source)
  expect(factory.create('test.Source', 'S').identifier).toBe('S')
  expect(factory.create('test.Source').identifier).toBe('Source')
  expect(() => factory.register(Source)).toThrow('The processor type test.Source is registered already')
  registration.dispose()
  registration.dispose()
  expect(() => factory.create('test.Source')).toThrow('No processor type test.Source is registered')
  expect(told).toEqual([1, 0])
})

test('types of another process tell where they come from', () => {
  const factory = testFactory()
  factory.register({
    info: { ...Sum.info, classIdentifier: 'user.Mine' },
    create: identifier => new Sum(identifier),
    origin: { file: 'mine.py' },
  })
  expect(factory.types.get('user.Mine')?.origin?.file).toBe('mine.py')
})

test('processors find services in their network', () => {
  const log = new ServiceKey<string[]>('log')
  const network = new ProcessorNetwork(new ProcessorFactory(), new Services().set(log, []))
  const source = new Source()
  expect(() => source.services).toThrow('Source is in no network and has no services')
  network.add(source).services.get(log).push('hello')
  expect(network.services.get(log)).toEqual(['hello'])
  expect(() => network.services.get(new ServiceKey('files'))).toThrow('The service "files" is not available here')
})
