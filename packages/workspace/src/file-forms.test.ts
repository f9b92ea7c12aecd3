import { MemoryFiles } from '@ivw/data'
import {
  CompositeProperty,
  FileProperty,
  MultiFileProperty,
  Processor,
  ProcessorFactory,
  type ProcessorInfo,
  ProcessorNetwork,
} from '@ivw/network'
import { expect, test } from 'vitest'
import { formsOf, type SavePlaces } from './file-forms.ts'
import { loadNetwork } from './load-network.ts'
import { type Places, resolveFiles } from './resolve-files.ts'
import { saveNetwork } from './save-network.ts'
import { parseWorkspace, serializeWorkspace } from './workspace.ts'

class Reader extends Processor {
  static override readonly info: ProcessorInfo = {
    ...{ classIdentifier: 'test.Reader', displayName: 'Reader', category: '', codeState: 'stable', tags: [], help: '' },
  }
  readonly file = this.addProperty(new FileProperty('file', 'File'))
  readonly group = this.addProperty(new CompositeProperty('group', 'Group'))
  readonly list = this.group.addProperty(new MultiFileProperty('list', 'List'))
  override process(): void {}
}

const files = new MemoryFiles({ '/work/data/v.dat': '', '/inviwo/data/volumes/d.dat': '', '/work/slices/a01.png': '' })
const places: Places = { files, workspaceFolder: '/work/spaces', dataFolder: '/inviwo/data' }

interface Names {
  absolute?: string
  workspace?: string
  data?: string
}

const fileElements = ({ absolute = '', workspace = '', data = '' }: Names) =>
  `<absolutePath content="${absolute}" /><workspaceRelativePath content="${workspace}" /><ivwdataRelativePath content="${data}" />`

const workspaceText = (type: string, properties: string) => `<?xml version="1.0" ?>
<InviwoWorkspace version="3"><ProcessorNetwork><ProcessorNetworkVersion content="19" />
<Processors><Processor type="${type}" identifier="R" displayName="R"><PortGroups /><Properties>${properties}</Properties></Processor></Processors>
</ProcessorNetwork></InviwoWorkspace>`

const fileProperty = (names: Names) => `<Property type="org.inviwo.FileProperty" identifier="file">${fileElements(names)}
<selectedExtension><extension content="*" /><description content="All Files" /></selectedExtension>
<acceptMode content="0" /><fileMode content="0" /></Property>`

async function opened(text: string, at: Places = places): Promise<ProcessorNetwork> {
  const factory = new ProcessorFactory()
  factory.register(Reader)
  const network = new ProcessorNetwork(factory)
  const workspace = parseWorkspace(text, { name: 'w' })
  expect(
    [...workspace.issues, ...loadNetwork(network, await resolveFiles(workspace.network, at))].filter(
      ({ reason }) => !reason.includes('not available'),
    ),
  ).toEqual([])
  return network
}

/** The three names in the saved file. */
function saved(network: ProcessorNetwork, at: SavePlaces): Names {
  const text = serializeWorkspace({ network: saveNetwork(network, at), parts: [] })
  const content = (name: string) => new RegExp(`<${name} content="([^"]*)"`).exec(text)?.[1] ?? 'none'
  return { absolute: content('absolutePath'), workspace: content('workspaceRelativePath'), data: content('ivwdataRelativePath') }
}

const gone = { absolute: 'C:\\gone\\v.dat', workspace: '..\\here\\v.dat', data: 'volumes/none.dat' }

