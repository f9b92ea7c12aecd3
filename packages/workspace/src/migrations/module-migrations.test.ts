import { expect, test } from 'vitest'
import { withoutLines } from '../xml/element.ts'
import { parseXml } from '../xml/parse-xml.ts'
import { writeXml } from '../xml/write-xml.ts'
import { migrateModules } from './module-migrations.ts'

const root = (modules: string, processors: string) =>
  withoutLines(
    parseXml(
      `<InviwoWorkspace><InviwoSetup><Modules>${modules}</Modules></InviwoSetup><ProcessorNetwork><Processors>${processors}</Processors></ProcessorNetwork></InviwoWorkspace>`,
    ),
  )

const property = (identifier: string, inside = '') => `<Property type="t" identifier="${identifier}">${inside}</Property>`
const processor = (type: string, ...properties: string[]) =>
  `<Processor type="org.inviwo.${type}"><Properties>${properties.join('')}</Properties></Processor>`

test.each<[string, string, string, string, string]>([
  ['Base', '1', '4', processor('GeometeryGenerator'), processor('RandomMeshGenerator')],
  ['Base', '3', '4', processor('WorldTransformVolume'), processor('WorldTransformVolumeDeprecated')],
  [
    'BaseGL',
    '1',
    '5',
    processor('Background', property('color1'), property('x')),
    processor('Background', property('bgColor1'), property('x')),
  ],
  ['BaseGL', '2', '5', processor('LineRenderer', property('antialising')), processor('LineRenderer', property('antialiasing'))],
  ['BaseGL', '3', '5', processor('SphereRenderer', property('customRadius')), processor('SphereRenderer', property('defaultRadius'))],
  ['BaseGL', '3', '5', processor('CubeRenderer', property('customSize')), processor('CubeRenderer', property('defaultSize'))],
  ['BaseGL', '3', '5', processor('TubeRendering', property('light')), processor('TubeRendering', property('lighting'))],
  ['BaseGL', '3', '5', processor('MeshRenderer', property('light')), processor('MeshRenderer', property('light'))],
  [
    'BaseGL',
    '4',
    '5',
    processor('SplitImage', property('handle', '<Properties><Property identifier="triColor" /></Properties>')),
    processor('SplitImage', property('handle', '<Properties><Property identifier="hoverColor" /></Properties>')),
  ],
])('%s %s', (name, from, to, before, after) => {
  const module = (version: string) => `<Module name="${name}" version="${version}" />`
  expect(writeXml(migrateModules(root(module(from), before)))).toBe(writeXml(root(module(to), after)))
  expect(migrateModules(root(module(to), before))).toEqual(root(module(to), before))
})

test('the vectors of an own basis become a matrix', () => {
  const vector = (identifier: string, x: number) => property(identifier, `<value x="${x}" y="0" z="0" />`)
  const vectors = ['overrideA', 'overrideB', 'overrideC', 'overrideOffset'].map((name, i) => vector(name, i)).join('')
  const basis = `<Property type="org.inviwo.VolumeBasisProperty" identifier="Basis"><Properties>${vectors}</Properties></Property>`
  const migrated = writeXml(migrateModules(root('<Module name="Base" version="2" />', processor('VolumeSource', basis))))
  expect(migrated).toContain('<col1 x="1" y="0" z="0" w="0" />')
  expect(migrated).toContain('<col3 x="3" y="0" z="0" w="1" />')
})

test('without a list of modules nothing is changed', () => {
  const bare = withoutLines(parseXml(`<InviwoWorkspace>${processor('GeometeryGenerator')}</InviwoWorkspace>`))
  expect(migrateModules(bare)).toBe(bare)
})
