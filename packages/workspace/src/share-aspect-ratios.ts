import { CameraProperty, type ProcessorNetwork } from '@ivw/network'

/**
 * While a network is loaded, pictures give cameras their aspect ratio before there are links. Cameras that are about to be linked to
 * those, of an orientation indicator, say, and draw no picture themselves, get it, too, as they do when a picture is resized later.
 */
export function shareAspectRatios(network: ProcessorNetwork, links: readonly (readonly [source: string, destination: string])[]): void {
  const cameras = links.map(ends => ends.map(path => network.propertyByPath(path)))
  const told = new Set<CameraProperty>()
  const tell = ([source, destination]: (typeof cameras)[number]): boolean => {
    if (!(source instanceof CameraProperty && destination instanceof CameraProperty)) return false
    if (!(source.followsPicture || told.has(source)) || destination.followsPicture || told.has(destination)) return false
    destination.setState({ aspectRatio: source.value.aspectRatio })
    told.add(destination)
    return true
  }
  while (cameras.map(tell).includes(true)) {
    // Chains of links may stand in any order.
  }
}
