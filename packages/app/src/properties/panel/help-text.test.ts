import { expect, it } from 'vitest'
import { blocks } from './help-text.tsx'

it('parts paragraphs, headings and lists', () => {
  const text = '# Title\nFirst line\nsecond line\n\nNext:\n- one\n- two\n  and more\n\nEnd'
  expect(blocks(text)).toEqual([['# Title'], ['First line', 'second line'], ['Next:'], ['- one', '- two', '  and more'], ['End']])
})
