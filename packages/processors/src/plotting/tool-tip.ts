import type { InteractionEvent, Processor } from '@ivw/network'
import { pointerFeedbackService } from '../services.ts'

/** Shows a text at the pointer, or removes it when that is empty; nothing where there is no page. */
export function showToolTip(processor: Processor, { canvas }: InteractionEvent, text: string): void {
  if (!processor.host || canvas === undefined || !processor.services.has(pointerFeedbackService)) return
  processor.services.get(pointerFeedbackService).toolTip(canvas, text)
}
