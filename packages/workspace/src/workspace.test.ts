import { describe, expect, test } from 'vitest'
import { WorkspaceError } from './errors.ts'
import { networkVersion } from './migrations/network-migrations.ts'
import { meaning } from './testing/meaning.ts'
import { parseWorkspace, serializeWorkspace } from './workspace.ts'

interface Parts {
  version?: number | string
  processors?: string
  connections?: string
  links?: string
  beside?: string
}

function text({ version = networkVersion, processors = '', connections = '', links = '', beside = '' }: Parts): string {
  return `<?xml version="1.0" ?>
<InviwoWorkspace version="2">
<ProcessorNetwork><ProcessorNetworkVersion content="${version}" /><Processors>${processors}</Processors>
<Connections>${connections}</Connections><PropertyLinks>${links}</PropertyLinks></ProcessorNetwork>${beside}
</InviwoWorkspace>`
}

const background = `<Processor type="org.inviwo.Background" identifier="Background2" displayName="Sky">
  <PortGroups />
  <Properties>
    <Property type="org.inviwo.OptionPropertyEnumInt" identifier="backgroundStyle"><selectedIdentifier content="uniformColor" /></Property>
    <Property type="org.inviwo.FloatVec4Property" identifier="bgColor1"><semantics semantics="Color" /><value x="0.1" y="0.1" z="0.3" w="1" /></Property>
  </Properties>
  <MetaDataMap>
    <MetaDataItem type="org.inviwo.ProcessorMetaData" key="org.inviwo.ProcessorMetaData"><position x="-150" y="75" /><visibility content="1" /><selection content="0" /></MetaDataItem>
    <MetaDataItem type="org.inviwo.ProcessorWidgetMetaData" key="org.inviwo.ProcessorWidgetMetaData"><position x="5" y="6" /><dimensions x="512" y="256" /><visibility content="1" /><fullScreen content="0" /></MetaDataItem>
    <MetaDataItem type="org.inviwo.StringMetaData" key="note"><MetaData content="mine" /></MetaDataItem>
  </MetaDataMap>
</Processor>`

const processor = (identifier: string, inside = '') => `<Processor type="org.inviwo.P" identifier="${identifier}">${inside}</Processor>`

test('a processor, as its author wrote it', () => {
  const { network, issues } = parseWorkspace(text({ processors: background }))
  expect(issues).toEqual([])
  expect(meaning(network.processors)).toEqual([
    {
      type: 'org.inviwo.Background',
      identifier: 'Background2',
      displayName: 'Sky',
      meta: {
        position: [-150, 75],
        visible: true,
        selected: false,
        widget: { position: [5, 6], dimensions: [512, 256], visible: true, fullScreen: false },
        note: 'mine',
        remains: { metaData: [expect.objectContaining({ name: 'MetaDataItem' })] },
      },
      properties: [
        { classIdentifier: 'org.inviwo.OptionPropertyEnumInt', identifier: 'backgroundStyle', state: { selected: 'uniformColor' } },
        {
          classIdentifier: 'org.inviwo.FloatVec4Property',
          identifier: 'bgColor1',
          semantics: 'Color',
          state: { value: [0.1, 0.1, 0.3, 1] },
        },
      ],
      inports: [],
      outports: [],
    },
  ])
})

test('connections keep their order, links their direction', () => {
  const { network } = parseWorkspace(
    text({
      processors: processor('A') + processor('B'),
      connections: '<Connection src="A.b" dst="B.in" /><Connection src="A.a" dst="B.in" />',
      links: '<PropertyLink src="A.x.y" dst="B.z" />',
    }),
  )
  expect(meaning(network.connections)).toEqual([
    { source: 'A.b', destination: 'B.in' },
    { source: 'A.a', destination: 'B.in' },
  ])
  expect(meaning(network.links)).toEqual([{ source: 'A.x.y', destination: 'B.z' }])
})

