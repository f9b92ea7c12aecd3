// The part that is used here. The types that the community keeps bring those of Node with them, and this package has no Node.
declare module 'papaparse' {
  interface ParseError {
    readonly type: string
    readonly code: string
    readonly message: string
    readonly row?: number
  }
  interface ParseResult {
    readonly data: readonly (readonly string[])[]
    readonly errors: readonly ParseError[]
  }
  const Papa: {
    parse(text: string, options: { delimiter: string; newline: string; quoteChar?: string }): ParseResult
    unparse(
      table: { fields: readonly string[]; data: readonly (readonly unknown[])[] },
      options: { delimiter: string; newline: string; header: boolean },
    ): string
  }

  // biome-ignore lint/style/noDefaultExport: the library is what it is
  export { Papa as default }
}
