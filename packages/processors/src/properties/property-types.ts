import { CompositeProperty, type Property, type PropertyDescription, type PropertyOptions, type PropertyType } from '@ivw/network'
import { AxisProperty } from './axis-property.ts'
import { AxisSettingsProperty } from './axis-settings-property.ts'
import { AxisStyleProperty } from './axis-style-property.ts'
import { BoxSelectionProperty } from './box-selection-property.ts'
import { CameraTrackball } from './camera-trackball.ts'
import { ColorByProperty } from './color-by-property.ts'
import { ColormapProperty } from './colormap-property.ts'
import { ColumnMetaDataListProperty, ColumnMetaDataProperty } from './column-meta-data-property.ts'
import { DataFrameColormapProperty } from './data-frame-colormap-property.ts'
import { DataFrameColumnProperty } from './data-frame-column-property.ts'
import { FilePatternProperty } from './file-pattern-property.ts'
import { FontProperty } from './font-property.ts'
import { LineSettingsProperty, StipplingProperty } from './line-settings-property.ts'
import { PathLineProperties, StreamLineProperties } from './line-tracing-property.ts'
import { MarginProperty } from './margin-property.ts'
import { PlaneProperty, VolumeIndicatorProperty } from './plane-property.ts'
import { PlotTextProperty } from './plot-text-property.ts'
import { PositionProperty } from './position-property.ts'
import { RaycastingProperty } from './raycasting-property.ts'
import { ScatterPlotProperty } from './scatter-plot-property.ts'
import { SequenceTimerProperty } from './sequence-timer-property.ts'
import { SimpleLightingProperty } from './simple-lighting-property.ts'
import { SimpleRaycastingProperty } from './simple-raycasting-property.ts'
import { SplitterProperty } from './splitter-property.ts'
import { MajorTickProperty, MinorTickProperty } from './tick-properties.ts'
import {
  CustomTransformProperty,
  RotateProperty,
  ScaleProperty,
  TransformListProperty,
  TranslateProperty,
} from './transform-list-property.ts'
import { VolumeBasisProperty } from './volume-basis-property.ts'
import { VolumeInformationProperty } from './volume-information-property.ts'

interface Named {
  readonly classIdentifier: string
}

/** Classes that are made without an argument of their own. */
interface Plain extends Named {
  new (identifier: string, displayName: string, options: PropertyOptions): Property
}

type Make = (identifier: string, displayName: string, options: PropertyOptions) => Property

function type({ classIdentifier }: Named, make: Make): PropertyType {
  return { classIdentifier, make: description => make(description.identifier, description.displayName, optionsOf(description)) }
}

const plain = (kind: Plain): PropertyType => type(kind, (identifier, displayName, options) => new kind(identifier, displayName, options))

/** What is not said is as the class has it. */
function optionsOf({
  identifier: _,
  displayName: __,
  classIdentifier: ___,
  state: ____,
  children: _____,
  ...options
}: PropertyDescription) {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as PropertyOptions
}

const noMargin = { top: 0, right: 0, bottom: 0, left: 0 }

/** Classes of Inviwo of which little but the name is known here: composites that show the children that a file gives them. */
const named: readonly PropertyType[] = ['AdvancedMaterialProperty', 'CategoricalAxisProperty'].map(name => {
  const classIdentifier = `org.inviwo.${name}`
  return {
    classIdentifier,
    make: description =>
      new CompositeProperty(description.identifier, description.displayName, { ...optionsOf(description), classIdentifier }),
  }
})

/** The property classes that processors of this package have, each makeable by its identifier. */
export const propertyTypes: readonly PropertyType[] = [
  type(AxisProperty, (id, name, options) => new AxisProperty(id, name, 'horizontal', options)),
  plain(AxisStyleProperty),
  plain(BoxSelectionProperty),
  type(CameraTrackball, (id, name, options) => new CameraTrackball(id, name, undefined, options)),
  plain(AxisSettingsProperty),
  plain(ColormapProperty),
  plain(ColorByProperty),
  plain(ColumnMetaDataListProperty),
  plain(ColumnMetaDataProperty),
  type(DataFrameColormapProperty, (id, name, options) => new DataFrameColormapProperty(id, name, undefined, options)),
  type(DataFrameColumnProperty, (id, name, options) => new DataFrameColumnProperty(id, name, undefined, options)),
  type(FilePatternProperty, (id, name, options) => new FilePatternProperty(id, name, [], options)),
  plain(FontProperty),
  plain(LineSettingsProperty),
  plain(MajorTickProperty),
  type(MarginProperty, (id, name, options) => new MarginProperty(id, name, noMargin, options)),
  plain(MinorTickProperty),
  plain(PathLineProperties),
  type(PlaneProperty, (id, name, options) => new PlaneProperty(id, name, [0, 0, 1], options)),
  plain(PlotTextProperty),
  type(PositionProperty, (id, name, options) => new PositionProperty(id, name, [0, 0, 0], { ...options, anyFrame: true })),
  plain(RaycastingProperty),
  plain(ScatterPlotProperty),
  plain(SequenceTimerProperty),
  type(SimpleLightingProperty, (id, name, options) => new SimpleLightingProperty(id, name, undefined, options)),
  plain(SimpleRaycastingProperty),
  plain(SplitterProperty),
  plain(StipplingProperty),
  plain(StreamLineProperties),
  plain(CustomTransformProperty),
  plain(RotateProperty),
  plain(ScaleProperty),
  plain(TransformListProperty),
  plain(TranslateProperty),
  plain(VolumeBasisProperty),
  plain(VolumeIndicatorProperty),
  plain(VolumeInformationProperty),
  ...named,
]
