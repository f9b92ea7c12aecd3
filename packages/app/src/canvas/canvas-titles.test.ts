import { expect, test } from 'vitest'
import { canvasTitles } from './canvas-titles.ts'

const canvas = (identifier: string, displayName: string) => ({ identifier, displayName, canvas: {} })

test('names canvases, and tells those of one name apart', () => {
  const others = [{ identifier: 'Background', displayName: 'Background', canvas: undefined }]
  expect([...canvasTitles([canvas('Canvas', 'Canvas'), canvas('Slice', 'Slice'), ...others])]).toEqual([
    ['Canvas', 'Canvas'],
    ['Slice', 'Slice'],
  ])
  expect([...canvasTitles([canvas('Canvas', 'Canvas'), canvas('Canvas2', 'Canvas')]).values()]).toEqual([
    'Canvas (Canvas)',
    'Canvas (Canvas2)',
  ])
})
