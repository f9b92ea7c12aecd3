import type { LogEntry } from '@ivw/engine/protocol'
import { ChevronDown, ChevronRight, CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { RemedyButton } from '../python/remedy-button.tsx'
import { FrameLinks } from './frame-links.tsx'
import { formatLogTime } from './log-filter.ts'
import { TracebackText } from './traceback-text.tsx'

const levels = {
  info: { icon: Info, word: 'Information' },
  warning: { icon: TriangleAlert, word: 'Warning' },
  error: { icon: CircleAlert, word: 'Error' },
}

/** One entry; its text is shown as it is, whatever it holds. */
export function LogRow({ entry, open, onToggle }: { entry: LogEntry; open: boolean; onToggle: () => void }) {
  const { level, time, source, text, frames = [], traceback } = entry
  const { icon: Icon, word } = levels[level]
  const innermost = frames.at(-1)
  const hasMore = traceback !== undefined || frames.length > 1
  const Arrow = open ? ChevronDown : ChevronRight
  return (
    <div className={`console-row console-${level}`}>
      <span className="console-toggle">
        {hasMore && (
          <button type="button" aria-expanded={open} aria-label="Traceback" onClick={onToggle}>
            <Arrow aria-hidden size={13} />
          </button>
        )}
      </span>
      <Icon className="console-icon" role="img" aria-label={word} size={13} />
      <time className="console-time">{formatLogTime(time)}</time>
      <span className="console-source" title={source}>
        {source}
      </span>
      <div className="console-text">
        <span>{text.trimEnd()}</span> {innermost && <FrameLinks frame={innermost} />}
        {level === 'error' && <RemedyButton text={text} />}
        {open && (
          <div className="console-more">
            {frames.length > 1 && (
              <ul>
                {frames.map(frame => (
                  <li key={`${frame.file}:${frame.line.toString()} ${frame.function}`}>
                    <FrameLinks frame={frame} />
                    <code className="frame-code">{frame.text.trim()}</code>
                  </li>
                ))}
              </ul>
            )}
            {traceback && (
              <details open={frames.length < 2}>
                <summary>All frames</summary>
                <TracebackText traceback={traceback} frames={frames} />
              </details>
            )}
          </div>
        )}
      </div>
    </div>
  )
}
