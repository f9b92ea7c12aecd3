import { useStore } from '../store.ts'
import { Dialog } from '../ui/dialog.tsx'
import './about-dialog.css'

/** What this is and what it runs on. */
export function AboutDialog({ onClose }: { onClose: () => void }) {
  const python = useStore(state => state.python)
  const gpu = useStore(state => state.gpu)
  const session = useStore(state => state.session)
  const rows = [
    ['Python', [python.version, python.interpreter].filter(Boolean).join(', ') || python.state],
    ['NumPy', python.numpy ?? '–'],
    ['GPU', gpu.backend || gpu.state],
    ['Home folder', session.home ?? '–'],
    ['Python processors', session.processorsFolder ?? '–'],
  ] as const
  return (
    <Dialog title="About inviwo-ts" onClose={onClose}>
      <p>Inviwo’s visual programming in the browser, with your own Python processors. BSD-2-Clause.</p>
      <dl className="about">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
