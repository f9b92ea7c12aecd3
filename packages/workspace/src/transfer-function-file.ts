import type { IsoValueState, TransferFunctionState } from '@ivw/data'
import type { PropertyState } from '@ivw/network'
import { WorkspaceError } from './errors.ts'
import { isoValueElements, readIsoValues, readTransferFunction, transferFunctionElements } from './properties/points.ts'
import { element } from './xml/element.ts'
import { parseXml } from './xml/parse-xml.ts'
import { writeXml } from './xml/write-xml.ts'

/** An `.itf` file, such as those of a folder of presets. Throws WorkspaceError. */
export function parseTransferFunction(text: string, name = 'transfer function'): TransferFunctionState {
  const state = readTransferFunction(parseXml(text))
  if (!state) throw new WorkspaceError(`${name} is no transfer function that can be read`)
  return state as unknown as TransferFunctionState
}

export function serializeTransferFunction(transferFunction: TransferFunctionState): string {
  return writeXml(element('InviwoWorkspace', { version: '2' }, transferFunctionElements(transferFunction as unknown as PropertyState)))
}

/** An `.iiv` file. Throws WorkspaceError. */
export function parseIsoValues(text: string, name = 'iso values'): IsoValueState {
  const state = readIsoValues(parseXml(text))
  if (!state) throw new WorkspaceError(`${name} holds no iso values that can be read`)
  return state as unknown as IsoValueState
}

export function serializeIsoValues(isoValues: IsoValueState): string {
  return writeXml(element('InviwoWorkspace', { version: '2' }, isoValueElements(isoValues as unknown as PropertyState)))
}
