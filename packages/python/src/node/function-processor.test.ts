import { PlaceholderProcessor } from '@ivw/network'
import { expect, test } from 'vitest'
import { PythonSession } from './testing/python-session.ts'

const head = `from __future__ import annotations
from typing import Annotated
import numpy as np
import inviwopy as ivw
from inviwopy.data import Volume
`

const fill = (value: string) => `
@ivw.processor(identifier="org.test.fill")
def fill(level: Annotated[int, ivw.Range(0, 9), "Of every voxel"] = 1) -> Volume:
    """Fills a volume."""
    return np.full((2, 3, 4), ${value}, np.float32)
`

const total = `
@ivw.processor(identifier="org.test.total", name="Sum of All", category="Test")
def total(volume: Volume):
    print("sum", volume.data.sum())
`

test('functions of one file are processor types, with ports and properties of their annotations', async () => {
  await using session = await PythonSession.start({ 'functions.py': head + fill('level') + total })
  const types = [...session.factory.types.values()].filter(({ info }) => info.classIdentifier.startsWith('org.test'))
  expect(types.map(({ info }) => [info.classIdentifier, info.displayName, info.category])).toEqual([
    ['org.test.fill', 'Fill', 'Python'],
    ['org.test.total', 'Sum of All', 'Test'],
  ])
  expect(types[0]?.info.help).toContain('Fills a volume.')
  const source = session.add('fill', 'Source')
  session.add('total', 'Sink')
  session.connect('Source.outport', 'Sink.volume')
  await session.evaluator.idle()
  source.property('level')?.setState({ value: 2 })
  await session.evaluator.idle()
  expect(session.log.map(({ text, processor }) => [text, processor])).toEqual([
    ['sum 24.0', 'Sink'],
    ['sum 48.0', 'Sink'],
  ])
})

test('a reload keeps each function at its nodes, and a function that is gone leaves placeholders', async () => {
  await using session = await PythonSession.start({ 'functions.py': head + fill('level') + total })
  session.add('fill', 'Source').property('level')?.setState({ value: 3 })
  session.add('total', 'Sink')
  session.connect('Source.outport', 'Sink.volume')
  await session.evaluator.idle()
  await session.save('functions.py', head + total + fill('10 * level'))
  await session.evaluator.idle()
  // Until the source has run, the new sink has its results of before.
  expect(session.log.map(({ text }) => text)).toEqual(['sum 72.0', `Reloaded ${session.path('functions.py')}`, 'sum 72.0', 'sum 720.0'])
  expect(session.network.processors.get('Source')?.info.classIdentifier).toBe('org.test.fill')
  await session.save('functions.py', head + total)
  await session.evaluator.idle()
  const gone = session.network.processors.get('Source')
  expect(gone).toBeInstanceOf(PlaceholderProcessor)
  expect(gone?.status.notes).toEqual([expect.stringMatching(/functions\.py defines this no more/)])
  await session.save('functions.py', head + fill('level') + total)
  await session.evaluator.idle()
  expect(session.network.processors.get('Source')?.property('level')?.state).toMatchObject({ value: 3 })
  expect(session.log.at(-1)?.text).toBe('sum 72.0')
})

test('a header names one of them, and classes stand beside functions', async () => {
  const file = `# Name: Plain\n${head}${total}
class Plain(ivw.Processor):
    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.test.Plain", "Plain")
`
  await using session = await PythonSession.start({ 'mixed.py': file })
  expect([...session.factory.types.values()].map(({ info }) => info.classIdentifier)).toEqual(['org.test.Plain', 'org.test.total'])
})

test('what is not understood fails the file with the parameter and its line', async () => {
  const wrong = `${head}\n@ivw.processor\ndef broken(volume: Volume, size: complex = 1j) -> Volume:\n    return volume\n`
  await using session = await PythonSession.start({ 'wrong.py': wrong })
  const entry = await session.logged('could not be loaded')
  expect(entry.text).toMatch(/@processor broken: parameter 'size' is annotated with complex; expected a data type/)
  expect(entry.file).toBe(session.path('wrong.py'))
  // The line of the decorator; Python 3.9 says that of the function.
  expect([7, 8]).toContain(entry.line)
})

test('errors of the function are those of the processor', async () => {
  const file = `${head}\n@ivw.processor(identifier="org.test.fails")\ndef fails(level: int = 1):\n    raise ValueError("no")\n`
  await using session = await PythonSession.start({ 'fails.py': file })
  const processor = session.add('fails', 'Fails')
  await session.evaluator.idle()
  expect(processor.status.error?.message).toBe('ValueError: no')
})
