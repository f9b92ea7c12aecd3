import type { TransferFunctionPoint, Vec4 } from '@ivw/data'
import { sortedPoints } from '@ivw/data'
import { histogramModes, type PositionType, type PropertyState, positionTypes } from '@ivw/network'
import { child, childrenOf, element, type XmlElement } from '../xml/element.ts'
import { content, contentOf, type Field, readVector, vector, writeVector } from './field.ts'
import { bitText, enumText, numberText } from './text-form.ts'

/** What the editors of transfer functions and iso values remember. */
const viewFields: readonly Field[] = [
  vector('zoomH_', 'zoomH', 2),
  vector('zoomV_', 'zoomV', 2),
  content('showHistogram_', 'histogramMode', enumText(histogramModes)),
  content('histogramSelection', 'histogramSelection', bitText),
]

const typeForm = enumText(positionTypes)

/** More than anybody edits by hand or an image has columns. */
const mostPoints = 65_536

/** Sorted; undefined when one of them cannot be read, or when there are too many. */
function readPoints(node: XmlElement | undefined, list: string, item: string): TransferFunctionPoint[] | undefined {
  const nodes = childrenOf(node && child(node, list), item)
  if (nodes.length > mostPoints) return undefined
  const points = nodes.map(readPoint)
  return points.every(point => point !== undefined) ? sortedPoints(points) : undefined
}

function readPoint(node: XmlElement): TransferFunctionPoint | undefined {
  const position = numberText.parse(contentOf(node, 'pos') ?? '')
  const rgba = child(node, 'rgba')
  const color = rgba && readVector(rgba, 4)
  return position === undefined || !color ? undefined : { position, color: color as unknown as Vec4 }
}

function writePoints(points: readonly TransferFunctionPoint[], list: string, item: string): XmlElement {
  const nodes = points.map(({ position, color }) =>
    element(item, {}, [element('pos', { content: numberText.format(position) }), writeVector('rgba', color)]),
  )
  return element(list, {}, nodes)
}

function writeType(type: PositionType | undefined): XmlElement {
  return element('type', { content: typeForm.format(type ?? 'relative') })
}

/** Without a mask everything is shown: 0 to 1 of relative positions, all of absolute ones. */
function defaultMask(type: PositionType): readonly [number, number] {
  return type === 'relative' ? [0, 1] : [-Number.MAX_VALUE, Number.MAX_VALUE]
}

/** `<TransferFunction>` with its mask, type and points; also the content of an `.itf` file. */
export function readTransferFunction(node: XmlElement): PropertyState | undefined {
  const type = typeForm.parse(contentOf(node, 'type') ?? '0')
  const points = readPoints(node, 'Points', 'Point')
  if (!points || !type) return undefined
  const mask = defaultMask(type)
  const low = numberText.parse(contentOf(node, 'maskMin') ?? String(mask[0]))
  const high = numberText.parse(contentOf(node, 'maskMax') ?? String(mask[1]))
  return low === undefined || high === undefined ? undefined : { points, mask: [low, high], type }
}

export function transferFunctionElements(state: PropertyState): XmlElement[] {
  const type = (state.type ?? 'relative') as PositionType
  const [low, high] = (state.mask ?? defaultMask(type)) as readonly [number, number]
  return [
    element('maskMin', { content: numberText.format(low) }),
    element('maskMax', { content: numberText.format(high) }),
    writeType(type),
    writePoints((state.points ?? []) as readonly TransferFunctionPoint[], 'Points', 'Point'),
  ]
}

/** `<IsoValues>` with its type and points; also the content of an `.iiv` file. */
export function readIsoValues(node: XmlElement): PropertyState | undefined {
  const type = typeForm.parse(contentOf(node, 'type') ?? '0')
  const points = readPoints(node, 'IsoValues', 'IsoValue')
  return points && type ? { points, type } : undefined
}

export function isoValueElements(state: PropertyState): XmlElement[] {
  const points = (state.points ?? []) as readonly TransferFunctionPoint[]
  return [writeType(state.type as PositionType | undefined), writePoints(points, 'IsoValues', 'IsoValue')]
}

const transferFunction: Field = {
  element: 'TransferFunction',
  keys: ['points', 'mask', 'type'],
  read: readTransferFunction,
  write: state => (state.points ? element('TransferFunction', {}, transferFunctionElements(state)) : undefined),
}

const isoValues: Field = {
  element: 'IsoValues',
  keys: ['points', 'type'],
  read: readIsoValues,
  write: state => (state.points ? element('IsoValues', {}, isoValueElements(state)) : undefined),
}

export const pointClasses: readonly (readonly [string, readonly Field[]])[] = [
  ['org.inviwo.TransferFunctionProperty', [transferFunction, ...viewFields]],
  ['org.inviwo.IsoValueProperty', [isoValues, ...viewFields]],
]
