import { folderOf, isAbsolutePath } from '@ivw/data'
import {
  type Disposable,
  FileProperty,
  MultiFileProperty,
  type Processor,
  type ProcessorNetwork,
  type Property,
  PropertyGroup,
  processorOf,
} from '@ivw/network'
import { lookForFile, type Places, rememberingFiles } from '@ivw/workspace'
import { isPattern, lookFor, missingSentence } from './file-finder.ts'
import { placesAfterMove } from './moved-files.ts'

/** A file that a property names and that is nowhere. */
export interface MissingFile {
  readonly property: FileProperty | MultiFileProperty
  /** Which of its files, from 0. */
  readonly index: number
  /** As the property has it. */
  readonly path: string
  readonly lookedAt: readonly string[]
}

/** A property's file and where it is to be found. */
export interface Mend {
  readonly missing: MissingFile
  readonly file: string
}

/** Milliseconds between looks for files that are missing: soon enough for somebody who waits for one. */
const patience = 2000
/** And longer, the more there are. */
const perFile = 50

const problems = new WeakMap<Property, readonly MissingFile[]>()

/** What the user should know of a file property: which of its files are missing. */
export function fileProblem(property: Property): { readonly text: string; readonly missing: readonly number[] } | undefined {
  const missing = problems.get(property)
  if (!missing || missing.length === 0) return undefined
  const text = missing.map(({ path, lookedAt }) => missingSentence(path, lookedAt)).join('; ')
  return { text: `${text.charAt(0).toUpperCase()}${text.slice(1)}.`, missing: missing.map(({ index }) => index) }
}

export interface MissingFilesOptions {
  readonly network: ProcessorNetwork
  readonly places: () => Places
  /** Looks again and again for what is missing. */
  readonly watches: boolean
}

/**
 * The files to read that properties name and that are not there. A file that appears makes its property whole: it gets the
 * place where the file is, and its processor runs again.
 */
