import { formatByName, Image, Layer, memory, type Vec2 } from '@ivw/data'
import { describe, expect, test } from 'vitest'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { Processor } from '../processor/processor.ts'
import { CameraProperty } from '../property/camera-property.ts'
import { testInfo } from '../testing/numbers.ts'
import { ImageInport, ImageOutport } from './image-ports.ts'
import { requestImageSize, updateImageSize } from './image-size.ts'
import type { Outport } from './outport.ts'

class Canvas extends Processor {
  static override readonly info = testInfo('Canvas')
  readonly in = this.addPort(new ImageInport('in'))
  override process(): void {}
}

class Renderer extends Processor {
  static override readonly info = testInfo('Renderer')
  readonly in = this.addPort(new ImageInport('in', { optional: true }))
  readonly mask = this.addPort(new ImageInport('mask', { optional: true, group: 'other' }))
  readonly out = this.addPort(new ImageOutport('out'))
  readonly second = this.addPort(new ImageOutport('second'))
  readonly fixed = this.addPort(new ImageOutport('fixed', { group: 'other', handlesResize: false }))
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera'))
  override process(): void {}
}

/** Shows its second input in the right half. */
class Split extends Renderer {
  override imageSizeFor(inport: ImageInport, [width, height]: Vec2): Vec2 {
    return inport === this.in ? [width, height] : [width / 2, height]
  }
}

function network() {
  const network = new ProcessorNetwork()
  const [source, renderer, canvas] = [network.add(new Renderer('source')), network.add(new Renderer('renderer')), network.add(new Canvas())]
  network.connect(source.out, renderer.in)
  network.connect(renderer.out, canvas.in)
  return { network, source, renderer, canvas }
}

const pixels = (width: number, height: number): Image =>
  new Image({
    colorLayers: [
      new Layer({ dimensions: [width, height], format: formatByName('UINT8'), source: memory(new Uint8Array(width * height)) }),
    ],
  })

describe('sizes travel from the canvas up', () => {
  test('through image ports of one group, and cameras follow', () => {
    const { source, renderer, canvas } = network()
    source.setValid()
    requestImageSize(canvas.in, [400, 200])
    expect([renderer.out.size, renderer.second.size, source.out.size]).toEqual([
      [400, 200],
      [400, 200],
      [400, 200],
    ])
    expect(renderer.fixed.size).toEqual([1, 1])
    expect(source.camera.value.aspectRatio).toBe(2)
    expect(source.isValid).toBe(false)
  })

  test('once: each connection of a long chain asks only those that it changes something for', () => {
    const network = new ProcessorNetwork()
    let asked = 0
    class Link extends Renderer {
      override imageSizeFor(_inport: ImageInport, size: Vec2): Vec2 {
        asked++
        return size
      }
    }
    const length = 200
    const chain = Array.from({ length }, () => network.add(new Link('link')))
    for (const [i, link] of chain.entries()) if (i > 0) network.connect((chain[i - 1] as Link).out, link.in)
    expect(asked).toBeLessThan(10 * length)
    const canvas = network.add(new Canvas())
    network.connect((chain.at(-1) as Link).out, canvas.in)
    requestImageSize(canvas.in, [30, 20])
    expect(chain.map(({ out }) => out.size)).toEqual(chain.map(() => [30, 20]))
  })

  test('and not where they changed nothing', () => {
    const { source, renderer, canvas } = network()
    requestImageSize(canvas.in, [400, 200])
    renderer.setValid()
    source.setValid()
    requestImageSize(canvas.in, [400, 200])
    expect([renderer.isValid, source.isValid]).toEqual([true, true])
  })

  test('the largest request wins, and one that goes is forgotten', () => {
    const { network: all, renderer, canvas } = network()
    const big = all.add(new Canvas('big'))
    all.connect(renderer.out, big.in)
    requestImageSize(canvas.in, [400, 200])
    requestImageSize(big.in, [800, 600])
    expect(renderer.out.size).toEqual([800, 600])
    const sizes: Vec2[] = []
    renderer.out.onResize(size => sizes.push(size))
    all.disconnect(renderer.out, big.in)
    expect([renderer.out.size, sizes]).toEqual([[400, 200], [[400, 200]]])
    all.disconnect(renderer.out, canvas.in)
    expect(renderer.out.size).toEqual([1, 1])
  })

  test('a processor that is put in between learns it at once', () => {
    const { network: all, source, renderer, canvas } = network()
    requestImageSize(canvas.in, [400, 200])
    const between = all.add(new Renderer('between'))
    all.disconnect(source.out, renderer.in)
    all.connect(source.out, between.in)
    all.connect(between.out, renderer.in)
    expect([between.out.size, source.out.size]).toEqual([
      [400, 200],
      [400, 200],
    ])
  })

  test('nothing is asked of a new connection before a size comes from downstream', () => {
    const { network: all, source, renderer, canvas } = network()
    requestImageSize(canvas.in, [400, 200])
    all.disconnect(source.out, renderer.in)
    all.disconnect(renderer.out, canvas.in)
    all.connect(source.out, renderer.in)
    expect([renderer.in.requestedSize, source.out.size]).toEqual([
      [0, 0],
      [1, 1],
    ])
  })

  test('layouts ask for parts', () => {
    const { network: all, canvas, renderer } = network()
    all.disconnect(renderer.out, canvas.in)
    const split = all.add(new Split('split'))
    split.mask.group = 'default'
    all.connect(renderer.out, split.mask)
    all.connect(split.out, canvas.in)
    requestImageSize(canvas.in, [400, 200])
    expect([split.out.size, renderer.out.size]).toEqual([
      [400, 200],
      [200, 200],
    ])
  })
})

