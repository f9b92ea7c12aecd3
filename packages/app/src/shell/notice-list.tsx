import { CircleAlert, Info, X } from 'lucide-react'
import { useEffect } from 'react'
import { IconButton } from '../ui/icon-button.tsx'
import { dismiss, type Notice, useNotices } from './notices.ts'
import './notice-list.css'

const lifetime = { info: 4_000, error: 10_000 }

export function NoticeList() {
  const notices = useNotices()
  return (
    <section className="notice-list" aria-label="Notices" aria-live="polite">
      {notices.map(notice => (
        <NoticeItem key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function NoticeItem({ notice: { id, kind, text } }: { notice: Notice }) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), lifetime[kind])
    return () => clearTimeout(timer)
  }, [id, kind])

  const Icon = kind === 'error' ? CircleAlert : Info
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon aria-hidden size={14} />
      <span>{text}</span>
      <IconButton icon={X} label="Dismiss" onClick={() => dismiss(id)} />
    </div>
  )
}
