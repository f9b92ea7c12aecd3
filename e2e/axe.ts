import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Workbench } from './workbench.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong. Menus stand beside the page's landmarks, where the component library puts them. */
export async function violations(bench: Workbench): Promise<string[]> {
  await bench.page.evaluate(axe)
  // axe does not bear that an element goes while it looks at it: then it has to look again.
  return look(bench).catch(() => look(bench))
}

function look(bench: Workbench): Promise<string[]> {
  return bench.page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: Document, options: object): Promise<{ violations: Violation[] }> } }
    interface Violation {
      readonly id: string
      readonly nodes: readonly { readonly html: string }[]
    }
    const found = await axe.run(document, { rules: { region: { enabled: false } } })
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  })
}
