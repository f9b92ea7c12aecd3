import { existsSync } from 'node:fs'
import { SetupError } from './project.mjs'
import { canInstallSystemPackages, installSystemPackages } from './system-packages.mjs'

const places = () => [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].filter(Boolean)

/** Path of a Chromium for the browser tests; as root on Debian it is installed when missing. */
export async function provideChromium() {
  const present = places().find(existsSync)
  if (present) return present
  if (await canInstallSystemPackages()) {
    await installSystemPackages(['chromium'])
    const installed = places().find(existsSync)
    if (installed) return installed
  }
  throw new SetupError('No Chromium was found for the browser tests. Install it (apt-get install chromium) or set CHROME_PATH to one.')
}
