// Processors on plain numbers, with which the tests of this package build their networks.
import type { DataType } from '../port/data-type.ts'
import { Inport, type InportOptions } from '../port/inport.ts'
import { Outport } from '../port/outport.ts'
import { type ProcessContext, Processor } from '../processor/processor.ts'
import { ProcessorFactory } from '../processor/processor-factory.ts'
import type { ProcessorInfo } from '../processor/processor-info.ts'
import type { PropertyOptions } from '../property/description.ts'
import { IntProperty } from '../property/scalar-properties.ts'

export const numberType: DataType<number> = {
  classIdentifier: 'test.Number',
  color: [30, 30, 0],
  shape: 'square',
  guard: (value): value is number => typeof value === 'number',
  info: String,
}

export function testInfo(name: string, more: Partial<ProcessorInfo> = {}): ProcessorInfo {
  return { classIdentifier: `test.${name}`, displayName: name, category: 'Test', codeState: 'stable', tags: [], help: '', ...more }
}

export class NumberInport extends Inport<number> {
  constructor(identifier: string, options?: InportOptions) {
    super(identifier, numberType, options)
  }
}

export class NumberOutport extends Outport<number> {
  constructor(identifier: string) {
    super(identifier, numberType)
  }
}

/** Counts what was asked of it. */
abstract class Counting extends Processor {
  runs = 0
  initializations = 0

  override initializeResources(): void | Promise<void> {
    this.initializations++
  }
}

/** Hands out the value of its property. */
export class Source extends Counting {
  static override readonly info = testInfo('Source')
  readonly out = this.addPort(new NumberOutport('out'))
  readonly value = this.addProperty(new IntProperty('value', 'Value', 1, { min: -1000, max: 1000 }))

  override process(): void {
    this.runs++
    this.out.data = this.value.value
  }
}

/** Adds its inputs and the value of its property. */
export class Sum extends Counting {
  static override readonly info = testInfo('Sum')
  readonly in = this.addPort(new NumberInport('in', { multi: true }))
  readonly optional = this.addPort(new NumberInport('optional', { optional: true }))
  readonly out = this.addPort(new NumberOutport('out'))
  readonly add = this.addProperty(new IntProperty('add', 'Add', 0, { min: -1000, max: 1000 }))
  /** Thrown by the next runs. */
  failure: Error | undefined

  override process(): void {
    this.runs++
    if (this.failure) throw this.failure
    this.out.data = this.in.items.reduce((sum, item) => sum + item, this.add.value + (this.optional.dataOrUndefined ?? 0))
  }
}

/** A sink that remembers what it saw. */
export class Probe extends Counting {
  static override readonly info = testInfo('Probe')
  readonly in = this.addPort(new NumberInport('in', { multi: true }))
  readonly seen: number[] = []
  notReady = 0

  override process(): void {
    this.runs++
    for (const item of this.in.items) this.seen.push(item)
  }

  override doIfNotReady(): void {
    this.notReady++
  }

  get last(): number | undefined {
    return this.seen.at(-1)
  }
}

interface PendingRun {
  readonly signal: AbortSignal
  finish(): void
  fail(error: Error): void
}

/** Doubles its input when the test says so: each run waits for `pending.finish()`. */
export class Slow extends Counting {
  static override readonly info: ProcessorInfo = testInfo('Slow')
  readonly in = this.addPort(new NumberInport('in'))
  readonly out = this.addPort(new NumberOutport('out'))
  readonly factor = this.addProperty(new IntProperty('factor', 'Factor', 2))
  readonly started: PendingRun[] = []
  /** Whether an abort ends the run, as it should. */
  obedient = true

  get pending(): PendingRun {
    const run = this.started.at(-1)
    if (!run) throw new Error('It was not run')
    return run
  }

  override async process({ signal, progress }: ProcessContext): Promise<void> {
    this.runs++
    const result = this.in.data * this.factor.value
    await new Promise<void>((finish, fail) => {
      this.started.push({ signal, finish, fail })
      if (this.obedient) signal.addEventListener('abort', () => fail(new Error('aborted')), { once: true })
    })
    this.out.data = result
    void progress
  }
}

export class SlowInBackground extends Slow {
  static override readonly info = testInfo('SlowInBackground', { background: true })
}

export function intProperty(identifier: string, value = 0, options: PropertyOptions = {}): IntProperty {
  return new IntProperty(identifier, identifier, value, options)
}

/** A factory that knows all of the above. */
export function testFactory(): ProcessorFactory {
  const factory = new ProcessorFactory()
  for (const type of [Source, Sum, Probe, Slow, SlowInBackground]) factory.register(type)
  return factory
}
