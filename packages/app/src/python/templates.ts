/** Used until the server says which templates it has. */
const usual = ['filter', 'source', 'mesh', 'image']

const descriptions: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  filter: { title: 'Filter', text: 'A volume goes in, a changed volume comes out.' },
  source: { title: 'Source', text: 'Makes a volume from nothing but its properties.' },
  reader: { title: 'Reader', text: 'Loads a file that the user chooses.' },
  mesh: { title: 'Mesh', text: 'Makes a mesh from points and triangles.' },
  image: { title: 'Image', text: 'Makes or changes an image.' },
}

export function templateNames(known: readonly string[] | undefined): readonly string[] {
  return known && known.length > 0 ? known : usual
}

export function describeTemplate(name: string): { readonly title: string; readonly text: string } {
  return descriptions[name] ?? { title: name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll(/[_-]/g, ' '), text: '' }
}
