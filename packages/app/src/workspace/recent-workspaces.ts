import type { GalleryItem } from '@ivw/engine/protocol'
import { create } from 'zustand'
import type { EngineClient } from '../engine/client.ts'
import { notify, sentence } from '../shell/notices.ts'

/** What menus list, as it was last read. */
export const useWorkspaceLists = create<{ readonly recent: readonly GalleryItem[]; readonly templates: readonly GalleryItem[] }>(() => ({
  recent: [],
  templates: [],
}))

/** Reads the lists anew; what cannot be read is as it was. */
export async function readWorkspaceLists(engine: EngineClient): Promise<void> {
  const list = async (of: 'recent' | 'templates') => {
    const answer = await engine.request('gallery', { of }).catch(() => undefined)
    if (answer) useWorkspaceLists.setState({ [of]: answer.items })
  }
  await Promise.all([list('recent'), list('templates')])
}

export async function forgetRecent(engine: EngineClient, path: string): Promise<void> {
  try {
    await engine.request('forgetRecent', { path })
  } catch (error) {
    notify('error', sentence(error))
    return
  }
  useWorkspaceLists.setState(({ recent }) => ({ recent: recent.filter(item => item.path !== path) }))
}
