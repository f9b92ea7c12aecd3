import type { Engine } from '../engine.ts'
import { applicationMembers } from './app-members.ts'
import { canvasMembers } from './canvas-members.ts'
import { dataFileMembers } from './data-files.ts'
import type { ApplicationHome, Arguments, Members } from './members.ts'
import { networkMembers } from './network-members.ts'
import { pageMembers } from './page-members.ts'
import { pickingMembers } from './picking-members.ts'
import { questionMembers } from './question-members.ts'
import { settingsMembers } from './settings-members.ts'

const targets: Readonly<Record<string, Members>> = {
  network: networkMembers,
  canvas: canvasMembers,
  app: { ...applicationMembers, ...dataFileMembers, ...settingsMembers },
  page: { ...pageMembers, ...questionMembers },
  picking: pickingMembers,
}

/** Answers one call of Python. @throws with the sentence that becomes a RuntimeError there. */
export function answerCall(engine: Engine, home: ApplicationHome, target: string, member: string, args: Arguments): unknown {
  const members = targets[target]
  const answer = members && Object.hasOwn(members, member) ? members[member] : undefined
  if (!answer) throw new Error(`${target}.${member} is not available in this program`)
  return answer(engine, args, home)
}
