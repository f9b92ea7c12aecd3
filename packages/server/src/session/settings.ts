import { z } from 'zod'

/** What the user chose for all sessions. Unknown keys are kept. */
export const settingsSchema = z.looseObject({
  /** Interpreter to use when none is named on the command line. */
  python: z.string().optional(),
})

export type Settings = z.infer<typeof settingsSchema>