test('connections of one inport may be asked for other sizes', () => {
  class Columns extends Processor {
    static override readonly info = testInfo('Columns')
    readonly in = this.addPort(new ImageInport('in', { multi: true }))
    readonly out = this.addPort(new ImageOutport('out'))
    override imageSizeFor(inport: ImageInport, [width, height]: Vec2, _from: ImageOutport, source: Outport): Vec2 {
      const { connectedOutports } = inport
      return [width / connectedOutports.length + connectedOutports.indexOf(source), height]
    }
    override process(): void {}
  }
  const all = new ProcessorNetwork()
  const [a, b] = [all.add(new Renderer('a')), all.add(new Renderer('b'))]
  const columns = all.add(new Columns())
  const canvas = all.add(new Canvas())
  all.connect(a.out, columns.in)
  all.connect(columns.out, canvas.in)
  requestImageSize(canvas.in, [400, 200])
  expect(a.out.size).toEqual([400, 200])
  all.connect(b.out, columns.in)
  expect([a.out.size, b.out.size]).toEqual([
    [200, 200],
    [201, 200],
  ])
  all.disconnect(a.out, columns.in)
  updateImageSize(columns.out)
  expect([a.out.size, b.out.size]).toEqual([
    [1, 1],
    [400, 200],
  ])
})

describe('an image inport', () => {
  test('hands out a copy of the requested size where the image can make one', () => {
    class Resizable extends Image {
      resized(size: Vec2): Image {
        return pixels(size[0], size[1])
      }
    }
    const { renderer, canvas } = network()
    renderer.out.data = new Resizable({ colorLayers: pixels(2, 2).colorLayers })
    expect(canvas.in.data).toBe(renderer.out.data)
    requestImageSize(canvas.in, [4, 3])
    renderer.out.data = new Resizable({ colorLayers: pixels(2, 2).colorLayers })
    expect(canvas.in.data.dimensions).toEqual([4, 3])
    const plain = pixels(2, 2)
    renderer.out.data = plain
    expect(canvas.in.data).toBe(plain)
  })
})
