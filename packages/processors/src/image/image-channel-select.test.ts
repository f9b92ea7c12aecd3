import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { ImageChannelSelect } from './image-channel-select.ts'

test.each(['r', 'g', 'b', 'a'])('channel %s is shown as opaque grey', async id => {
  const source = imageOf([5, 5], 'Vec4UINT8', scrambled)
  const { image } = await filtered(ImageChannelSelect, source, processor => {
    processor.channel.selected = id
  })
  const channel = 'rgba'.indexOf(id)
  const before = await pixelsOf(source.colorLayers[0]!)
  expect(await pixelsOf(image.colorLayers[0]!)).toEqual(before.map(pixel => [pixel[channel], pixel[channel], pixel[channel], 255]))
})
