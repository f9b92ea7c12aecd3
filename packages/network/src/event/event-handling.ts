import { CameraProperty } from '../property/camera-property.ts'
import { PropertyGroup } from '../property/composite-property.ts'
import { EventProperty } from '../property/event-property.ts'
import type { Property } from '../property/property.ts'
import type { InteractionEvent } from './interaction-event.ts'

/** Own event properties and cameras first, then those in composites; ends as soon as one used the event. */
export function propertiesHandle(properties: readonly Property[], event: InteractionEvent): void {
  for (const property of properties) {
    if (event.used) return
    if (property instanceof EventProperty) property.invoke(event)
    else if (property instanceof CameraProperty && event.kind === 'view') {
      property.look(event.action)
      event.used = true
    }
  }
  for (const property of properties) {
    if (event.used) return
    if (property instanceof PropertyGroup) propertiesHandle(property.properties, event)
  }
}
