import { type Members, text } from './members.ts'

/** What Python asks the user. */
export const questionMembers: Members = {
  prompt: async ({ questions }, [title, message, initial]) =>
    (await questions.ask({
      kind: 'text',
      title: text(title, 'A title'),
      message: text(message, 'A message'),
      initial: text(initial ?? '', 'A default'),
    })) ?? null,
  requestFile: async ({ questions, network, history }, [processor, property]) => {
    const path = `${text(processor, 'A processor')}.${text(property, 'A property path')}`
    const asked = network.propertyByPath(path)
    if (!asked) throw new Error(`There is no property ${path}`)
    const file = await questions.ask({ kind: 'file', title: asked.displayName, state: asked.state })
    if (file === undefined) return
    const value = Array.isArray(asked.state.value) ? [file] : file
    history.apply([{ kind: 'setProperty', path, state: { value } }], { name: `Choose ${asked.displayName}` })
  },
}
