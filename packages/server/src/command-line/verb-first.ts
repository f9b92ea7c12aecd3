/**
 * Arguments with the verb moved to the front, so that options may stand before it: `--home DIR processors` is `processors --home DIR`.
 * `valued` names the options that take a value in the next argument.
 */
export function verbFirst(parameters: readonly string[], verbs: ReadonlySet<string>, valued: ReadonlySet<string>): string[] {
  for (let index = 0; index < parameters.length; index++) {
    const text = parameters[index] as string
    if (text === '--') break
    if (text.startsWith('-')) {
      if (valued.has(text)) index++
      continue
    }
    if (!verbs.has(text)) break
    return [text, ...parameters.slice(0, index), ...parameters.slice(index + 1)]
  }
  return [...parameters]
}
