import type { ProcessorNetwork } from '@ivw/network'
import { PythonProcessor } from '@ivw/python'

/** Resolves when the objects of Python processors are made, with the ports that their constructors and callbacks add. One that cannot be made says so on its node. */
export async function objectsMade(network: ProcessorNetwork): Promise<void> {
  const inPython = [...network.processors.values()].filter(processor => processor instanceof PythonProcessor)
  await Promise.allSettled(inPython.map(processor => processor.created()))
}
