/** Used until the server says which templates it has; the order in which those that it has are shown. */
const usual = ['source', 'filter', 'image', 'mesh', 'reader', 'script']

const descriptions: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  filter: { title: 'Filter', text: 'A volume goes in, a changed volume comes out.' },
  source: { title: 'Source', text: 'Makes a volume from its properties.' },
  reader: { title: 'Reader', text: 'Loads a file that the user chooses.' },
  mesh: { title: 'Mesh', text: 'Makes a mesh from points and triangles.' },
  image: { title: 'Image', text: 'Makes or changes an image.' },
  script: { title: 'Script', text: 'A button that runs a script on the network.' },
}

export function templateNames(known: readonly string[] | undefined): readonly string[] {
  if (!known || known.length === 0) return usual
  return [...usual.filter(name => known.includes(name)), ...known.filter(name => !usual.includes(name))]
}

export function describeTemplate(name: string): { readonly title: string; readonly text: string } {
  return descriptions[name] ?? { title: name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll(/[_-]/g, ' '), text: '' }
}
