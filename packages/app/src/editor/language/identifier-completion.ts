import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete'

/** What stands before the caret, and what in the file declares the identifiers that may follow. */
const collections = [
  { name: 'inports', declaration: /\b\w*Inport\(\s*["'](\w+)["']/g, detail: 'inport' },
  { name: 'outports', declaration: /\b\w*Outport\(\s*["'](\w+)["']/g, detail: 'outport' },
  { name: 'properties', declaration: /\b\w+Property\(\s*["'](\w+)["']/g, detail: 'property' },
]

/** Identifiers of ports and properties behind `self.outports.` and the like: no type says which there are, the file itself does. */
export function identifierCompletion(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/\bself\.(inports|outports|properties)\.\w*/)
  if (!word) return null
  const collection = collections.find(({ name }) => word.text.startsWith(`self.${name}.`))
  if (!collection) return null
  const { name, declaration, detail } = collection
  const identifiers = new Set([...context.state.doc.toString().matchAll(declaration)].map(match => match[1]!))
  return {
    from: word.from + `self.${name}.`.length,
    options: [...identifiers].map(label => ({ label, type: 'property', detail, boost: 10 })),
    validFor: /^\w*$/,
  }
}
