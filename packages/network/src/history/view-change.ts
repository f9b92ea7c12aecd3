import type { Change } from '../network/change.ts'
import type { ProcessorNetwork } from '../network/processor-network.ts'
import { CameraProperty } from '../property/camera-property.ts'
import { Property } from '../property/property.ts'

/** Whether only cameras are set, whole or by their parts; whatever follows them by links is part of the view then. */
export function isViewChange(network: ProcessorNetwork, changes: readonly Change[]): boolean {
  return changes.length > 0 && changes.every(change => change.kind === 'setProperty' && isOfCamera(network.propertyByPath(change.path)))
}

function isOfCamera(property: Property | undefined): boolean {
  if (property instanceof CameraProperty) return true
  return property?.owner instanceof Property && isOfCamera(property.owner)
}