export class MissingFiles implements Disposable {
  readonly #network: ProcessorNetwork
  readonly #places: () => Places
  readonly #watches: boolean
  readonly #changed = new Set<(property: Property) => void>()
  readonly #dirty = new Set<Property>()
  readonly #missing = new Set<Property>()
  readonly #subscription: Disposable
  #work: Promise<void> = Promise.resolve()
  #scheduled = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor({ network, places, watches }: MissingFilesOptions) {
    this.#network = network
    this.#places = places
    this.#watches = watches
    const look = (property: Property) => namesInput(property) && this.#mark(property)
    this.#subscription = network.observe({
      processorAdded: processor => fileProperties(processor).forEach(look),
      propertyAdded: property => [property, ...fileProperties(property)].forEach(look),
      propertyChanged: look,
      propertyMetaChanged: look,
      // A file that went away shows itself when it is wanted.
      statusChanged: processor => processor.status.state === 'error' && fileProperties(processor).forEach(look),
    })
  }

  /** Told of every property whose `fileProblem` changed. */
  onChange(callback: (property: Property) => void): Disposable {
    this.#changed.add(callback)
    return { dispose: () => this.#changed.delete(callback) }
  }

  get all(): readonly MissingFile[] {
    return [...this.#missing].filter(property => this.#isHere(property)).flatMap(property => problems.get(property) ?? [])
  }

  /** Resolves when everything up to now was looked for. */
  async settled(): Promise<void> {
    this.#start()
    await this.#work
  }

  /** Looks once more for what is missing. */
  async lookAgain(): Promise<void> {
    for (const property of this.#missing) this.#dirty.add(property)
    await this.settled()
  }

  /**
   * What would be whole if the file of a property were `chosen`: that one first, then all that are found where they would be if
   * they had been moved together with it. For a pattern, `chosen` is its folder.
   */
  async mends(path: string, index: number, chosen: string): Promise<readonly Mend[]> {
    await this.settled()
    const asked = this.all.find(missing => missing.property.path === path && missing.index === index)
    if (!asked) throw new Error(`No file of ${path} is missing any more`)
    const { files } = this.#places()
    const moved = isPattern(asked.path) ? `${chosen}/${asked.path.slice(folderOf(asked.path).length)}` : chosen
    const others = this.all.filter(missing => missing !== asked)
    const found = others.map(async (missing): Promise<Mend | undefined> => {
      for (const place of placesAfterMove(asked, moved, missing)) {
        const look = await (isPattern(place) ? lookFor(place, missing.property, { files }) : lookForFile({ absolute: place }, { files }))
        if (look.found !== undefined) return { missing, file: look.found }
      }
      return undefined
    })
    return [{ missing: asked, file: moved }, ...(await Promise.all(found)).filter(mend => mend !== undefined)]
  }

  dispose(): void {
    this.#subscription.dispose()
    clearTimeout(this.#timer)
  }

  #mark(property: Property): void {
    this.#dirty.add(property)
    if (this.#scheduled) return
    this.#scheduled = true
    setTimeout(() => this.#start())
  }

  #start(how: Pick<Places, 'exact'> = {}): void {
    this.#scheduled = false
    const dirty = [...this.#dirty].filter(property => this.#isHere(property))
    this.#dirty.clear()
    if (dirty.length === 0) return
    const places = this.#places()
    const shared = { ...places, ...how, files: rememberingFiles(places.files) }
    this.#work = Promise.all([this.#work, ...dirty.map(property => this.#check(property as FileProperty, shared))]).then(() =>
      this.#watch(),
    )
  }

  async #check(property: MissingFile['property'], places: Places): Promise<void> {
    const before = property.state.value
    const values = valuesOf(property)
    // What a processor begins with is no choice of the user.
    const given = property.isDefault ? [] : values
    const looks = await Promise.all(given.map(path => (path === '' ? undefined : lookFor(path, property, places))))
    // Another value came meanwhile, and with it another check.
    if (property.state.value !== before || !this.#isHere(property)) return
    const known = problems.get(property) ?? []
    const missing = given.flatMap((path, index) => {
      const look = looks[index]
      return look && look.found === undefined ? [{ property, index, path, lookedAt: look.lookedAt }] : []
    })
    const wasMissing = (path: string) => known.some(other => other.path === path)
    const placed = values.map((path, index) => (wasMissing(path) || !isAbsolutePath(path) ? (looks[index]?.found ?? path) : path))
    this.#place(property, placed)
    if (JSON.stringify(missing.map(told)) === JSON.stringify(known.map(told))) return
    problems.set(property, missing)
    if (missing.length > 0) this.#missing.add(property)
    else this.#missing.delete(property)
    if (missing.length < known.length) this.#network.processors.get(processorOf(property.path))?.invalidate('invalidOutput')
    for (const callback of this.#changed) callback(property)
  }

  /** The property says where its files are, also when the workspace moves away from them. That is no edit of the user. */
  #place(property: MissingFile['property'], placed: readonly string[]): void {
    if (placed.every((path, index) => path === valuesOf(property)[index])) return
    const value = property instanceof MultiFileProperty ? placed : placed[0]
    this.#network.apply([{ kind: 'setProperty', path: property.path, state: { value } }])
  }

  #watch(): void {
    for (const property of this.#missing) if (!this.#isHere(property)) this.#missing.delete(property)
    clearTimeout(this.#timer)
    if (!this.#watches || this.#missing.size === 0) return
    this.#timer = setTimeout(
      () => {
        for (const property of this.#missing) this.#dirty.add(property)
        this.#start({ exact: true })
      },
      patience + this.#missing.size * perFile,
    )
  }

  #isHere(property: Property): boolean {
    return this.#network.propertyByPath(property.path) === property
  }
}

const told = ({ index, path, lookedAt }: MissingFile) => [index, path, ...lookedAt]

const valuesOf = ({ state: { value } }: Property): readonly string[] => (Array.isArray(value) ? value.map(String) : [String(value)])

/** Files to write, and files that no evaluation reads, need not be there. */
function namesInput(property: Property): boolean {
  if (!(property instanceof FileProperty || property instanceof MultiFileProperty)) return false
  return property.state.acceptMode === 'open' && property.invalidationLevel !== 'valid'
}

function fileProperties(owner: Processor | Property): Property[] {
  const inside = owner instanceof PropertyGroup || 'inports' in owner ? owner.properties : []
  return inside.flatMap(property => (property instanceof PropertyGroup ? fileProperties(property) : namesInput(property) ? [property] : []))
}
