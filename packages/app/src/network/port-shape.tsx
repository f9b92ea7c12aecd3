import type { PortShape } from '@ivw/engine/protocol'

/** Outlines in a box from -5 to 5. */
const outlines: Readonly<Record<PortShape, string>> = {
  square: 'M-4-4H4V4H-4Z',
  circle: 'M4.5 0A4.5 4.5 0 1 1-4.5 0 4.5 4.5 0 1 1 4.5 0Z',
  triangle: 'M0 4.5-4.8-4H4.8Z',
  diamond: 'M0-5.2 5.2 0 0 5.2-5.2 0Z',
  hexagon: 'M-2.5-4.3H2.5L5 0 2.5 4.3H-2.5L-5 0Z',
  pentagon: 'M0-4.8 4.6-1.5 2.8 4H-2.8L-4.6-1.5Z',
  bar: 'M-5-2.6H5V2.6H-5Z',
  cross: 'M-1.7-4.8H1.7V-1.7H4.8V1.7H1.7V4.8H-1.7V1.7H-4.8V-1.7H-1.7Z',
}

/** A port's colour and shape; hollow with a dot when the port is optional. */
export function PortShapeIcon({ shape, color, optional = false }: { shape: PortShape; color: string; optional?: boolean }) {
  return (
    <svg className="port-shape" viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true">
      <path
        d={outlines[shape]}
        className="port-outline"
        fill={optional ? 'var(--node)' : color}
        stroke={optional ? color : 'var(--port-border)'}
      />
      {optional && <circle r="1.4" fill={color} />}
    </svg>
  )
}