test('ports that were added at run time are owned and know their type', () => {
  const inside = `<PortGroups><PortGroup content="g" key="more" /></PortGroups>
    <OwnedInportIdentifiers><InportIdentifier content="more" /></OwnedInportIdentifiers>
    <InPorts><InPort type="org.inviwo.Mesh.flat.multi.inport" identifier="more" /><InPort type="org.inviwo.Volume.inport" identifier="fixed" /></InPorts>`
  const { network } = parseWorkspace(text({ processors: processor('A', inside) }))
  expect(network.processors[0]?.inports).toEqual([
    {
      direction: 'in',
      identifier: 'more',
      classIdentifier: 'org.inviwo.Mesh.flat.multi.inport',
      dataType: 'org.inviwo.Mesh',
      multi: true,
      flat: true,
      owned: true,
      group: 'g',
    },
    { direction: 'in', identifier: 'fixed', classIdentifier: 'org.inviwo.Volume.inport', dataType: 'org.inviwo.Volume' },
  ])
})

test('a file of version 17 with references, and identifiers with spaces', () => {
  const { network, issues } = parseWorkspace(
    text({
      version: 17,
      processors: `<Processor type="org.inviwo.EntryExitPoints" identifier="Entry Exit"><OutPorts><OutPort type="org.inviwo.Image.outport" identifier="entry-points" id="ref0" /></OutPorts></Processor>
        <Processor type="org.inviwo.LightingRaycaster" identifier="R"><InPorts><InPort type="org.inviwo.Image.inport" identifier="entry-points" id="ref1" /></InPorts></Processor>`,
      connections: '<Connection><OutPort reference="ref0" /><InPort reference="ref1" /></Connection>',
    }),
  )
  expect(issues).toEqual([])
  // The entry points got another name for their ports, the lighting raycaster did not.
  expect(meaning(network.connections)).toEqual([{ source: 'EntryExit.entry', destination: 'R.entry-points' }])
})

test('the parts of the network may lie directly below the root', () => {
  const flat = `<InviwoWorkspace version="2"><ProcessorNetworkVersion content="20" /><Processors>${processor('A')}</Processors><Other a="1" /></InviwoWorkspace>`
  const { network, parts } = parseWorkspace(flat)
  expect(network.processors.map(({ identifier }) => identifier)).toEqual(['A'])
  expect(parts.map(({ name }) => name)).toEqual(['Other'])
})

test('what nobody here understands is written back as it was', () => {
  const beside = `<InviwoSetup><Modules><Module name="Core" version="0" /></Modules></InviwoSetup><PortInspectors />
    <WorkspaceAnnotations><Properties><Property type="org.inviwo.StringProperty" identifier="title"><value content="A &lt;b&gt;" /></Property></Properties></WorkspaceAnnotations>
    <Animations><Animation a="1"><deep>text</deep></Animation></Animations>`
  const inside = `<InteractonHandlers><InteractionHandler type="x" /></InteractonHandlers>
    <Properties><Property type="org.nobody.Property" identifier="p"><x a="1"><y /></x></Property></Properties><enabledAxes><axis content="0" /></enabledAxes>`
  const before = parseWorkspace(text({ processors: processor('A', inside), beside }))
  const written = serializeWorkspace(before)
  for (const kept of [
    '<Module name="Core" version="0" />',
    '<PortInspectors />',
    '<value content="A &lt;b&gt;" />',
    '<deep>text</deep>',
    '<InteractionHandler type="x" />',
    '<Property type="org.nobody.Property" identifier="p">',
    '<x a="1">',
    '<axis content="0" />',
  ])
    expect(written).toContain(kept)
  expect(meaning(parseWorkspace(written))).toEqual(meaning(before))
})

test('a nested network is brought up to date with the one around it', () => {
  const nested = `<ProcessorNetwork><ProcessorNetworkVersion content="17" /><Processors>
      <Processor type="a.b.C" identifier="X"><OutPorts><OutPort identifier="o" id="r1" /></OutPorts></Processor>
      <Processor type="a.b.C" identifier="Y"><InPorts><InPort identifier="i" id="r2" /></InPorts></Processor></Processors>
    <Connections><Connection><OutPort reference="r1" /><InPort reference="r2" /></Connection></Connections></ProcessorNetwork>`
  const written = serializeWorkspace(parseWorkspace(text({ version: 17, processors: processor('Composite', nested) })))
  expect(written).toContain('<Connection src="X.o" dst="Y.i" />')
  expect(written).not.toContain('content="17"')
})

