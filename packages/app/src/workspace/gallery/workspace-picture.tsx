import { Image } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useEngine } from '../../engine/engine-context.ts'

/** The small picture of a workspace, asked for once it comes into sight; drawn then when the workspace holds none. */
export function WorkspaceThumbnail({ path, missing = false }: { path: string; missing?: boolean | undefined }) {
  const box = useRef<HTMLDivElement>(null)
  const engine = useEngine()
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (missing || !box.current) return
    let ended = false
    let made: string | undefined
    const load = async () => {
      const picture = await engine.request('workspacePicture', { path, draw: true }).catch(() => undefined)
      if (ended || !picture) return
      made = URL.createObjectURL(new Blob([new Uint8Array(picture.bytes)], { type: picture.type }))
      setAddress(made)
    }
    const sight = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return
      sight.disconnect()
      void load()
    })
    sight.observe(box.current)
    return () => {
      ended = true
      sight.disconnect()
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [engine, path, missing])
  return (
    <div ref={box} className="card-picture">
      {address === undefined ? <Image aria-hidden size={24} /> : <img src={address} alt="" draggable={false} />}
    </div>
  )
}
