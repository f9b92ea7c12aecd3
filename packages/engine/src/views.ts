import {
  BorderProcessor,
  CompositeProcessor,
  exposedAs,
  type Inport,
  type Outport,
  PlaceholderProcessor,
  type Processor,
  type ProcessorFailure,
  ProcessorNetwork,
  type Property,
} from '@ivw/network'
import { CanvasProcessor } from '@ivw/processors'
import { PythonProcessor } from '@ivw/python'
import { failureView } from './failure-view.ts'
import { fileProblem } from './missing-files.ts'
import type { EdgeView, FailureView, PortView, ProcessorView, PropertyView, StatusView } from './protocol.ts'

/** The plain forms in which the page sees the network. */

export function processorView(processor: Processor): ProcessorView {
  const { identifier, displayName, info, meta } = processor
  return {
    identifier,
    displayName,
    type: info.classIdentifier,
    info,
    position: meta.position,
    selected: meta.selected,
    inports: processor.inports.filter(port => port.seenAt === processor).map(inportView),
    outports: processor.outports.filter(port => port.seenAt === processor).map(outportView),
    properties: processor.properties.map(propertyView),
    status: statusView(processor),
    file: processor instanceof PythonProcessor ? processor.type.file : undefined,
    placeholder: processor instanceof PlaceholderProcessor,
    canvas: processor instanceof CanvasProcessor ? { size: processor.size } : undefined,
    ...(processor instanceof CompositeProcessor && { composite: 'composite' }),
    ...(processor instanceof BorderProcessor && { composite: processor.kind }),
  }
}

export function statusView(processor: Processor): StatusView {
  const { error, progress, ...plain } = processor.status
  return { ...defined(plain), ...(progress && { progress }), ...(error && { error: errorView(processor, error) }) }
}

/** A composite says in which processor inside it failed. */
function errorView(processor: Processor, { cause, phase, message }: ProcessorFailure): FailureView {
  const view = failureView(cause, phase)
  return processor instanceof CompositeProcessor ? { ...view, message } : view
}

/** Without the fields that are undefined. */
function defined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

export function inportView(port: Inport): PortView {
  return { ...portView(port), optional: port.optional, maximum: port.maxConnections, flat: port.flat }
}

export function outportView(port: Outport): PortView {
  return { ...portView(port), optional: true, maximum: Number.POSITIVE_INFINITY, flat: false }
}

function portView({ identifier, classIdentifier, dataType, help }: Inport | Outport) {
  const { classIdentifier: dataIdentifier, color, shape } = dataType
  return { identifier, classIdentifier, dataType: dataIdentifier, color, shape, help }
}

/** With all that is below it. */
function propertyView(property: Property): PropertyView {
  const children = 'properties' in property ? (property.properties as readonly Property[]) : undefined
  return { ...flatPropertyView(property), ...(children && { children: children.map(propertyView) }) }
}

/** Without what is below it. */
export function flatPropertyView(property: Property): PropertyView {
  const problem = fileProblem(property)
  const { path } = property
  const host = property.owner?.host
  const exposed = path.includes('/') && host instanceof ProcessorNetwork && exposedAs(host, property) !== undefined
  const view = { ...property.describeOwn(), readOnly: property.readOnly, path, isDefault: property.isDefault }
  // Few have more, and each copy counts where thousands of properties are shown at once.
  return exposed || problem
    ? { ...view, ...(exposed && { exposed }), ...(problem && { problem: problem.text, missing: problem.missing }) }
    : view
}

export const connectionViews = (network: ProcessorNetwork): readonly EdgeView[] =>
  network.connections.map(({ outport, inport }) => ({ source: outport.path, destination: inport.path }))

export const linkViews = (network: ProcessorNetwork): readonly EdgeView[] =>
  network.links.map(({ source, destination }) => ({ source: source.path, destination: destination.path }))
