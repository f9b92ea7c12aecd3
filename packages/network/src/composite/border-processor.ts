import { BrushingAndLinkingInport, BrushingAndLinkingOutport } from '../brushing/brushing-ports.ts'
import { ImageInport } from '../port/image-ports.ts'
import type { Inport } from '../port/inport.ts'
import type { Outport } from '../port/outport.ts'
import { createPort, describePort, type PortDescription } from '../port/port-description.ts'
import { Processor } from '../processor/processor.ts'
import type { ProcessorType } from '../processor/processor-factory.ts'
import type { ProcessorInfo } from '../processor/processor-info.ts'

export type BorderKind = 'source' | 'sink'

const imageType = 'org.inviwo.Image'

/**
 * Hands data over the border of a composite, as they are: a source brings in what feeds the composite, a sink hands out what
 * lies inside. One of its ports is inside; the other, the super port, is seen from outside as a port of the composite.
 *
 * Inviwo's files name the classes `org.inviwo.Image.outport.metasource` and `org.inviwo.Image.outport.metasink`, and `Volume`
 * likewise. That every data type has such classes, that the ports are called `inport` and `outport`, and that the super ports of
 * one composite are numbered when their names are equal, is inferred.
 */
export class BorderProcessor extends Processor {
  static override readonly info: ProcessorInfo = borderInfo('source', imageType)
  readonly #info: ProcessorInfo
  readonly kind: BorderKind
  /** Class identifier. */
  readonly dataType: string
  readonly #inport: Inport
  readonly #outport: Outport

  constructor(kind: BorderKind, dataType: string, identifier?: string) {
    const info = borderInfo(kind, dataType)
    super(identifier ?? localName(kind, dataType))
    this.#info = info
    this.kind = kind
    this.dataType = dataType
    this.displayName = info.displayName
    this.#inport = this.addPort(borderInport(dataType))
    const outport = { direction: 'out', identifier: 'outport', classIdentifier: `${dataType}.outport`, dataType } as const
    this.#outport = this.addPort(createPort(outport) as Outport)
    const [from, to]: readonly unknown[] = [this.#inport, this.#outport]
    if (from instanceof BrushingAndLinkingInport && to instanceof BrushingAndLinkingOutport) to.follow(from)
  }

  override get info(): ProcessorInfo {
    // The base constructor asks before the field exists.
    return #info in this ? this.#info : BorderProcessor.info
  }

  get superPort(): Inport | Outport {
    return this.kind === 'source' ? this.#inport : this.#outport
  }

  get innerPort(): Inport | Outport {
    return this.kind === 'source' ? this.#outport : this.#inport
  }

  /** Ports take the names that a file or an earlier state gave them. */
  namePorts(inports: readonly PortDescription[] = [], outports: readonly PortDescription[] = []): void {
    if (inports[0]) this.#inport.rename(inports[0].identifier)
    if (outports[0]) this.#outport.rename(outports[0].identifier)
  }

  override process(): void {
    const from: unknown = this.#inport
    this.#outport.data = from instanceof BrushingAndLinkingInport ? from.manager : this.#inport.data
  }
}

/** The type of this class identifier where it is one of a border processor, whatever the data. */
export function borderType(classIdentifier: string): ProcessorType | undefined {
  const [, dataType, kind] = /^(.+)\.outport\.meta(source|sink)$/u.exec(classIdentifier) ?? []
  if (dataType === undefined || kind === undefined) return undefined
  return {
    info: borderInfo(kind as BorderKind, dataType),
    create: identifier => new BorderProcessor(kind as BorderKind, dataType, identifier),
    // Its super port comes into being with it, at the composite.
    describe: () => {
      const { innerPort } = new BorderProcessor(kind as BorderKind, dataType)
      const [port, none] = [[describePort(innerPort)], []]
      return { properties: [], inports: kind === 'sink' ? port : none, outports: kind === 'source' ? port : none }
    },
  }
}

export function borderClassIdentifier(kind: BorderKind, dataType: string): string {
  return `${dataType}.outport.meta${kind}`
}

function borderInfo(kind: BorderKind, dataType: string): ProcessorInfo {
  const name = dataName(dataType)
  const way = kind === 'source' ? 'Input' : 'Output'
  return {
    classIdentifier: borderClassIdentifier(kind, dataType),
    displayName: `${name} ${way}`,
    category: 'Composite',
    codeState: 'stable',
    tags: [],
    help:
      kind === 'source'
        ? `Brings the data of an input of the composite processor into the network inside of it (${dataType}).`
        : `Hands data of the network inside of a composite processor out of it (${dataType}).`,
    visible: false,
  }
}

function localName(kind: BorderKind, dataType: string): string {
  return `${dataName(dataType).replace(/[^A-Za-z0-9_]/gu, '')}${kind === 'source' ? 'Input' : 'Output'}`
}

/** `Volume` of `org.inviwo.Volume`, `Volume Sequence` of its vector. */
function dataName(dataType: string): string {
  const single = dataType.replace(/(\.(shared_ptr|unique_ptr|ptr))?\.vector$/u, '')
  const name = single.split('.').at(-1) ?? single
  return single === dataType ? name : `${name} Sequence`
}

function borderInport(dataType: string): Inport {
  // Whoever reads the picture fits it to its own size; here it passes as it is.
  if (dataType === imageType) return new ImageInport('inport', { outportDeterminesSize: true }) as unknown as Inport
  return createPort({ direction: 'in', identifier: 'inport', classIdentifier: `${dataType}.inport`, dataType }) as Inport
}
