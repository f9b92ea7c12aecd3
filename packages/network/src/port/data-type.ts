export type Color = readonly [red: number, green: number, blue: number]

/** The second code of a port's type, for those who cannot tell the colours apart. */
export type PortShape = 'square' | 'circle' | 'triangle' | 'diamond' | 'hexagon' | 'pentagon' | 'bar' | 'cross'

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
