import { CameraProperty, ImageInport, ImageOutport, Processor, ProcessorNetwork, requestImageSize } from '@ivw/network'
import { expect, test } from 'vitest'
import { loadNetwork } from './load-network.ts'
import { parseWorkspace } from './workspace.ts'

const info = {
  classIdentifier: 'org.test.Canvas',
  displayName: 'Canvas',
  category: 'Test',
  codeState: 'stable',
  tags: [],
  help: '',
} as const

class Canvas extends Processor {
  static override readonly info = info
  readonly image = this.addPort(new ImageInport('image'))
  constructor(identifier?: string) {
    super(identifier)
    this.image.onConnect(() => requestImageSize(this.image, [200, 100]))
  }
  override process(): void {}
}

class Arrows extends Processor {
  static override readonly info = { ...info, classIdentifier: 'org.test.Arrows', displayName: 'Arrows' } as const
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera'))
  override process(): void {}
}

class Renderer extends Arrows {
  static override readonly info = { ...info, classIdentifier: 'org.test.Renderer', displayName: 'Renderer' } as const
  readonly image = this.addPort(new ImageOutport('image'))
}

const processor = (type: string, identifier: string, near: number) =>
  `<Processor type="org.test.${type}" identifier="${identifier}"><Properties><Property type="org.inviwo.CameraProperty" identifier="camera">
  <Camera type="PerspectiveCamera"><near content="${near}" /><aspectRatio content="1.25" /></Camera></Property></Properties></Processor>`
const link = (source: string, destination: string) => `<PropertyLink src="${source}.camera" dst="${destination}.camera" />`

test('linked cameras have the aspect ratio of the picture after loading, too, and nothing else of each other', () => {
  const network = new ProcessorNetwork()
  for (const type of [Canvas, Arrows, Renderer]) network.factory.register(type)
  const text = `<InviwoWorkspace version="2"><ProcessorNetwork><ProcessorNetworkVersion content="20" /><Processors>
    ${processor('Arrows', 'Far', 3)}${processor('Arrows', 'Near', 2)}${processor('Renderer', 'Renderer', 1)}${processor('Arrows', 'Alone', 4)}
    <Processor type="org.test.Canvas" identifier="Canvas" /></Processors>
    <Connections><Connection src="Renderer.image" dst="Canvas.image" /></Connections>
    <PropertyLinks>${link('Near', 'Far')}${link('Far', 'Near')}${link('Renderer', 'Near')}</PropertyLinks></ProcessorNetwork></InviwoWorkspace>`
  expect(loadNetwork(network, parseWorkspace(text).network)).toEqual([])
  const cameras = ['Renderer', 'Near', 'Far', 'Alone'].map(name => network.propertyByPath(`${name}.camera`) as CameraProperty)
  expect(cameras.map(({ value }) => [value.aspectRatio, value.near])).toEqual([
    [2, 1],
    [2, 2],
    [2, 3],
    [1.25, 4],
  ])
})
