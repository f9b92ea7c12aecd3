import { expect, test } from 'vitest'
import { plainText } from './markdown.tsx'

test.each([
  ['Plain *words*, **strong** and `code`', 'Plain words, strong and code'],
  ['# A title\n\n- one\n- two\n\n> said', 'A title one two said'],
  ['[a link](http://a.b/c) and ![a picture](d.png)', 'a link and a picture'],
  ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
  ['', ''],
])('the words of %j are %j', (markdown, words) => {
  expect(plainText(markdown)).toBe(words)
})
