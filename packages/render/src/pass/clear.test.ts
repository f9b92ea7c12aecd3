import { formatByName } from '@ivw/data'
import { expect, test } from 'vitest'
import { RenderedImage } from '../image/rendered-image.ts'
import { meshLayout } from '../mesh/mesh-renderer.ts'
import { testGpu } from '../testing/node-gpu.ts'
import { clearImage } from './clear.ts'

test('every layer that a mesh renderer can write is cleared to 0, also its alpha', async () => {
  const gpu = await testGpu()
  const layout = meshLayout({ texCoord: true, normals: true, viewNormals: true }, [formatByName('Vec4UINT8')])
  const image = new RenderedImage(gpu, [2, 2], layout)
  clearImage(gpu, image)
  for (const layer of [...image.colorLayers, image.picking!]) expect(new Set(Array.from(await layer.read(), Number))).toEqual(new Set([0]))
  expect(image.colorLayers).toHaveLength(4)
  image.dispose()
})
