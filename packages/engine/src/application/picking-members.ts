import { type Members, text } from './members.ts'

/** Identifiers for what Python processors draw. */
export const pickingMembers: Members = {
  reserve: ({ pickingLeases }, [processor, request, count]) =>
    pickingLeases.reserve(text(processor, 'A processor identifier'), Number(request), Number(count)),
}
