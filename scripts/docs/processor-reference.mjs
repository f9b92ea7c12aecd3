import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { decode, encode } from 'fast-png'
import { softwareGpu } from '../../packages/server/bin/software-gpu.mjs'
import { root } from '../setup/project.mjs'
import { step } from '../setup/step.mjs'

const folder = join(root, 'docs', 'reference', 'processors')
const shown = join(root, 'fixtures', 'processors')
const ivw = join(root, 'packages', 'server', 'bin', 'ivw.mjs')

/** Workspaces that show processors which make sense only together with others; those of other processors are named like them. */
const shownBy = {
  CanvasGL: 'fixtures/processors/ImageSource.inv',
  EntryExitPointsCL: 'fixtures/processors/VolumeRaycasterCL.inv',
  ImageToSpatialSampler: 'fixtures/processors/StreamLines2D.inv',
  IntegralLineVectorToMesh: 'fixtures/processors/StreamLines3D.inv',
  LightVolumeGL: 'fixtures/processors/Directionallightsource.inv',
  LightingRaycaster: 'fixtures/processors/Directionallightsource.inv',
  Seed3Dto4D: 'fixtures/processors/PathLines3D.inv',
  SeedPointGenerator2D: 'fixtures/processors/StreamLines2D.inv',
  SeedPointGenerator3D: 'fixtures/processors/StreamLines3D.inv',
  SingleVoxel: 'fixtures/processors/VolumeInformation.inv',
  SyntheticDataFrame: 'fixtures/processors/ScatterPlotProcessor.inv',
  TestMatrix: 'fixtures/processors/EigenMatrixToImage.inv',
  VectorFieldGenerator4D: 'fixtures/processors/PathLines3D.inv',
  VolumeBoundaryPlanes: 'fixtures/processors/MeshPlaneClipping.inv',
  VolumeSequenceToSpatial4DSampler: 'fixtures/processors/PathLines3D.inv',
  VolumeToSpatialSampler: 'fixtures/processors/StreamLines3D.inv',
  AtomSpheres: 'examples/brushing.inv',
  ColoredSlice: 'examples/volume-slice.inv',
  EdgeStrength: 'examples/volume-slice.inv',
  Interference: 'examples/interference.inv',
  IsoSurface: 'examples/surface.inv',
  Mandelbrot: 'examples/mandelbrot.inv',
  NumpySource: 'examples/numpy-source.inv',
  PickableSpheres: 'examples/picking.inv',
}

const nameOf = type => type.identifier.split('.').at(-1)
const fileName = path =>
  path
    .split('/')
    .at(-1)
    .replace(/\.inv$/, '')
const slug = text => text.toLowerCase().replace(/[^a-z0-9]+/g, '-')
const cell = text =>
  String(text)
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
const code = text => (text === '' ? '' : `\`${cell(text).replaceAll('`', "'")}\``)
/** What stands between backticks may hold full stops and question marks. */
const firstSentence = text => /^(?:`[^`]*`|[^`])*?[.!?](?=\s|$)/s.exec(text.trim())?.[0] ?? text.trim()

