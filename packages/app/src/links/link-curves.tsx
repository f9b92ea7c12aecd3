import { type RefObject, useCallback, useEffect, useState } from 'react'
import { classes } from '../ui/classes.ts'
import { keyOf, type LinkPair } from './link-pairs.ts'
import { type LinkRow, rowFor } from './link-rows.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

interface Curve {
  readonly pair: LinkPair
  readonly start: Point
  readonly end: Point
  /** An end is out of sight: the curve ends at the border. */
  readonly isCut: boolean
}

export interface LinkCurvesProps {
  gap: RefObject<HTMLDivElement | null>
  left: { readonly list: RefObject<HTMLDivElement | null>; readonly rows: readonly LinkRow[] }
  right: { readonly list: RefObject<HTMLDivElement | null>; readonly rows: readonly LinkRow[] }
  pairs: readonly LinkPair[]
  marked: string | undefined
  /** Changes whenever a tree was scrolled. */
  scrolled: number
  /** The curve that follows the pointer, in pixels of the window. */
  rubber: { readonly path: string; readonly side: 'left' | 'right'; readonly pointer: Point } | undefined
  onMark: (key: string | undefined) => void
}

/** Curves between the two trees, drawn where their lines are. */
export function LinkCurves({ gap, left, right, pairs, marked, scrolled, rubber, onMark }: LinkCurvesProps) {
  const [curves, setCurves] = useState<readonly Curve[]>([])
  const [size, setSize] = useState<Point>({ x: 0, y: 0 })

  const measure = useCallback(() => {
    const box = gap.current?.getBoundingClientRect()
    if (!box) return
    const endAt = (path: string, { list, rows }: LinkCurvesProps['left'], x: number) => {
      const row = rowFor(rows, path)
      const line = row && lineAt(list.current, row.property.path)?.getBoundingClientRect()
      if (!line) return undefined
      const middle = line.top + line.height / 2 - box.top
      return { x, y: Math.min(Math.max(middle, 2), box.height - 2), isCut: middle < 0 || middle > box.height }
    }
    setSize(before => (before.x === box.width && before.y === box.height ? before : { x: box.width, y: box.height }))
    setCurves(
      pairs.flatMap(pair => {
        const [start, end] = [endAt(pair.left, left, 0), endAt(pair.right, right, box.width)]
        return start && end ? [{ pair, start, end, isCut: start.isCut || end.isCut }] : []
      }),
    )
  }, [gap, left, right, pairs])

  // No layout effects: at the first of them React has not set the reference to the gap, which is around this.
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines move when a tree is scrolled
  useEffect(measure, [measure, scrolled, size])
  useEffect(() => {
    if (!gap.current) return
    const observer = new ResizeObserver(measure)
    observer.observe(gap.current)
    return () => observer.disconnect()
  }, [gap, measure])

  return (
    <svg className="link-curves" aria-hidden="true" width={size.x} height={size.y}>
      {curves.map(({ pair, start, end, isCut }) => {
        const key = keyOf(pair)
        const path = curve(start, end)
        return (
          <g
            key={key}
            className={classes('link-curve', key === marked && 'link-curve-marked', isCut && 'link-curve-cut')}
            onPointerEnter={() => onMark(key)}
            onPointerLeave={() => onMark(undefined)}
          >
            <path className="link-curve-hit" d={path} />
            <path d={path} />
            {pair.direction !== 'left' && <path className="link-curve-arrow" d={arrow(end, 1)} />}
            {pair.direction !== 'right' && <path className="link-curve-arrow" d={arrow(start, -1)} />}
          </g>
        )
      })}
      <Rubber gap={gap} left={left} right={right} rubber={rubber} />
    </svg>
  )
}

function Rubber({ gap, left, right, rubber }: Pick<LinkCurvesProps, 'gap' | 'left' | 'right' | 'rubber'>) {
  if (!rubber || !gap.current) return null
  const box = gap.current.getBoundingClientRect()
  const line = lineAt((rubber.side === 'left' ? left : right).list.current, rubber.path)?.getBoundingClientRect()
  if (!line) return null
  const start = { x: rubber.side === 'left' ? 0 : box.width, y: line.top + line.height / 2 - box.top }
  const end = { x: rubber.pointer.x - box.left, y: rubber.pointer.y - box.top }
  return <path className="link-curve-rubber" d={rubber.side === 'left' ? curve(start, end) : curve(end, start)} />
}

function lineAt(list: HTMLElement | null, path: string): HTMLElement | undefined {
  return [...(list?.querySelectorAll<HTMLElement>('[data-link-path]') ?? [])].find(line => line.dataset.linkPath === path)
}

function curve(start: Point, end: Point): string {
  const bend = Math.abs(end.x - start.x) / 2
  return `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`
}

/** A tip that points to the right (1) or left (-1). */
function arrow({ x, y }: Point, to: 1 | -1): string {
  return `M${x} ${y}l${-7 * to} -4v8z`
}
