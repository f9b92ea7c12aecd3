import type { PropertyView } from '@ivw/engine/protocol'
import { ordinalType, rangeKind } from '../numbers/ordinal.ts'
import { BoolWidget } from './bool-widget.tsx'
import { ButtonGroupWidget, ButtonWidget } from './button-widget.tsx'
import { ColorWidget } from './color-widget.tsx'
import { EventWidget } from './event-widget.tsx'
import { FileWidget, ImageEditorWidget, MultiFileWidget } from './file-widget.tsx'
import { FontSizeWidget } from './font-size-widget.tsx'
import { IsoValueWidget } from './iso-value-widget.tsx'
import { LightWidget } from './light-widget.tsx'
import { MatrixWidget } from './matrix-widget.tsx'
import { OptionWidget } from './option-widget.tsx'
import { RangeFieldWidget, RangeWidget } from './range-widget.tsx'
import { ScalarFieldWidget, ScalarWidget } from './scalar-widget.tsx'
import { SphericalWidget } from './spherical-widget.tsx'
import { CodeWidget, MultilineWidget, StringWidget } from './string-widget.tsx'
import { TransferFunctionWidget } from './transfer-function-widget.tsx'
import { UnknownWidget } from './unknown-widget.tsx'
import { VectorFieldWidget, VectorWidget } from './vector-widget.tsx'
import type { WidgetEntry } from './widget.ts'

const is = (...names: string[]) => {
  const identifiers = new Set(names.map(name => `org.inviwo.${name}`))
  return (classIdentifier: string) => identifiers.has(classIdentifier)
}
const shaped =
  (shape: string, ...components: number[]) =>
  (classIdentifier: string) => {
    const type = ordinalType(classIdentifier)
    return type?.shape === shape && (components.length === 0 || components.includes(type.components))
  }
const isRange = (classIdentifier: string) => rangeKind(classIdentifier) !== undefined
const isOption = (classIdentifier: string) => /^org\.inviwo\.(?:OptionProperty|DataFrameColumnProperty$)/u.test(classIdentifier)
const lights = ['LightPosition', 'Spherical']
const fields = ['SpinBox', 'Text']

/** Every widget, once: the first entry that fits class and semantics shows a property. Groups are not among them: panels show their children. */
const entries: readonly WidgetEntry[] = [
  { matches: is('BoolProperty'), widget: BoolWidget },
  { matches: shaped('scalar'), semantics: fields, widget: ScalarFieldWidget },
  { matches: shaped('scalar'), semantics: ['Fontsize'], widget: FontSizeWidget, isRare: true },
  { matches: shaped('scalar'), widget: ScalarWidget },
  { matches: shaped('vector', 3, 4), semantics: ['Color'], widget: ColorWidget },
  { matches: shaped('vector', 3), semantics: lights, widget: LightWidget },
  { matches: shaped('vector', 3), semantics: ['SphericalSpinBox'], widget: SphericalWidget },
  { matches: shaped('vector'), semantics: fields, widget: VectorFieldWidget },
  { matches: shaped('vector'), widget: VectorWidget },
  { matches: shaped('quaternion'), widget: VectorFieldWidget },
  { matches: shaped('matrix'), widget: MatrixWidget, layout: 'wide' },
  { matches: isRange, semantics: fields, widget: RangeFieldWidget },
  { matches: isRange, widget: RangeWidget },
  { matches: isOption, widget: OptionWidget },
  { matches: is('StringProperty'), semantics: ['Multiline'], widget: MultilineWidget, layout: 'wide' },
  { matches: is('StringProperty'), semantics: ['TextEditor', 'PythonEditor', 'ShaderEditor'], widget: CodeWidget, layout: 'wide' },
  { matches: is('StringProperty'), widget: StringWidget },
  { matches: is('FileProperty', 'DirectoryProperty'), widget: FileWidget },
  { matches: is('ImageEditorProperty'), widget: ImageEditorWidget },
  { matches: is('MultiFileProperty'), widget: MultiFileWidget },
  { matches: is('ButtonProperty'), widget: ButtonWidget, layout: 'bare' },
  { matches: is('ButtonGroupProperty'), widget: ButtonGroupWidget },
  { matches: is('TransferFunctionProperty'), widget: TransferFunctionWidget },
  { matches: is('IsoValueProperty'), widget: IsoValueWidget },
  { matches: is('EventProperty'), widget: EventWidget },
]
const unknown: WidgetEntry = { matches: () => true, widget: UnknownWidget }

export function widgetFor({ classIdentifier, semantics = 'Default' }: Pick<PropertyView, 'classIdentifier' | 'semantics'>): WidgetEntry {
  const fitting = entries.filter(entry => entry.matches(classIdentifier))
  return fitting.find(entry => entry.semantics?.includes(semantics)) ?? fitting.find(entry => !entry.semantics) ?? unknown
}

/** Semantics that change how a property of a class is shown; the default first. */
export function semanticsFor(classIdentifier: string): readonly string[] {
  const chosen = entries
    .filter(entry => entry.matches(classIdentifier))
    .flatMap(entry => (entry.isRare ? [] : (entry.semantics?.slice(0, 1) ?? [])))
  return chosen.length > 0 ? ['Default', ...chosen] : []
}
