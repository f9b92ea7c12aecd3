// The decoder alone; the types that come with the package are those of Node.
declare module 'jpeg-js/lib/decoder.js' {
  /** Throws Error. */
  function decode(
    bytes: Uint8Array,
    options: {
      useTArray: true
      formatAsRGBA: boolean
      tolerantDecoding: boolean
      maxResolutionInMP: number
      maxMemoryUsageInMB: number
    },
  ): { readonly width: number; readonly height: number; readonly data: Uint8Array }
  export = decode
}
