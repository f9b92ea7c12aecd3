import { type Layer, opaque, type Pixels, storedPixels } from '@ivw/data'
import type { PictureMaker, SmallPicture } from '../annotation-pictures.ts'
import type { EdgeView, ProcessorView } from '../protocol.ts'

/** Pixels of the longer side, as in files of Inviwo. */
const side = 256
const quality = 0.8
/** Of a node, in units of the network. */
const nodeSize = [150, 50] as const
const margin = 30

/** Small pictures by the canvas of a worker. */
export const jpegPictures: PictureMaker = {
  async ofLayer(layer: Layer): Promise<SmallPicture> {
    const image = await createImageBitmap(imageData(opaque(await storedPixels(layer))))
    return drawn(image.width, image.height, context => {
      context.imageSmoothingQuality = 'high'
      context.drawImage(image, 0, 0, image.width, image.height)
      image.close()
    })
  },

  async ofNetwork(processors: readonly ProcessorView[], connections: readonly EdgeView[]): Promise<SmallPicture> {
    const [xs, ys] = [0, 1].map(axis => processors.map(({ position }) => position[axis] as number)) as [number[], number[]]
    const left = Math.min(...xs) - nodeSize[0] / 2 - margin
    const top = Math.min(...ys) - nodeSize[1] / 2 - margin
    const width = Math.max(...xs) + nodeSize[0] / 2 + margin - left
    const height = Math.max(...ys) + nodeSize[1] / 2 + margin - top
    return drawn(width, height, context => {
      context.fillStyle = '#2a2d33'
      context.fillRect(0, 0, width, height)
      context.translate(-left, -top)
      drawNetwork(context, new Map(processors.map(processor => [processor.identifier, processor])), connections)
    })
  },
}

type Context = OffscreenCanvasRenderingContext2D

/** `draw` draws a picture of that size, which comes out small. */
async function drawn(width: number, height: number, draw: (context: Context) => void): Promise<SmallPicture> {
  const scale = side / Math.max(width, height, 1)
  const size = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))] as const
  const canvas = new OffscreenCanvas(...size)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser does not draw in workers')
  context.scale(size[0] / width, size[1] / height)
  draw(context)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  return { size, base64: base64(new Uint8Array(await blob.arrayBuffer())) }
}

/** Nodes in the network's own look: a box with its name, ports at the top and bottom. */
function drawNetwork(context: Context, processors: ReadonlyMap<string, ProcessorView>, connections: readonly EdgeView[]): void {
  const portOf = (path: string, side: 'inports' | 'outports') => {
    const [identifier = '', name] = path.split('.')
    const processor = processors.get(identifier)
    const index = processor?.[side].findIndex(port => port.identifier === name) ?? -1
    return processor && index >= 0 ? { place: portPlace(processor, index, side), color: colorOf(processor[side][index]?.color) } : undefined
  }
  context.lineWidth = 4
  for (const { source, destination } of connections) {
    const [from, to] = [portOf(source, 'outports'), portOf(destination, 'inports')]
    if (!from || !to) continue
    const bend = Math.max(20, Math.abs(to.place[1] - from.place[1]) / 2)
    context.strokeStyle = from.color
    context.beginPath()
    context.moveTo(...from.place)
    context.bezierCurveTo(from.place[0], from.place[1] + bend, to.place[0], to.place[1] - bend, ...to.place)
    context.stroke()
  }
  for (const processor of processors.values()) drawNode(context, processor)
}

function drawNode(context: Context, processor: ProcessorView): void {
  const [x, y] = processor.position
  const [width, height] = nodeSize
  context.fillStyle = '#4a4f57'
  context.strokeStyle = '#15171a'
  context.lineWidth = 2
  context.beginPath()
  context.roundRect(x - width / 2, y - height / 2, width, height, 8)
  context.fill()
  context.stroke()
  context.fillStyle = '#ffffff'
  context.font = 'bold 15px sans-serif'
  context.textBaseline = 'middle'
  context.fillText(processor.displayName, x - width / 2 + 8, y, width - 16)
  for (const ports of ['inports', 'outports'] as const)
    for (const [index, port] of processor[ports].entries()) {
      const [left, top] = portPlace(processor, index, ports)
      context.fillStyle = colorOf(port.color)
      context.fillRect(left - 5, top - 5, 10, 10)
    }
}

function portPlace({ position: [x, y] }: ProcessorView, index: number, ports: 'inports' | 'outports'): [number, number] {
  return [x - nodeSize[0] / 2 + 15 + 15 * index, y + (ports === 'inports' ? -1 : 1) * (nodeSize[1] / 2)]
}

const colorOf = (color: readonly number[] = [160, 160, 160]): string => `rgb(${color.join(' ')})`

/** Rows from the top, eight bits, opaque. */
function imageData({ width, height, channels, data }: Pixels): ImageData {
  const image = new ImageData(width, height)
  const shift = data instanceof Uint16Array ? 8 : 0
  const grey = channels < 3
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = ((height - 1 - y) * width + x) * channels
      const to = (y * width + x) * 4
      for (let channel = 0; channel < 3; channel++) image.data[to + channel] = (data[from + (grey ? 0 : channel)] as number) >> shift
      image.data[to + 3] = 255
    }
  return image
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
