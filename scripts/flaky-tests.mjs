import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'

/** Writes every test that passed only when it was repeated, as JSON, into the file that FLAKY_TESTS names. Such a test shows a defect, its own or another. */
export default class FlakyTests {
  onTestRunEnd(modules) {
    const names = modules.flatMap(module =>
      [...module.children.allTests()]
        .filter(test => test.diagnostic()?.flaky)
        .map(
          test => `${relative(process.cwd(), module.moduleId)} > ${test.fullName}: ${test.result().errors?.[0]?.message ?? 'no message'}`,
        ),
    )
    writeFileSync(process.env.FLAKY_TESTS, JSON.stringify(names))
  }
}
