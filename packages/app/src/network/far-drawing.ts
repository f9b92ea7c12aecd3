import type { ProcessorView } from '@ivw/engine/protocol'
import { type ConnectionFlowEdge, nodeSize, type ProcessorFlowNode, portPlace } from './graph.ts'

/** Ends of connections in the network, `x0 y0 x1 y1` one after the other, by colour. */
export type Lines = ReadonlyMap<string, readonly number[]>

export function linesByColor(nodes: readonly ProcessorFlowNode[], edges: readonly ConnectionFlowEdge[]): Lines {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const lines = new Map<string, number[]>()
  for (const { source, sourceHandle, target, targetHandle, data } of edges) {
    const [from, to] = [byId.get(source), byId.get(target)]
    const start = from && portPlace(from, 'source', sourceHandle)
    const end = to && portPlace(to, 'target', targetHandle)
    if (!start || !end || !data) continue
    const known = lines.get(data.color)
    if (known) known.push(...start, ...end)
    else lines.set(data.color, [...start, ...end])
  }
  return lines
}

/** The part of a view that is drawn: its size in pixels, and where the network lies in it. */
export interface View {
  readonly width: number
  readonly height: number
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** Straight lines, one path for each colour. */
export function drawLines(context: CanvasRenderingContext2D, lines: Lines, { width, height, x, y, zoom }: View): void {
  context.lineWidth = zoom < 0.1 ? 0.75 : 1
  for (const [color, ends] of lines) {
    context.beginPath()
    for (let i = 0; i + 3 < ends.length; i += 4) {
      const [x0, y0] = [(ends[i] ?? 0) * zoom + x, (ends[i + 1] ?? 0) * zoom + y]
      const [x1, y1] = [(ends[i + 2] ?? 0) * zoom + x, (ends[i + 3] ?? 0) * zoom + y]
      if (Math.max(x0, x1) < 0 || Math.min(x0, x1) > width || Math.max(y0, y1) < 0 || Math.min(y0, y1) > height) continue
      context.moveTo(x0, y0)
      context.lineTo(x1, y1)
    }
    context.strokeStyle = color
    context.stroke()
  }
}

/** Custom properties of the theme: what fills a box, and what frames it. */
interface Look {
  readonly fill: string
  readonly border: string
  readonly state: string | undefined
}

/** Colours of states that are worth a mark at the right of a box. */
const stateMarks: Partial<Record<ProcessorView['status']['state'], string>> = {
  stale: '--warning',
  pending: '--info',
  running: '--running',
  success: '--success',
  error: '--error',
}

/** Boxes without texts, as the nodes of the editor look; those with the same look are one path. */
export function drawNodes(
  context: CanvasRenderingContext2D,
  nodes: readonly ProcessorFlowNode[],
  processors: ReadonlyMap<string, ProcessorView>,
  isSelected: (node: ProcessorFlowNode) => boolean,
  { width, height, x, y, zoom }: View,
  colorOf: (name: string) => string,
): void {
  const [w, h] = [nodeSize.width * zoom, nodeSize.height * zoom]
  const groups = new Map<string, { look: Look; places: number[] }>()
  for (const node of nodes) {
    const [left, top] = [node.position.x * zoom + x - w / 2, node.position.y * zoom + y - h / 2]
    const processor = processors.get(node.id)
    if (!processor || left > width || top > height || left + w < 0 || top + h < 0) continue
    const look = lookOf(processor, isSelected(node))
    const key = `${look.border} ${look.fill} ${look.state ?? ''}`
    const group = groups.get(key)
    if (group) group.places.push(left, top)
    else groups.set(key, { look, places: [left, top] })
  }
  const radius = zoom < 0.12 ? 0 : 6 * zoom
  // Frames that stand out cover those that do not.
  for (const { look, places } of [...groups.values()].sort((a, b) => rank(a.look) - rank(b.look))) {
    context.beginPath()
    for (let i = 0; i + 1 < places.length; i += 2) {
      const [left, top] = [places[i] ?? 0, places[i + 1] ?? 0]
      if (radius === 0) context.rect(left, top, w, h)
      else context.roundRect(left, top, w, h, radius)
    }
    context.fillStyle = colorOf(look.fill)
    context.fill()
    // Frames of tiny boxes would cover what fills them.
    context.lineWidth = rank(look) > 0 ? 2 : Math.min(1, Math.max(0.4, 5 * zoom))
    context.strokeStyle = colorOf(look.border)
    context.stroke()
    if (look.state === undefined) continue
    const size = Math.max(2, 14 * zoom)
    context.fillStyle = colorOf(look.state)
    for (let i = 0; i + 1 < places.length; i += 2)
      context.fillRect((places[i] ?? 0) + w - size - h / 4, (places[i + 1] ?? 0) + (h - size) / 2, size, size)
  }
}

function lookOf({ placeholder, info, status }: ProcessorView, selected: boolean): Look {
  const fill = placeholder ? '--node-placeholder' : info.codeState === 'deprecated' ? '--node-deprecated' : '--node'
  const border = selected ? '--accent' : status.state === 'error' ? '--error' : '--node-border'
  return { fill, border, state: stateMarks[status.state] }
}

function rank({ border }: Look): number {
  return ['--node-border', '--error', '--accent'].indexOf(border)
}
