/** A shaded ball that turns with `angle`, so that frames can be told apart; undefined where there is no OffscreenCanvas. */
export function paintFakeFrame([width, height]: readonly [number, number], angle: number): ImageBitmap | undefined {
  if (typeof OffscreenCanvas === 'undefined' || width < 1 || height < 1) return undefined
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) return undefined
  const radius = 0.36 * Math.min(width, height)
  const [x, y] = [width / 2, height / 2]
  context.fillStyle = '#20242b'
  context.fillRect(0, 0, width, height)
  const shade = context.createRadialGradient(
    x + radius * 0.5 * Math.cos(angle),
    y + radius * 0.5 * Math.sin(angle),
    radius * 0.1,
    x,
    y,
    radius,
  )
  shade.addColorStop(0, '#ffd9a0')
  shade.addColorStop(0.5, '#d07a3c')
  shade.addColorStop(1, '#3a1f2b')
  context.fillStyle = shade
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fill()
  return canvas.transferToImageBitmap()
}
