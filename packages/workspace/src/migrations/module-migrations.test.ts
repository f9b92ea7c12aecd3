import { expect, test } from 'vitest'
import { parseXml } from '../xml/parse-xml.ts'
import { writeXml } from '../xml/write-xml.ts'
import { migrateModules } from './module-migrations.ts'

const migrated = (version: number, network: string): string =>
  writeXml(
    migrateModules(
      parseXml(
        `<InviwoWorkspace><InviwoSetup><Modules><Module name="BaseGL" version="${version}" /></Modules></InviwoSetup>${network}</InviwoWorkspace>`,
      ),
    ),
  )

const spheres = `<Processor type="org.inviwo.SphereRenderer" identifier="Spheres"><Properties>
  <Property type="org.inviwo.BoolProperty" identifier="overrideSphereRadius" />
  <Property type="org.inviwo.CompositeProperty" identifier="sphereProperties"><Properties>
    <Property type="org.inviwo.FloatProperty" identifier="customRadius" />
  </Properties></Property>
</Properties></Processor>
<PropertyLink src="Spheres.sphereProperties.customRadius" dst="Other.customRadius" />`

test('properties of older modules get their new names, in groups and in links, too', () => {
  const text = migrated(3, spheres)
  expect(text).toContain('identifier="forceRadius"')
  expect(text).toContain('identifier="defaultRadius"')
  expect(text).toContain('src="Spheres.sphereProperties.defaultRadius" dst="Other.customRadius"')
})

test('a module of the present version changes nothing', () => {
  expect(migrated(5, spheres)).toContain('identifier="customRadius"')
})
