import { CameraProperty, Processor, type PropertyDescription } from '@ivw/network'
import { expect, test } from 'vitest'
import { PropertySync } from './property-sync.ts'
import { reconcileProperties } from './reconcile.ts'

class Plain extends Processor {
  static override readonly info = {
    classIdentifier: 'a.Plain',
    displayName: 'Plain',
    category: 'A',
    codeState: 'stable',
    tags: [],
  } as const
}

const withoutHelp = ({ children, ...description }: PropertyDescription): PropertyDescription => ({
  ...description,
  help: '',
  ...(children && { children: children.map(withoutHelp) }),
})

test('help goes when it is gone from Python; the fields of a camera keep theirs, which Python does not repeat', () => {
  const processor = new Plain('Plain')
  const sync = new PropertySync(
    () => {},
    () => {},
  )
  const camera = new CameraProperty('camera', 'Camera', {}, { help: 'From where it is seen' })
  const description = camera.describe()
  reconcileProperties(processor, [description], sync, 0)
  expect(processor.property('camera')?.help).toBe('From where it is seen')
  reconcileProperties(processor, [withoutHelp(description)], sync, 0)
  expect(processor.property('camera')?.help).toBe('')
  expect(processor.property('camera.near')?.help).toBe(camera.property('near')?.help)
  expect(processor.property('camera.settings.fittingRatio')?.help).toMatch(/^Room for the data/)
})
