import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/** The column "may import" of ARCHITECTURE.md, by package. */
function allowedImports(): Map<string, string[]> {
  const rows = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').matchAll(/^\| `([a-z]+)` \|[^|]*\|([^|]*)\|/gm)
  return new Map(Array.from(rows, ([, name = '', imports = '']) => [name, imports.match(/[a-z]+(?=[ ,|]|$)/g) ?? []]))
}

const packages = readdirSync(join(root, 'packages'))

function dependencies(name: string): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
  return Object.keys(dependencies).flatMap(dependency => (dependency.startsWith('@ivw/') ? [dependency.slice('@ivw/'.length)] : []))
}

test('the architecture page knows every package', () => {
  expect([...allowedImports().keys()].sort()).toEqual(packages.toSorted())
})

test.each(packages)('%s depends on what the architecture page allows', name => {
  const allowed = allowedImports().get(name)
  for (const dependency of dependencies(name)) expect(allowed).toContain(dependency)
})