/** Writes a page for each category of processors, and draws the picture of each. Needs what `npm run build` makes. */
export async function writeProcessorReference(python) {
  const home = await mkdtemp(join(tmpdir(), 'ivw-docs-'))
  const common = ['--home', home, '--python', python]
  try {
    const types = JSON.parse(await output(['processors', '--json', ...common])).processors
    const own = new Set((await readdir(shown)).filter(file => file.endsWith('.inv')))
    const workspaces = new Map(types.map(type => [type.identifier, workspaceOf(type, own)]))
    const pictures = join(folder, 'pictures')
    await rm(folder, { recursive: true, force: true })
    await mkdir(pictures, { recursive: true })
    const drawn = [...new Set(workspaces.values())].filter(path => path !== undefined).map(path => join(root, path))
    const script = join(root, 'scripts', 'docs', 'processor_pictures.py')
    await step('Drawing the pictures of processors', () =>
      output(['run', script, ...common, '--processors', shown, '--', pictures, ...drawn]),
    )
    for (const file of await readdir(pictures)) await makeEightBit(join(pictures, file))
    const categories = Map.groupBy
      ? Map.groupBy(types, type => type.category)
      : types.reduce((found, type) => found.set(type.category, [...(found.get(type.category) ?? []), type]), new Map())
    const sorted = [...categories].sort(([a], [b]) => (a < b ? -1 : 1))
    await writeFile(join(folder, 'README.md'), overview(sorted, workspaces))
    for (const [category, members] of sorted) await writeFile(join(folder, `${slug(category)}.md`), page(category, members, workspaces))
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** Pictures of floats have 16 bits a channel, which nobody sees here and every reader would load. */
async function makeEightBit(path) {
  const { width, height, channels, depth, data } = decode(await readFile(path))
  if (depth === 16)
    await writeFile(path, encode({ width, height, channels, depth: 8, data: Uint8Array.from(data, value => Math.round(value / 257)) }))
}

function workspaceOf(type, own) {
  const name = nameOf(type)
  if (own.has(`${name}.inv`)) return `fixtures/processors/${name}.inv`
  if (shownBy[name]) return shownBy[name]
  // A test asks for one; until then the entry has no picture.
  return undefined
}

/** What a command prints; the catalogue of processors is some megabytes. */
async function output(parameters) {
  const environment = { ...process.env, ...softwareGpu() }
  const { stdout } = await promisify(execFile)(process.execPath, [ivw, ...parameters], { env: environment, maxBuffer: 2 ** 27 })
  return stdout
}

function overview(categories, workspaces) {
  const count = categories.reduce((sum, [, members]) => sum + members.length, 0)
  const sections = categories.map(([category, members]) => {
    const rows = byName(members).map(
      type =>
        `| ${picture(workspaces.get(type.identifier), '', 96)} | [${cell(type.displayName)}](${slug(category)}.md#${anchor(type)}) | ${cell(firstSentence(type.help))} |`,
    )
    return `## ${category}\n\n| | | |\n|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# Processors\n\nAll ${count}, by category, with ports and properties; written from the sources by \`npm run docs\`. Each picture is drawn by the workspace that its processor's entry names.\n\n${sections.join('\n')}`
}

const byName = types => [...types].sort((a, b) => (a.displayName < b.displayName ? -1 : 1))
/** As GitHub makes it of the heading. */
const anchor = ({ displayName }) =>
  displayName
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')

function page(category, members, workspaces) {
  return `# ${category}\n\n[All processors](README.md)\n\n${byName(members)
    .map(type => entry(type, workspaces.get(type.identifier)))
    .join('\n')}`
}

function entry(type, workspace) {
  const parts = [
    `## ${type.displayName}`,
    ...(workspace === undefined ? [] : [picture(workspace, `${type.displayName} at work`, 256)]),
    type.help.trim(),
    `\`${type.identifier}\`, ${type.codeState}${type.tags.length > 0 ? `; ${type.tags.join(', ')}` : ''}.${shownIn(workspace)}`,
  ]
  if (type.ports.length > 0) parts.push(table(['port', 'kind', 'help'], type.ports.map(portRow)))
  const rows = type.properties.flatMap(property => propertyRows(property, ''))
  if (rows.length > 0) parts.push(table(['property', 'type', 'default', 'range', 'help'], rows))
  return `${parts.join('\n\n')}\n`
}

const picture = (workspace, text, width) =>
  workspace === undefined ? '' : `<img src="pictures/${fileName(workspace)}.png" width="${width}" alt="${text}">`

const shownIn = workspace =>
  workspace === undefined ? '' : ` Shown in [${fileName(workspace)}.inv](${relative(folder, join(root, workspace))}).`

const table = (head, rows) =>
  [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows.map(row => `| ${row.join(' | ')} |`)].join('\n')

function portRow({ direction, identifier, dataType, optional, multi, help }) {
  const kind = [direction, dataType.replace(/^org\.inviwo\./, ''), ...(multi ? ['several'] : []), ...(optional ? ['optional'] : [])]
  return [code(identifier), cell(kind.join(', ')), cell(help ?? '')]
}

function propertyRows(property, before) {
  const { identifier, classIdentifier, displayName, state, help, children = [] } = property
  const path = `${before}${identifier}`
  const type = classIdentifier.replace(/^org\.inviwo\./, '').replace('Property', '')
  const row = [code(path), cell(type), code(defaultOf(state)), cell(rangeOf(state)), cell(help || displayName)]
  // The fields of a camera are the same everywhere.
  return [row, ...(type === 'Camera' ? [] : children.flatMap(child => propertyRows(child, `${path}.`)))]
}

const short = value =>
  typeof value === 'number' ? String(Number(value.toPrecision(6))) : Array.isArray(value) ? value.map(short).join(', ') : String(value)

function defaultOf(state) {
  if ('selected' in state) return state.selected
  if (!('value' in state) || state.value === null || (typeof state.value === 'object' && !Array.isArray(state.value))) return ''
  const text = short(state.value).replaceAll(`${root}/`, '')
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

function rangeOf({ options, min, max, minConstraint, maxConstraint, range }) {
  if (Array.isArray(options)) return options.length > 12 ? `${options.length} options` : options.map(({ id }) => id).join(', ')
  if (Array.isArray(range) && range.length === 2) return `${short(range[0])} to ${short(range[1])}`
  if (min === undefined || max === undefined) return ''
  const same = value => (Array.isArray(value) && value.every(part => part === value[0]) ? short(value[0]) : short(value))
  const [low, high] = [minConstraint === 'ignore' ? '' : same(min), maxConstraint === 'ignore' ? '' : same(max)]
  return low === '' && high === '' ? '' : `${low} to ${high}`.trim()
}
