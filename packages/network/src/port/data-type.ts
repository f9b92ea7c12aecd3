export type Color = readonly [red: number, green: number, blue: number]

/** The second code of a port's type, for those who cannot tell the colours apart. */
export type PortShape = 'square' | 'circle' | 'triangle' | 'diamond' | 'hexagon' | 'cross'

/** What a port carries. */
export interface DataType<T = unknown> {
  /** Such as `org.inviwo.Volume`. */
  readonly classIdentifier: string
  /** 0 to 255. */
  readonly color: Color
  readonly shape: PortShape
  /** For lists: the type of the items, which flat inports take one by one. */
  readonly item?: DataType | undefined
  guard(value: unknown): value is T
  /** What a tooltip says of a value: a few words, such as `256 x 256 x 113 UINT16`. */
  info(value: T): string
}

/** Inviwo's vector of shared pointers to `item`, such as a volume sequence; its colour is a shade brighter. */
export function sequenceOf<T>(item: DataType<T>): DataType<readonly T[]> {
  const [red, green, blue] = item.color.map(channel => Math.min(channel + 30, 255)) as unknown as Color
  return {
    classIdentifier: `${item.classIdentifier}.shared_ptr.vector`,
    color: [red, green, blue],
    shape: item.shape,
    item,
    guard: (value): value is readonly T[] => Array.isArray(value) && value.every(entry => item.guard(entry)),
    info: values => `${values.length} items${values[0] === undefined ? '' : `, first: ${item.info(values[0])}`}`,
  }
}
