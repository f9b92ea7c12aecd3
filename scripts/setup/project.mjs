import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The user's Inviwo folder: settings, own processors, the managed Python environment. */
export const home = () => resolve(process.env.IVW_HOME || join(homedir(), '.inviwo'))

/** What set-up cannot mend by itself: `message` is shown to the user as it is. */
export class SetupError extends Error {}
