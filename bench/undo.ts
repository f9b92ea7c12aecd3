// The history: 1,000 steps of mixed edits in networks of 100 and 2,000 processors: milliseconds for each edit, undo and redo, and
// the memory that the history holds. An evaluator and a page follow the network, as they do in the engine. Prints a line for each
// network and the ratio of the two, which shows what an edit costs for the size of the network; JSON with --json.

import { PatchCollector } from '../packages/engine/src/page/patch-collector.ts'
import { type Change, Evaluator, History, type ProcessorNetwork } from '../packages/network/src/index.ts'
import { random } from '../packages/network/src/testing/random.ts'
import { largeNetwork, nameOf, pipelineLength } from './large-workspace.ts'

const steps = 1_000

interface Row {
  readonly processors: number
  /** Milliseconds for each step. */
  readonly edit: number
  readonly undo: number
  readonly redo: number
  /** Of the slowest step. */
  readonly worst: number
  readonly kilobytes: number
}

/** What users do, most of it to properties. Each gives a step of its own; a drag of 20 movements is one. */
function edits(network: ProcessorNetwork, processors: number, next: () => number): readonly { name: string; changes: Change[][] }[] {
  const pipelines = processors / pipelineLength
  const at = (member: number) => nameOf(Math.floor(next() * pipelines), member)
  const camera = () => ({ source: `${at(4)}.camera`, destination: `${at(5)}.camera` })
  const ends = () => ({ source: `${at(6)}.outport`, destination: `${at(7)}.inputImage` })
  const kinds: (() => { name: string; changes: Change[][] })[] = [
    () => ({ name: 'Change Contrast', changes: [[{ kind: 'setProperty', path: `${at(7)}.contrast`, state: { value: next() } }]] }),
    () => ({
      name: 'Change Seed',
      changes: [[{ kind: 'setProperty', path: `${at(0)}.randomness.seed`, state: { value: Math.floor(next() * 1000) } }]],
    }),
    () => {
      const path = `${at(7)}.brightness`
      return {
        name: 'Drag Brightness',
        changes: Array.from({ length: 20 }, () => [{ kind: 'setProperty', path, state: { value: next() } }]),
      }
    },
    () => {
      const identifier = at(3)
      const moves = Array.from({ length: 20 }, (_, i): Change[] => [
        { kind: 'setMeta', identifier, meta: { position: [i * 25, 25 * Math.floor(next() * 100)] } },
      ])
      return { name: 'Move Processor', changes: moves }
    },
    () => {
      const identifier = network.uniqueIdentifier('Background')
      const processor = { type: 'org.inviwo.Background', identifier }
      return {
        name: 'Add Background',
        changes: [
          [
            { kind: 'addProcessor', processor },
            { kind: 'connect', source: `${at(8)}.outputImage`, destination: `${identifier}.inport` },
          ],
        ],
      }
    },
    () => ({ name: 'Delete Processor', changes: [[{ kind: 'removeProcessor', identifier: at(2) }]] }),
    () => ({ name: 'Link Cameras', changes: [[{ kind: 'link', ...camera() }]] }),
    () => ({ name: 'Disconnect', changes: [[{ kind: 'disconnect', ...ends() }]] }),
    () => ({ name: 'Connect', changes: [[{ kind: 'connect', ...ends() }]] }),
    () => ({
      name: 'Rename Processor',
      changes: [[{ kind: 'renameProcessor', identifier: at(1), to: network.uniqueIdentifier('Renamed') }]],
    }),
  ]
  return [kinds[Math.floor(next() * kinds.length)]!()]
}

async function measure(processors: number): Promise<Row> {
  const network = largeNetwork({ processors })
  const evaluator = new Evaluator(network)
  let patches = 0
  const page = new PatchCollector(network, list => {
    patches += structuredClone(list).length
  })
  const history = new History(network)
  const next = random(processors)
  await evaluator.idle()
  const before = heap()
  const times: number[] = []
  let edit = 0
  let isStep = false
  history.onChange(() => (isStep = true))
  for (let done = 0; done < steps; ) {
    const [chosen] = edits(network, processors, next)
    if (!chosen) continue
    const start = performance.now()
    isStep = false
    try {
      for (const changes of chosen.changes) {
        history.apply(changes, { name: chosen.name, merge: `step ${done}`, view: false })
        page.flush()
      }
    } catch {
      // What is gone, or connected already, is refused and no step.
      continue
    }
    if (!isStep) continue
    done++
    await evaluator.idle()
    times.push(performance.now() - start)
    edit += performance.now() - start
  }
  const kilobytes = (heap() - before) / 1024
  const through = async (move: () => string | undefined) => {
    let count = 0
    const begun = performance.now()
    for (let start = begun; move() !== undefined; start = performance.now(), count++) {
      page.flush()
      await evaluator.idle()
      times.push(performance.now() - start)
    }
    if (count !== steps) throw new Error(`Expected ${steps} steps, found ${count}`)
    return (performance.now() - begun) / steps
  }
  const undo = await through(() => history.undo())
  const redo = await through(() => history.redo())
  page.dispose()
  evaluator.dispose()
  if (patches === 0) throw new Error('The page heard of nothing')
  return { processors, edit: edit / steps, undo, redo, worst: Math.max(...times), kilobytes }
}

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const asJson = process.argv.includes('--json')
await measure(20)
const rows = [await measure(100), await measure(2_000)]
if (!asJson)
  for (const { processors, edit, undo, redo, worst, kilobytes } of rows)
    console.log(
      `${processors.toString().padStart(5)} processors, ${steps} steps: ${edit.toFixed(3)} ms per edit, ${undo.toFixed(3)} per undo, ${redo.toFixed(3)} per redo; slowest ${worst.toFixed(1)} ms; the history holds ${kilobytes.toFixed(0)} KB`,
    )
const [small, large] = rows
const ratios = small && large && { edit: large.edit / small.edit, undo: large.undo / small.undo, redo: large.redo / small.redo }
if (asJson) console.log(JSON.stringify({ rows, ratios }))
else if (ratios)
  console.log(
    `20 times as many processors: an edit takes ${ratios.edit.toFixed(1)} times as long, an undo ${ratios.undo.toFixed(1)}, a redo ${ratios.redo.toFixed(1)}`,
  )
