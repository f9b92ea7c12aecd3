import { GpuError } from '../errors.ts'
import type { FontId } from './font-faces.ts'

/** Bundlers want every file by its name. Arial is not free: Liberation Sans has its widths. */
const places: Record<FontId, URL> = {
  arial: new URL('../../fonts/LiberationSans-Regular.ttf', import.meta.url),
  DejaVuSans: new URL('../../fonts/DejaVuSans.ttf', import.meta.url),
  'Lato-Bold': new URL('../../fonts/Lato-Bold.ttf', import.meta.url),
  'Lato-Regular': new URL('../../fonts/Lato-Regular.ttf', import.meta.url),
  'Montserrat-Bold': new URL('../../fonts/Montserrat-Bold.ttf', import.meta.url),
  'Montserrat-Light': new URL('../../fonts/Montserrat-Light.ttf', import.meta.url),
  'Montserrat-Medium': new URL('../../fonts/Montserrat-Medium.ttf', import.meta.url),
  'Montserrat-Regular': new URL('../../fonts/Montserrat-Regular.ttf', import.meta.url),
  'OpenSans-Bold': new URL('../../fonts/OpenSans-Bold.ttf', import.meta.url),
  'OpenSans-Italic': new URL('../../fonts/OpenSans-Italic.ttf', import.meta.url),
  'OpenSans-Light': new URL('../../fonts/OpenSans-Light.ttf', import.meta.url),
  'OpenSans-Regular': new URL('../../fonts/OpenSans-Regular.ttf', import.meta.url),
  'OpenSans-Semibold': new URL('../../fonts/OpenSans-Semibold.ttf', import.meta.url),
  'SourceCodePro-Bold': new URL('../../fonts/SourceCodePro-Bold.ttf', import.meta.url),
  'SourceCodePro-Regular': new URL('../../fonts/SourceCodePro-Regular.ttf', import.meta.url),
}

/** The file of a font, in a browser; Node has its own way. @throws GpuError when it cannot be loaded. */
export async function readFontFile(id: FontId): Promise<ArrayBuffer> {
  const response = await fetch(places[id])
  if (!response.ok) throw new GpuError(`The font ${id} could not be loaded (${response.status})`)
  return response.arrayBuffer()
}
