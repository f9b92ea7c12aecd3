import type { XmlElement } from '../xml/element.ts'

/** Takes a `ProcessorNetwork` element of one version to the next. Never edited again once it was released. */
export type Migration = (network: XmlElement) => XmlElement
