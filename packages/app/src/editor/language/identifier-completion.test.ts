import { CompletionContext } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { identifierCompletion } from './identifier-completion.ts'

const code = `
self.volume = VolumeInport("volume")
self.outport = ivw.data.ImageOutport( 'picture' )
self.addProperty(FloatProperty("scale", "Scale", 1.0))
`
const complete = (text: string) => {
  const state = EditorState.create({ doc: code + text })
  return identifierCompletion(new CompletionContext(state, state.doc.length, false))
}

test.each([
  ['self.inports.', ['volume']],
  ['self.outports.', ['picture']],
  ['self.properties.sc', ['scale']],
])('%s is followed by what the file declares', (text, labels) => {
  const found = complete(text)
  expect(found?.options.map(({ label }) => label)).toEqual(labels)
  expect((code + text).slice(found?.from)).toBe(text.slice(text.lastIndexOf('.') + 1))
})

test.each(['self.', 'other.outports.', 'self.outports'])('%s is left to others', text => {
  expect(complete(text)).toBeNull()
})
