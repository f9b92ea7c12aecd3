import { describe, expect, it } from 'vitest'
import { BoolWidget } from './bool-widget.tsx'
import { ColorWidget } from './color-widget.tsx'
import { FileWidget } from './file-widget.tsx'
import { FontSizeWidget } from './font-size-widget.tsx'
import { LightWidget } from './light-widget.tsx'
import { MatrixWidget } from './matrix-widget.tsx'
import { OptionWidget } from './option-widget.tsx'
import { RangeWidget } from './range-widget.tsx'
import { semanticsFor, widgetFor } from './registry.ts'
import { ScalarFieldWidget, ScalarWidget } from './scalar-widget.tsx'
import { SphericalWidget } from './spherical-widget.tsx'
import { CodeWidget, MultilineWidget, StringWidget } from './string-widget.tsx'
import { TransferFunctionWidget } from './transfer-function-widget.tsx'
import { UnknownWidget } from './unknown-widget.tsx'
import { VectorFieldWidget, VectorWidget } from './vector-widget.tsx'

const widget = (name: string, semantics?: string) =>
  widgetFor({ classIdentifier: `org.inviwo.${name}`, ...(semantics !== undefined && { semantics }) }).widget

describe('widgetFor', () => {
  it.each([
    ['BoolProperty', undefined, BoolWidget],
    ['FloatProperty', undefined, ScalarWidget],
    ['FloatRefProperty', 'Default', ScalarWidget],
    ['IntProperty', 'SpinBox', ScalarFieldWidget],
    ['IntProperty', 'Text', ScalarFieldWidget],
    ['FloatVec3Property', undefined, VectorWidget],
    ['FloatVec4Property', 'Color', ColorWidget],
    ['FloatVec3RefProperty', 'LightPosition', LightWidget],
    ['FloatVec3Property', 'Spherical', LightWidget],
    ['FloatVec3Property', 'SphericalSpinBox', SphericalWidget],
    ['IntProperty', 'Fontsize', FontSizeWidget],
    ['OptionPropertyInt', 'Fontsize', OptionWidget],
    ['FloatQuaternionProperty', undefined, VectorFieldWidget],
    ['IntSize2Property', undefined, VectorWidget],
    ['FloatMat4Property', 'Text', MatrixWidget],
    ['DoubleMinMaxProperty', undefined, RangeWidget],
    ['OptionPropertyEnumInt', undefined, OptionWidget],
    ['OptionPropertyFileExtension', undefined, OptionWidget],
    ['DataFrameColumnProperty', undefined, OptionWidget],
    ['StringProperty', undefined, StringWidget],
    ['StringProperty', 'Multiline', MultilineWidget],
    ['StringProperty', 'ShaderEditor', CodeWidget],
    ['DirectoryProperty', undefined, FileWidget],
    ['TransferFunctionProperty', undefined, TransferFunctionWidget],
  ])('%s, %s', (name, semantics, expected) => {
    expect(widget(name, semantics)).toBe(expected)
  })

  it('falls back to the default for semantics that it does not know', () => {
    expect(widget('StringProperty', 'Password')).toBe(StringWidget)
    expect(widget('FloatProperty', 'Color')).toBe(ScalarWidget)
  })

  it('shows what it does not know', () => {
    expect(widget('SomethingProperty')).toBe(UnknownWidget)
    expect(widgetFor({ classIdentifier: 'com.example.FloatProperty' }).widget).toBe(UnknownWidget)
  })
})

it('offers semantics where they change something', () => {
  expect(semanticsFor('org.inviwo.FloatVec3Property')).toEqual(['Default', 'Color', 'LightPosition', 'SphericalSpinBox', 'SpinBox'])
  expect(semanticsFor('org.inviwo.StringProperty')).toEqual(['Default', 'Multiline', 'TextEditor'])
  expect(semanticsFor('org.inviwo.BoolProperty')).toEqual([])
})
