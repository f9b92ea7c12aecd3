declare module 'omggif' {
  /** Throws Error. */
  export class GifReader {
    constructor(bytes: Uint8Array)
    readonly width: number
    readonly height: number
    numFrames(): number
    frameInfo(frame: number): { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
    decodeAndBlitFrameRGBA(frame: number, pixels: Uint8Array): void
  }
}
