const keywords = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)

/** Why a name cannot be that of a class and its file; undefined when it can. The server checks again, and knows what exists. */
export function pythonNameProblem(name: string): string | undefined {
  if (name === '') return 'A name is needed.'
  if (/^\d/.test(name)) return 'A name begins with a letter.'
  if (/\s/.test(name)) return 'A name has no spaces: write MyProcessor.'
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return 'A name is made of letters, digits and _, with a letter first.'
  if (keywords.has(name)) return `“${name}” is a word of the Python language.`
  return undefined
}
