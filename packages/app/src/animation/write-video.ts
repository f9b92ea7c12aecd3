import type { AnimationFrame } from '@ivw/engine/protocol'

/** A WebM film of the frames, VP9 or else VP8. Throws a sentence where the browser encodes neither. */
export async function writeVideo(frames: AsyncIterable<AnimationFrame>, framesPerSecond: number): Promise<Uint8Array> {
  const { BufferTarget, getFirstEncodableVideoCodec, Output, QUALITY_HIGH, VideoSample, VideoSampleSource, WebMOutputFormat } =
    await import('mediabunny')
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  let source: InstanceType<typeof VideoSampleSource> | undefined
  let count = 0
  for await (const { width, height, bytes } of frames) {
    if (!source) {
      const codec = await getFirstEncodableVideoCodec(['vp9', 'vp8'], { width, height, quality: QUALITY_HIGH, frameRate: framesPerSecond })
      if (!codec) throw new Error('This browser cannot encode WebM films. PNG frames can be written everywhere.')
      source = new VideoSampleSource({ codec, quality: QUALITY_HIGH })
      output.addVideoTrack(source, { frameRate: framesPerSecond })
      await output.start()
    }
    const time = { timestamp: count / framesPerSecond, duration: 1 / framesPerSecond }
    const sample = new VideoSample(bytes, { format: 'RGBA', codedWidth: width, codedHeight: height, ...time })
    await source.add(sample)
    sample.close()
    count++
  }
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0))
}