describe('a part that is wrong costs only itself (X06)', () => {
  test('two processors of one identifier', () => {
    const { network, issues } = parseWorkspace(text({ processors: processor('A') + processor('A') }))
    expect(network.processors.map(({ identifier }) => identifier)).toEqual(['A', 'A2'])
    expect(issues).toEqual([{ element: 'Processor "A"', line: 3, reason: 'another processor has this identifier; this one is now A2' }])
  })

  test('connections and links to nothing', () => {
    const { network, issues } = parseWorkspace(
      text({
        version: 17,
        processors: processor('A', '<OutPorts><OutPort identifier="o" id="r0" /></OutPorts>'),
        connections: '<Connection><OutPort reference="r0" /><InPort reference="r9" /></Connection><Connection src="A.o" dst="Gone.i" />',
        links: '<PropertyLink />',
      }),
    )
    expect(issues.map(({ reason }) => reason)).toEqual([
      'it does not say what it joins and was left out',
      'there is no processor "Gone"',
      'it does not say what it joins and was left out',
    ])
    // Gone may come back.
    expect(meaning(network.connections)).toEqual([{ source: 'A.o', destination: 'Gone.i' }])
  })

  test.each([['9999'], ['-1'], ['x'], ['']])('version "%s"', version => {
    const { network, issues } = parseWorkspace(text({ version, processors: background }))
    expect(issues).toEqual([expect.objectContaining({ element: 'ProcessorNetworkVersion', line: 3 })])
    expect(network.processors).toHaveLength(1)
  })

  test('a processor without type, a property without identifier, two of one identifier', () => {
    const properties = '<Property type="org.inviwo.BoolProperty" identifier="b"><value content="1" /></Property>'
    const inside = `<Properties><Property type="t" />${properties}${properties.replace('1', '0')}</Properties>`
    const { network, issues } = parseWorkspace(text({ processors: `<Processor identifier="N" />${processor('A', inside)}` }))
    expect(issues).toHaveLength(3)
    expect(network.processors[0]?.properties.filter(({ isExtra }) => !isExtra)).toEqual([
      expect.objectContaining({ identifier: 'b', state: { value: true } }),
    ])
  })

  test('a value of another type, with its line, and it is written back', () => {
    const inside = '<Properties><Property type="org.inviwo.FloatProperty" identifier="f">\n<value content="much" /></Property></Properties>'
    const parsed = parseWorkspace(text({ processors: processor('A', inside) }))
    expect(parsed.issues).toEqual([{ element: 'A.f', line: 4, reason: '<value> cannot be read as part of a org.inviwo.FloatProperty' }])
    expect(serializeWorkspace(parsed)).toContain('<value content="much" />')
  })

  test('no network at all', () => {
    const { network, issues } = parseWorkspace('<InviwoWorkspace version="2" />')
    expect(network.processors).toEqual([])
    expect(issues).toHaveLength(1)
  })
})

describe('names that JavaScript reserves are names like others (X07)', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s', name => {
    const inside = `<Properties><Property type="${name}" identifier="${name}"><${name} content="1" /></Property></Properties>`
    const parsed = parseWorkspace(
      text({ processors: `<Processor type="${name}" identifier="A">${inside}</Processor>`, beside: `<${name} polluted="1" />` }),
    )
    expect(parsed.network.processors[0]).toMatchObject({ type: name, properties: [{ classIdentifier: name, identifier: name }] })
    expect(meaning(parseWorkspace(serializeWorkspace(parsed)))).toEqual(meaning(parsed))
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(({} as Record<string, unknown>).content).toBeUndefined()
  })
})

test.each([
  ['another root', '<svg />', /root is <svg>/],
  ['a document type', '<!DOCTYPE x []><InviwoWorkspace />', /Document types are refused/],
  ['text', 'hello', /not well formed/],
])('%s is no workspace', (_, source, message) => {
  expect(() => parseWorkspace(source)).toThrow(WorkspaceError)
  expect(() => parseWorkspace(source)).toThrow(message)
})

test('what is written is stable and looks as Inviwo writes it', () => {
  const once = serializeWorkspace(parseWorkspace(text({ processors: background })))
  expect(serializeWorkspace(parseWorkspace(once))).toBe(once)
  expect(once).toMatchSnapshot()
})
