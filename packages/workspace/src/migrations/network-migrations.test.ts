import { describe, expect, test } from 'vitest'
import { withoutLines } from '../xml/element.ts'
import { parseXml } from '../xml/parse-xml.ts'
import { writeXml } from '../xml/write-xml.ts'
import type { Migration } from './migration.ts'
import { migrateNetwork, networkVersion } from './network-migrations.ts'
import { prefixProcessorTypes } from './v0-processor-prefix.ts'
import { metaDataListToMap } from './v1-metadata-map.ts'
import { prefixPropertyTypes } from './v2-property-prefix.ts'
import { shadingModeToInt } from './v3-shading-mode-int.ts'
import { cameraToComposite } from './v4-camera-composite.ts'
import { prefixMetaDataTypes } from './v5-metadata-types.ts'
import { prefixMetaDataKeys } from './v6-metadata-keys.ts'
import { renameDimension } from './v7-dimensions.ts'
import { flattenPropertyLinks } from './v8-property-links.ts'
import { portsIntoProcessors } from './v9-ports-in-processors.ts'
import { removeSpacesFromTypes } from './v10-processor-types-without-spaces.ts'
import { displayNameToElement } from './v11-display-name-element.ts'
import { replaceInvalidCharacters } from './v12-processor-identifiers.ts'
import { renameTransferFunctionParts } from './v13-transfer-function-points.ts'
import { makeIdentifiersUnique } from './v14-unique-processor-identifiers.ts'
import { splitEditorWidgetMetaData } from './v15-editor-widget-metadata.ts'
import { cameraToObject } from './v16-camera-object.ts'
import { referencesToPaths } from './v17-references-to-paths.ts'
import { shadingModeToEnum } from './v18-shading-mode-enum.ts'
import { mergeDirectoryModes } from './v19-file-modes.ts'

const network = (content: string) => withoutLines(parseXml(`<ProcessorNetwork>${content}</ProcessorNetwork>`))

interface Step {
  readonly name: string
  readonly migrate: Migration
  readonly before: string
  readonly after: string
}

