import type { FailureView } from '@ivw/engine/protocol'
import { RemedyButton } from '../python/remedy-button.tsx'
import { failureMessage } from './failure-sentence.ts'
import { FrameLinks } from './frame-links.tsx'
import { TracebackText } from './traceback-text.tsx'
import './failure-text.css'

/** Exception, the user's innermost frame and, on demand, the whole traceback. */
export function FailureText({ failure }: { failure: FailureView }) {
  const { type, phase, frames, traceback } = failure
  const innermost = frames.at(-1)
  return (
    <div className="failure">
      <p className="failure-message">
        <strong>{type}</strong> {failureMessage(failure)}
      </p>
      <p className="failure-phase">in {phase}</p>
      <RemedyButton text={failure.message} />
      {innermost && (
        <div className="failure-frame">
          <FrameLinks frame={innermost} />
          <pre>{innermost.text.trim()}</pre>
        </div>
      )}
      {traceback && (
        <details>
          <summary>Traceback</summary>
          <TracebackText className="failure-traceback" traceback={traceback} frames={frames} />
        </details>
      )}
    </div>
  )
}
