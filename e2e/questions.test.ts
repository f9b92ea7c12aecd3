import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { Project } from './project.ts'
import { type Served, startServed } from './served.ts'
import { patience, Workbench } from './workbench.ts'

const asker = `
import inviwopy as ivw
from inviwopy import qt
from inviwopy.data import MeshOutport
from inviwopy.properties import ButtonProperty, FileExtension, FileProperty, StringProperty


class Asker(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.outport = self.addOutport(MeshOutport("outport"))
        self.answer = self.addProperty(StringProperty("answer", "Answer", "nothing yet"))
        self.source = self.addProperty(FileProperty("source", "Source", "", "image"))
        self.source.addNameFilter(FileExtension("py", "Python"))
        self.ask = self.addProperty(ButtonProperty("ask", "Ask", self.asked))
        self.find = self.addProperty(ButtonProperty("find", "Find", lambda: self.source.requestFile()))

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.me.Asker", "Asker", "Test", ivw.CodeState.Stable, ivw.Tags.PY)

    def getProcessorInfo(self):
        return Asker.processorInfo()

    def asked(self):
        self.answer.value = repr(qt.prompt("A name", "What is it called?", "blob"))

    def process(self):
        pass
`

let project: Project
let browser: Browser
let served: Served
let bench: Workbench

beforeAll(async () => {
  project = await Project.create()
  await project.write('Asker.py', asker)
  ;[served, browser] = await Promise.all([startServed(project.parameters), launchBrowser()])
  bench = await Workbench.open(browser, served)
  await bench.command('addProcessor', { type: 'org.me.Asker', position: [300, 0] })
  await bench.select('Asker')
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  await project?.remove()
})

const dialog = () => bench.page.getByRole('dialog')
const press = (label: string) => bench.page.getByRole('button', { name: label, exact: true }).click()
const answer = () => bench.property('Asker.answer').getByRole('textbox').inputValue()

test('a script asks for a line of text and gets what is typed, nothing, or None', async () => {
  const ask = async (reply: () => Promise<void>) => {
    await press('Ask')
    await dialog().getByText('A name').waitFor(patience)
    await reply()
    await dialog().waitFor({ ...patience, state: 'detached' })
  }
  const field = () => dialog().getByLabel('What is it called?')
  await ask(async () => {
    expect(await field().inputValue()).toBe('blob')
    await field().press('Enter')
  })
  await expect.poll(answer, patience).toBe("'blob'")
  await ask(async () => {
    await field().fill('')
    await dialog().getByRole('button', { name: 'OK' }).click()
  })
  await expect.poll(answer, patience).toBe("''")
  await ask(() => dialog().getByRole('button', { name: 'Cancel' }).click())
  await expect.poll(answer, patience).toBe('None')
})

test('a processor opens the file dialog of its property', async () => {
  await press('Find')
  await dialog().getByText('Source').waitFor(patience)
  await dialog().getByLabel('File name').fill(join(project.processors, 'Ball.py'))
  await dialog().getByRole('button', { name: 'Open', exact: true }).click()
  const value = () => bench.property('Asker.source').getByRole('textbox').inputValue()
  await expect.poll(value, patience).toBe(join(project.processors, 'Ball.py'))
  expect(bench.problems).toEqual([])
})
