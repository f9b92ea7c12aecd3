import type { Pixels } from './png-writer.ts'

/** The picture with half as many rows and columns (even numbers of both): each pixel is the mean of four, weighed by their alpha. */
export function halved({ width, height, channels, data }: Pixels): Pixels {
  const [columns, rows] = [width >> 1, height >> 1]
  const half = new (data.constructor as new (length: number) => typeof data)(columns * rows * channels)
  const alpha = channels === 2 || channels === 4 ? channels - 1 : undefined
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const first = (2 * y * width + 2 * x) * channels
      const four = [first, first + channels, first + width * channels, first + (width + 1) * channels]
      const to = (y * columns + x) * channels
      const weights = four.map(from => (alpha === undefined ? 1 : (data[from + alpha] as number)))
      const weight = weights.reduce((sum, one) => sum + one, 0)
      for (let channel = 0; channel < channels; channel++) {
        if (channel === alpha) half[to + channel] = Math.round(weight / 4)
        else if (weight > 0)
          half[to + channel] = Math.round(
            four.reduce((sum, from, i) => sum + (weights[i] as number) * (data[from + channel] as number), 0) / weight,
          )
      }
    }
  return { width: columns, height: rows, channels, data: half }
}

/** As a screen shows it, which takes no notice of alpha. */
export function opaque({ width, height, channels, data }: Pixels): Pixels {
  if (channels === 1 || channels === 3) return { width, height, channels, data }
  const colors = (channels - 1) as 1 | 3
  const plain = new (data.constructor as new (length: number) => typeof data)(width * height * colors)
  for (let pixel = 0; pixel < width * height; pixel++)
    for (let channel = 0; channel < colors; channel++) plain[pixel * colors + channel] = data[pixel * channels + channel] as number
  return { width, height, channels: colors, data: plain }
}
