import type { LogEntry } from '@ivw/engine/protocol'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDownToLine, CircleAlert, Info, Trash2, TriangleAlert } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { clearLogs, useStore } from '../store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { countLevels, everything, filterLog, type LogFilter, type LogLevel } from './log-filter.ts'
import { LogRow } from './log-row.tsx'
import './output-console.css'

const rowHeight = 20

/** Every print, warning and error, newest at the bottom. */
export function OutputConsole() {
  const logs = useStore(state => state.logs)
  const dropped = useStore(state => state.logsDropped)
  const [filter, setFilter] = useState<LogFilter>(everything)
  const entries = useMemo(() => filterLog(logs, filter), [logs, filter])
  const [following, setFollowing] = useState(true)

  return (
    <div className="console">
      <ConsoleBar logs={logs} filter={filter} onFilter={setFilter} following={following} onFollow={() => setFollowing(true)} />
      {dropped > 0 && <p className="console-dropped">{dropped.toString()} older entries dropped</p>}
      {entries.length === 0 ? (
        <p className="console-empty">
          {logs.length === 0 ? 'What processors print, warn of and fail with appears here.' : 'No entry passes the filter.'}
        </p>
      ) : (
        <LogList entries={entries} following={following} onFollowing={setFollowing} />
      )}
    </div>
  )
}

interface ConsoleBarProps {
  logs: readonly LogEntry[]
  filter: LogFilter
  onFilter: (filter: LogFilter) => void
  following: boolean
  onFollow: () => void
}

function ConsoleBar({ logs, filter, onFilter, following, onFollow }: ConsoleBarProps) {
  const counts = useMemo(() => countLevels(logs), [logs])
  const toggle = (level: LogLevel) => {
    const levels = new Set(filter.levels)
    if (!levels.delete(level)) levels.add(level)
    onFilter({ ...filter, levels })
  }
  return (
    <div className="console-bar" role="toolbar" aria-label="Console">
      <input
        className="field console-search"
        type="search"
        aria-label="Filter by text"
        placeholder="Filter"
        value={filter.text}
        onChange={event => onFilter({ ...filter, text: event.target.value })}
      />
      {levelButtons.map(({ level, icon: Icon, label }) => (
        <button
          key={level}
          type="button"
          className={`console-level console-${level}`}
          aria-pressed={filter.levels.has(level)}
          aria-label={`${label}: ${counts[level].toString()}`}
          title={label}
          onClick={() => toggle(level)}
        >
          <Icon aria-hidden size={13} /> {counts[level]}
        </button>
      ))}
      <span className="console-space" />
      <IconButton icon={ArrowDownToLine} label="Scroll to the newest entry" pressed={following} onClick={onFollow} />
      <IconButton icon={Trash2} label="Clear" onClick={clearLogs} />
    </div>
  )
}

const levelButtons = [
  { level: 'error', icon: CircleAlert, label: 'Errors' },
  { level: 'warning', icon: TriangleAlert, label: 'Warnings' },
  { level: 'info', icon: Info, label: 'Information' },
] as const

interface LogListProps {
  entries: readonly LogEntry[]
  following: boolean
  onFollowing: (following: boolean) => void
}

function LogList({ entries, following, onFollowing }: LogListProps) {
  const box = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: index => entries[index]?.id ?? index,
    overscan: 12,
  })

  useEffect(() => {
    if (following && entries.length > 0) rows.scrollToIndex(entries.length - 1, { align: 'end' })
  }, [following, entries.length, rows])

  const onScroll = () => {
    const element = box.current
    if (element) onFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < rowHeight)
  }

  const toggle = (id: number) => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must scroll by keyboard
    <div ref={box} className="console-list" role="log" aria-label="Entries" tabIndex={0} onScroll={onScroll}>
      <div style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(row => {
          const entry = entries[row.index]
          return (
            entry && (
              <div
                key={row.key}
                ref={rows.measureElement}
                data-index={row.index}
                className="console-row-place"
                style={{ transform: `translateY(${row.start.toString()}px)` }}
              >
                <LogRow entry={entry} open={open.has(entry.id)} onToggle={() => toggle(entry.id)} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}