const steps: readonly Step[] = [
  {
    name: '0: prefix of processor types',
    migrate: prefixProcessorTypes,
    before: '<Processors><Processor type="Background" /><Processor type="org.other.Thing" /></Processors>',
    after: '<Processors><Processor type="org.inviwo.Background" /><Processor type="org.other.Thing" /></Processors>',
  },
  {
    name: '1: list of meta data to map',
    migrate: metaDataListToMap,
    before: '<MetaDataList><MetaData type="ProcessorMetaData"><position x="1" y="2" /></MetaData></MetaDataList>',
    after:
      '<MetaDataMap><MetaDataItem type="ProcessorMetaData" key="ProcessorMetaData"><position x="1" y="2" /></MetaDataItem></MetaDataMap>',
  },
  {
    name: '2: prefix of property types',
    migrate: prefixPropertyTypes,
    before: '<Property type="FloatProperty" identifier="a" /><Property type="org.other.P" identifier="b" />',
    after: '<Property type="org.inviwo.FloatProperty" identifier="a" /><Property type="org.other.P" identifier="b" />',
  },
  {
    name: '3: shading mode to whole numbers',
    migrate: shadingModeToInt,
    before:
      '<Property type="org.inviwo.OptionPropertyString" identifier="shadingMode" /><Property type="org.inviwo.OptionPropertyString" identifier="x" />',
    after:
      '<Property type="org.inviwo.OptionPropertyInt" identifier="shadingMode" /><Property type="org.inviwo.OptionPropertyString" identifier="x" />',
  },
  {
    name: '4: camera to composite',
    migrate: cameraToComposite,
    before: `<Property type="org.inviwo.CameraProperty" identifier="camera"><semantics semantics="Default" />
      <lookFrom><value x="0" y="0" z="2" /></lookFrom><fovy type="org.inviwo.FloatProperty" identifier="fovy"><value content="60" /></fovy></Property>`,
    after: `<Property type="org.inviwo.CameraProperty" identifier="camera"><semantics semantics="Default" /><Properties>
      <Property type="org.inviwo.FloatVec3Property" identifier="lookFrom"><value x="0" y="0" z="2" /></Property>
      <Property type="org.inviwo.FloatProperty" identifier="fovy"><value content="60" /></Property></Properties></Property>`,
  },
  {
    name: '5: prefix of meta data types',
    migrate: prefixMetaDataTypes,
    before: '<MetaDataItem type="BoolMetaData" key="Visible" />',
    after: '<MetaDataItem type="org.inviwo.BoolMetaData" key="Visible" />',
  },
  {
    name: '6: prefix of meta data keys',
    migrate: prefixMetaDataKeys,
    before:
      '<MetaDataItem type="org.inviwo.ProcessorMetaData" key="ProcessorMetaData" /><MetaDataItem type="org.inviwo.BoolMetaData" key="Visible" />',
    after:
      '<MetaDataItem type="org.inviwo.ProcessorMetaData" key="org.inviwo.ProcessorMetaData" /><MetaDataItem type="org.inviwo.BoolMetaData" key="Visible" />',
  },
  {
    name: '7: dimension to dimensions',
    migrate: renameDimension,
    before: '<MetaDataItem><dimension x="256" y="256" /></MetaDataItem>',
    after: '<MetaDataItem><dimensions x="256" y="256" /></MetaDataItem>',
  },
  {
    name: '8: pairs of a link to links',
    migrate: flattenPropertyLinks,
    before: `<PropertyLinks><PropertyLink><Properties><Pair><first reference="a" /><last reference="b" /></Pair>
      <Pair><first reference="c" /><last reference="d" /></Pair></Properties></PropertyLink><PropertyLink><SourceProperty reference="x" /></PropertyLink></PropertyLinks>`,
    after: `<PropertyLinks><PropertyLink><SourceProperty reference="a" /><DestinationProperty reference="b" /></PropertyLink>
      <PropertyLink><SourceProperty reference="c" /><DestinationProperty reference="d" /></PropertyLink><PropertyLink><SourceProperty reference="x" /></PropertyLink></PropertyLinks>`,
  },
  {
    name: '9: ports from connections into processors',
    migrate: portsIntoProcessors,
    before: `<Processors><Processor identifier="A" /><Processor identifier="B" /></Processors>
      <Connections><Connection><OutPort type="o" identifier="out"><Processor identifier="A" /></OutPort><InPort type="i" identifier="in"><Processor identifier="B" /></InPort></Connection></Connections>`,
    after: `<Processors><Processor identifier="A"><OutPorts><OutPort type="o" identifier="out" id="port0" /></OutPorts></Processor>
      <Processor identifier="B"><InPorts><InPort type="i" identifier="in" id="port1" /></InPorts></Processor></Processors>
      <Connections><Connection><OutPort type="o" identifier="out" reference="port0" /><InPort type="i" identifier="in" reference="port1" /></Connection></Connections>`,
  },
  {
    name: '10: spaces in types',
    migrate: removeSpacesFromTypes,
    before: '<Processor type="org.inviwo.Mesh Creator" identifier="Mesh Creator" />',
    after: '<Processor type="org.inviwo.MeshCreator" identifier="Mesh Creator" />',
  },
  {
    name: '11: display name to element',
    migrate: displayNameToElement,
    before:
      '<Property type="t" displayName="Look at &quot;it&quot;" identifier="a"><value content="1" /></Property><Processor displayName="Stays" />',
    after:
      '<Property type="t" identifier="a"><displayName content="Look at &quot;it&quot;" /><value content="1" /></Property><Processor displayName="Stays" />',
  },
  {
    name: '12: characters of identifiers',
    migrate: replaceInvalidCharacters,
    before: '<Processor identifier="Volume (CPU) 2" /><Property identifier="a(b)" />',
    after: '<Processor identifier="Volume  CPU  2" /><Property identifier="a(b)" />',
  },
  {
    name: '13: parts of transfer functions',
    migrate: renameTransferFunctionParts,
    before: `<Property type="org.inviwo.TransferFunctionProperty" identifier="tf"><transferFunction><maskMin content="0" />
      <dataPoints><point><pos x="0.5" y="1" /><rgba x="1" y="0" z="0" w="1" /></point></dataPoints></transferFunction></Property><point />`,
    after: `<Property type="org.inviwo.TransferFunctionProperty" identifier="tf"><TransferFunction><maskMin content="0" />
      <Points><Point><pos content="0.5" /><rgba x="1" y="0" z="0" w="1" /></Point></Points></TransferFunction></Property><point />`,
  },
  {
    name: '14: unique identifiers',
    migrate: makeIdentifiersUnique,
    before:
      '<Processors><Processor identifier="Volume Box" /><Processor identifier="VolumeBox" /><Processor identifier="2D" /></Processors>',
    after:
      '<Processors><Processor identifier="VolumeBox" /><Processor identifier="VolumeBox2" /><Processor identifier="_2D" /></Processors>',
  },
  {
    name: '15: meta data of editors',
    migrate: splitEditorWidgetMetaData,
    before: `<MetaDataMap><MetaDataItem type="org.inviwo.PropertyEditorWidgetMetaData" key="org.inviwo.PropertyEditorWidgetMetaData">
      <position x="1" y="2" /><dimensions x="3" y="4" /><visibility content="1" /><dockStatus content="0" /></MetaDataItem></MetaDataMap>`,
    after: `<MetaDataMap><MetaDataItem type="org.inviwo.IntVec2MetaData" key="PropertyEditorWidgetPosition"><MetaData x="1" y="2" /></MetaDataItem>
      <MetaDataItem type="org.inviwo.IntVec2MetaData" key="PropertyEditorWidgetSize"><MetaData x="3" y="4" /></MetaDataItem>
      <MetaDataItem type="org.inviwo.BoolMetaData" key="PropertyEditorWidgetVisible"><MetaData content="1" /></MetaDataItem>
      <MetaDataItem type="org.inviwo.IntMetaData" key="PropertyEditorWidgetDockStatus"><MetaData content="0" /></MetaDataItem></MetaDataMap>`,
  },
  {
    name: '16: camera object',
    migrate: cameraToObject,
    before: `<Property type="org.inviwo.CameraProperty" identifier="camera"><OwnedPropertyIdentifiers><PropertyIdentifier content="fov" /></OwnedPropertyIdentifiers><Properties>
      <Property type="org.inviwo.OptionPropertyString" identifier="cameraType"><selectedIdentifier content="PerspectiveCamera" /></Property>
      <Property type="org.inviwo.FloatVec3Property" identifier="lookFrom" id="ref1"><minvalue x="-9" y="-9" z="-9" /><value x="0" y="0" z="2" /></Property>
      <Property type="org.inviwo.FloatProperty" identifier="aspectRatio"><maxvalue content="1" /><value content="1.5" /></Property>
      <Property type="org.inviwo.FloatProperty" identifier="nearPlane"><value content="0.1" /></Property>
      <Property type="org.inviwo.FloatProperty" identifier="fov"><value content="60" /></Property></Properties></Property>`,
    after: `<Property type="org.inviwo.CameraProperty" identifier="camera"><Properties>
      <Property type="org.inviwo.OptionPropertyString" identifier="cameraType"><selectedIdentifier content="PerspectiveCamera" /></Property>
      <Property type="org.inviwo.FloatVec3RefProperty" identifier="lookFrom" id="ref1"><minvalue x="-9" y="-9" z="-9" /></Property>
      <Property type="org.inviwo.FloatRefProperty" identifier="aspectRatio"><minvalue content="0" /><maxvalue content="3.4028235e+38" /></Property>
      <Property type="org.inviwo.FloatRefProperty" identifier="near" />
      <Property type="org.inviwo.FloatRefProperty" identifier="fov" /></Properties>
      <Camera><lookFrom x="0" y="0" z="2" /><near content="0.1" /><aspectRatio content="1.5" /><fov content="60" /></Camera></Property>`,
  },
  {
    name: '17: references to paths',
    migrate: referencesToPaths,
    before: `<Processors><Processor identifier="Volume Source"><OutPorts><OutPort identifier="data" id="ref0" /></OutPorts>
        <Properties><Property identifier="camera" id="ref4"><Properties><Property identifier="lookFrom" id="ref5" /></Properties></Property></Properties></Processor>
      <Processor identifier="B"><InPorts><InPort identifier="in" id="ref1" /></InPorts><Properties><Property identifier="from" id="ref6" /></Properties></Processor></Processors>
      <Connections><Connection><OutPort identifier="data" reference="ref0" /><InPort identifier="in" reference="ref1" /></Connection>
        <Connection><OutPort reference="ref0" /><InPort reference="ref99" /></Connection></Connections>
      <PropertyLinks><PropertyLink><SourceProperty reference="ref5" /><DestinationProperty reference="ref6" /></PropertyLink></PropertyLinks>`,
    after: `<Processors><Processor identifier="Volume Source"><OutPorts><OutPort identifier="data" /></OutPorts>
        <Properties><Property identifier="camera"><Properties><Property identifier="lookFrom" /></Properties></Property></Properties></Processor>
      <Processor identifier="B"><InPorts><InPort identifier="in" /></InPorts><Properties><Property identifier="from" /></Properties></Processor></Processors>
      <Connections><Connection src="VolumeSource.data" dst="B.in" /><Connection><OutPort reference="ref0" /><InPort reference="ref99" /></Connection></Connections>
      <PropertyLinks><PropertyLink src="VolumeSource.camera.lookFrom" dst="B.from" /></PropertyLinks>`,
  },
  {
    name: '17: super ports of a nested network belong to the processor around it',
    migrate: referencesToPaths,
    before: `<Processors><Processor identifier="Outer"><ProcessorNetwork><Processors><Processor identifier="Inner"><SuperOutport identifier="image" id="ref0" /></Processor></Processors></ProcessorNetwork></Processor>
      <Processor identifier="B"><InPorts><InPort identifier="in" id="ref1" /></InPorts></Processor></Processors>
      <Connections><Connection><OutPort reference="ref0" /><InPort reference="ref1" /></Connection></Connections>`,
    after: `<Processors><Processor identifier="Outer"><ProcessorNetwork><Processors><Processor identifier="Inner"><SuperOutport identifier="image" /></Processor></Processors></ProcessorNetwork></Processor>
      <Processor identifier="B"><InPorts><InPort identifier="in" /></InPorts></Processor></Processors>
      <Connections><Connection src="Outer.image" dst="B.in" /></Connections>`,
  },
  {
    name: '18: shading mode to enumeration',
    migrate: shadingModeToEnum,
    before:
      '<Property type="org.inviwo.OptionPropertyInt" identifier="shadingMode" /><Property type="org.inviwo.OptionPropertyInt" identifier="channel" />',
    after:
      '<Property type="org.inviwo.OptionPropertyEnumInt" identifier="shadingMode" /><Property type="org.inviwo.OptionPropertyInt" identifier="channel" />',
  },
  {
    name: '19: directory modes',
    migrate: mergeDirectoryModes,
    before: '<Property identifier="a"><fileMode content="4" /></Property><Property identifier="b"><fileMode content="1" /></Property>',
    after: '<Property identifier="a"><fileMode content="2" /></Property><Property identifier="b"><fileMode content="1" /></Property>',
  },
]

describe('each step', () => {
  test.each(steps)('$name', ({ migrate, before, after }) => {
    expect(writeXml(migrate(network(before)))).toBe(writeXml(network(after)))
  })

  test.each(steps)('$name: done twice is done once', ({ migrate, after }) => {
    expect(writeXml(migrate(network(after)))).toBe(writeXml(network(after)))
  })
})

test('the chain begins at the stored version', () => {
  const old = network('<Processor type="Background" /><Property identifier="a"><fileMode content="4" /></Property>')
  expect(writeXml(migrateNetwork(old, 0))).toContain('org.inviwo.Background')
  expect(writeXml(migrateNetwork(old, 17))).toContain('type="Background"')
  expect(writeXml(migrateNetwork(old, 17))).toContain('fileMode content="2"')
  expect(migrateNetwork(old, networkVersion)).toBe(old)
  expect(migrateNetwork(old, 9999)).toBe(old)
  expect(networkVersion).toBe(20)
})