test.each<[what: string, read: Names, at: SavePlaces, written: Names]>([
  [
    'found from the workspace: all names are those of now',
    { absolute: 'C:\\gone\\v.dat', workspace: '../data/v.dat' },
    { path: '/work/spaces/w.inv', dataFolder: '/inviwo/data' },
    { absolute: '/work/data/v.dat', workspace: '../data/v.dat', data: '../../work/data/v.dat' },
  ],
  [
    'Save As into another folder',
    { absolute: '/work/data/v.dat', workspace: '../data/v.dat' },
    { path: '/work/w.inv', dataFolder: '/work' },
    { absolute: '/work/data/v.dat', workspace: 'data/v.dat', data: 'data/v.dat' },
  ],
  [
    'without a data folder its name for the file stays',
    { absolute: '/work/data/v.dat', data: 'volumes/v.dat' },
    { path: '/work/spaces/w.inv' },
    { absolute: '/work/data/v.dat', workspace: '../data/v.dat', data: 'volumes/v.dat' },
  ],
  ['a file that is nowhere is called what it was called', gone, { path: '/other/w.inv', dataFolder: '/inviwo/data' }, gone],
  [
    'as it was read',
    { absolute: 'C:/x/d.dat', workspace: '../no/d.dat', data: 'volumes/d.dat' },
    { path: '/other/w.inv', asRead: true },
    { absolute: 'C:/x/d.dat', workspace: '../no/d.dat', data: 'volumes/d.dat' },
  ],
  [
    'as it was read, but for the name that would not lead there any more',
    { absolute: 'C:/x/v.dat', workspace: '../data/v.dat' },
    { path: '/other/deep/w.inv', asRead: true },
    { absolute: 'C:/x/v.dat', workspace: '../../work/data/v.dat', data: '' },
  ],
])('%s', async (_, read, at, written) => {
  expect(saved(await opened(workspaceText('test.Reader', fileProperty(read))), at)).toEqual(written)
  // What nobody knows is called the same.
  expect(saved(await opened(workspaceText('test.Unknown', fileProperty(read))), at)).toEqual(written)
})

test('another value ends what the file said; undo brings it back', async () => {
  const network = await opened(workspaceText('test.Reader', fileProperty(gone)))
  const at = { path: '/work/spaces/w.inv', dataFolder: '/inviwo/data' }
  const undo = network.apply([{ kind: 'setProperty', path: 'R.file', state: { value: '/work/data/v.dat' } }])
  expect(formsOf(network.propertyByPath('R.file')!)).toEqual([])
  expect(saved(network, at)).toEqual({ absolute: '/work/data/v.dat', workspace: '../data/v.dat', data: '../../work/data/v.dat' })
  network.apply(undo)
  expect(saved(network, at)).toEqual(gone)
})

test('a workspace that was saved is found again beside its data, wherever both went', async () => {
  const before = await opened(workspaceText('test.Reader', fileProperty({ absolute: '/work/data/v.dat' })))
  const text = serializeWorkspace({ network: saveNetwork(before, { path: '/work/spaces/w.inv' }), parts: [] })
  const elsewhere = { files: new MemoryFiles({ '/mnt/data/v.dat': '' }), workspaceFolder: '/mnt/spaces' }
  expect((await opened(text, elsewhere)).propertyByPath('R.file')?.state.value).toBe('/mnt/data/v.dat')
})

test('of several files, each keeps its names; patterns are named by their folders', async () => {
  const list = (name: string, item: string, values: readonly string[]) =>
    `<${name}>${values.map(value => `<${item} content="${value}" />`).join('')}</${name}>`
  const property = `<Property type="org.inviwo.CompositeProperty" identifier="group"><Properties><Property type="org.inviwo.MultiFileProperty" identifier="list">
${list('value', 'item', ['C:/x/slices/a##.png', 'C:/none/b##.png'])}
${list('workspaceRelativePath', 'files', ['../slices', '../none'])}${list('ivwdataRelativePath', 'files', ['', 'none'])}
<nameFilter /><acceptMode content="0" /><fileMode content="3" /></Property></Properties></Property>`
  const network = await opened(workspaceText('test.Reader', property))
  expect(network.propertyByPath('R.group.list')?.state.value).toEqual(['/work/slices/a##.png', 'C:/none/b##.png'])
  const [processor] = saveNetwork(network, { path: '/work/w.inv' }).processors
  expect(processor?.properties[0]?.children?.[0]?.state).toMatchObject({
    value: ['/work/slices/a##.png', 'C:/none/b##.png'],
    workspacePaths: ['slices', '../none'],
    dataPaths: ['', 'none'],
  })
})
