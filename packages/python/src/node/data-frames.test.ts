import { bufferOf, Column, categoricalColumn, DataFrame, IndexSet } from '@ivw/data'
import {
  BrushingAndLinkingInport,
  BrushingAndLinkingOutport,
  DataFrameInport,
  DataFrameOutport,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PythonSession } from './testing/python-session.ts'

const info = (name: string): ProcessorInfo => ({
  ...{ classIdentifier: `org.test.${name}`, displayName: name, category: '', codeState: 'stable', tags: [], help: '' },
})

class Hub extends Processor {
  static override readonly info = info('Hub')
  readonly out = this.addPort(new BrushingAndLinkingOutport('outport'))
  override process(): void {
    this.out.data = this.out.manager
  }
}

/** Reads a frame, and selections. */
class View extends Processor {
  static override readonly info = info('View')
  readonly frame = this.addPort(new DataFrameInport('frame', { optional: true }))
  readonly brushing = this.addPort(new BrushingAndLinkingInport('brushing'))
  override process(): void {}
}

class Source extends Processor {
  static override readonly info = info('Source')
  readonly out = this.addPort(new DataFrameOutport('out'))
  override process(): void {
    this.out.data = frame()
  }
}

const frame = () =>
  new DataFrame([
    new Column({ header: 'x', unit: 'nm', range: [0, 10], buffer: bufferOf('FLOAT64', Float64Array.of(1, 2.5, 4)) }),
    new Column({ header: 'id', buffer: bufferOf('INT64', BigInt64Array.of(7n, 8n, 9n)) }),
    categoricalColumn('name', ['b', 'a', 'b']),
  ])

// In the manner in which processors are written for Inviwo.
const makesFrame = `# Name: AtomTable
import inviwopy as ivw
import ivwdataframe as df

class AtomTable(ivw.Processor):
    def __init__(self, id, name):
        ivw.Processor.__init__(self, id, name)
        self.outport = df.DataFrameOutport("df")
        self.addOutport(self.outport, owner=False)
        self.count = ivw.properties.IntProperty("count", "count", 3, 0, 100)
        self.addProperty(self.count, owner=False)

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo(
            classIdentifier="org.test.AtomTable", displayName="Atom Table", category="Test",
            codeState=ivw.CodeState.Stable, tags=ivw.Tags.PY)

    def getProcessorInfo(self):
        return AtomTable.processorInfo()

    def process(self):
        dataframe = df.DataFrame(0)
        symbol = dataframe.addCategoricalColumn("symbol")
        x = dataframe.addFloatColumn("x", unit=ivw.data.Unit("angstrom"), range=ivw.glm.dvec2(0, 10))
        for i in range(self.count.value):
            symbol.add("C" if i % 2 == 0 else "H")
            x.add(i * 1.5)
        dataframe.updateIndex()
        self.outport.setData(dataframe)
`
const brushesFrame = `# Name: AtomView
import inviwopy as ivw
from inviwopy.data import BitSet
import ivwdataframe as df
import ivwbnl

class AtomView(ivw.Processor):
    def __init__(self, id, name):
        ivw.Processor.__init__(self, id, name)
        self.inport = df.DataFrameInport("df")
        self.addInport(self.inport, owner=False)
        self.bnl = ivwbnl.BrushingAndLinkingInport("bnl", [ivwbnl.BrushingTarget.Row])
        self.addInport(self.bnl, owner=False)
        self.pick = ivw.properties.IntProperty("pick", "pick", -1, -1, 100)
        self.pick.onChange(self.picked)
        self.addProperty(self.pick, owner=False)

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo(
            classIdentifier="org.test.AtomView", displayName="Atom View", category="Test",
            codeState=ivw.CodeState.Stable, tags=ivw.Tags.PY)

    def getProcessorInfo(self):
        return AtomView.processorInfo()

    def picked(self):
        before = self.bnl.getSelectedIndices()
        print(f"picking {self.pick.value}, selected before: {before}")
        self.bnl.select(BitSet([self.pick.value]) if self.pick.value >= 0 else BitSet())

    def process(self):
        dataframe = self.inport.getData()
        x = dataframe.getColumn("x")
        selected = self.bnl.getSelectedIndices()
        values = [x[i] for i in selected]
        print(f"{dataframe.rows} rows, modified {self.bnl.isSelectionModified()}, selected {values}")
        if selected:
            self.bnl.highlight(BitSet([selected.min()]))
`

const rows = (...numbers: number[]) => IndexSet.of(numbers)

// One host for all tests: each starts from an empty network.
let session: PythonSession
beforeAll(async () => {
  session = await PythonSession.start({ 'AtomTable.py': makesFrame })
})
afterEach(() => {
  for (const identifier of [...session.network.processors.keys()]) session.network.apply([{ kind: 'removeProcessor', identifier }])
  session.log.length = 0
})
afterAll(() => session[Symbol.asyncDispose]())

async function scene() {
  await session.save('AtomView.py', brushesFrame)
  const [table, view] = [session.add('AtomTable'), session.add('AtomView')]
  const [hub, other] = [session.network.add(new Hub('Hub')), session.network.add(new View('View'))]
  session.connect('AtomTable.df', 'AtomView.df')
  session.connect('AtomTable.df', 'View.frame')
  session.connect('Hub.outport', 'AtomView.bnl')
  session.connect('Hub.outport', 'View.brushing')
  await session.evaluator.idle()
  return { table, view, hub, other }
}

describe('data frames', () => {
  test('made in Python stay there until they are read', async () => {
    const { other } = await scene()
    const { data } = other.frame
    expect(data.columns.map(({ header, type, unit, range }) => [header, type, unit, range])).toEqual([
      ['index', 'index', '', undefined],
      ['symbol', 'categorical', '', undefined],
      ['x', 'ordinal', 'angstrom', [0, 10]],
    ])
    expect(data.columns.map(({ buffer }) => buffer.source.home)).toEqual(['python', 'python', 'python'])
    expect(await data.column('x')?.read()).toEqual(Float32Array.of(0, 1.5, 3))
    expect(await data.column('symbol')?.texts()).toEqual(['C', 'H', 'C'])
    expect(await data.index.read()).toEqual(Uint32Array.of(0, 1, 2))
    expect(session.text).toContain('3 rows, modified False, selected []')
  })

  test('made here are read in Python, and handed on', async () => {
    await session.save(
      'Read.py',
      `import inviwopy as ivw
import ivwdataframe as df

class Read(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.inport = self.addInport(df.DataFrameInport("inport"))
        self.outport = self.addOutport(df.DataFrameOutport("outport"))

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.test.Read", "Read")

    def process(self):
        frame = self.inport.getData()
        x = frame.getColumn("x")
        print([type(column).__name__ for column in frame], list(x), x.unit, x.range, list(frame["name"]), list(frame["id"]))
        joined = df.innerJoin(frame, df.DataFrame({"name": ["a", "c"], "mass": [12.0, 1.0]}), "name")
        self.outport.setData(joined)
`,
    )
    session.network.add(new Source('Source'))
    session.add('Read')
    const view = session.network.add(new View('View'))
    session.connect('Source.out', 'Read.inport')
    session.connect('Read.outport', 'View.frame')
    await session.evaluator.idle()
    expect(session.text).toContain(
      "['IndexColumn', 'ColumnFLOAT64', 'ColumnINT64', 'CategoricalColumn'] [1.0, 2.5, 4.0] nm [0 10] ['b', 'a', 'b'] [7, 8, 9]",
    )
    const joined = view.frame.data
    expect(joined.columns.map(column => column.header)).toEqual(['index', 'x', 'id', 'name', 'mass'])
    expect(await Promise.all(joined.columns.map(column => column.texts()))).toEqual([['0'], ['2.5'], ['8'], ['a'], ['12']])
  })
})

describe('selections', () => {
  test('made here reach Python, and what it highlights comes back', async () => {
    const { other, view } = await scene()
    other.brushing.select(rows(1, 2))
    await session.evaluator.idle()
    expect(session.text).toContain('3 rows, modified True, selected [1.5, 3.0]')
    expect([...other.brushing.highlightedIndices()]).toEqual([1])
    view.invalidate('invalidOutput')
    await session.evaluator.idle()
    expect(session.text).toContain('3 rows, modified False, selected [1.5, 3.0]')
  })

  test('made by a callback in Python run it again, and others see them', async () => {
    const { other } = await scene()
    const second = session.add('AtomView', 'Second')
    session.connect('AtomTable.df', 'Second.df')
    session.connect('Hub.outport', 'Second.bnl')
    await session.evaluator.idle()
    session.network.apply([{ kind: 'setProperty', path: 'AtomView.pick', state: { value: 2 } }])
    await session.logged('picking 2, selected before: {}')
    await session.evaluator.idle()
    expect([...other.brushing.selectedIndices()]).toEqual([2])
    // Its own run, and that of the other.
    expect(
      session.log
        .filter(entry => entry.text.includes('modified True, selected [3.0]'))
        .map(entry => entry.processor)
        .sort(),
    ).toEqual(['AtomView', 'Second'])
    // A callback outside of a run knows what was selected meanwhile elsewhere, too.
    session.network.apply([{ kind: 'setProperty', path: 'Second.pick', state: { value: 0 } }])
    await session.logged('picking 0, selected before: {2}')
    await session.evaluator.idle()
    expect([...other.brushing.selectedIndices(), second.status.state]).toEqual([0, 'success'])
  })

  test('of an unconnected port are its own', async () => {
    const { other } = await scene()
    session.network.apply([{ kind: 'disconnect', source: 'Hub.outport', destination: 'AtomView.bnl' }])
    other.brushing.select(rows(0))
    session.network.apply([{ kind: 'setProperty', path: 'AtomView.pick', state: { value: 1 } }])
    await session.logged('selected [1.5]')
    expect([...other.brushing.selectedIndices()]).toEqual([0])
  })

  test('outlive a reload of the file and a restart of Python', async () => {
    const { other } = await scene()
    other.brushing.select(rows(2))
    await session.evaluator.idle()
    await session.save('AtomView.py', brushesFrame.replace('selected {values}', 'reloaded {values}'))
    await session.evaluator.idle()
    expect(session.text).toContain('reloaded [3.0]')
    const { generation } = session.host.status
    await session.client.restart()
    await session.reaches('ready', generation + 1)
    await session.types.settled
    await session.evaluator.idle()
    session.network.apply([{ kind: 'setProperty', path: 'AtomView.pick', state: { value: 1 } }])
    await session.logged('picking 1, selected before: {2}')
    await session.evaluator.idle()
    expect([...other.brushing.selectedIndices()]).toEqual([1])
    expect(session.text).toContain('modified True, reloaded [1.5]')
  })
})
