export { type BrushingAction, BrushingManager, type BrushingSets, brushingTargets } from './brushing/brushing-manager.ts'
export {
  BrushingAndLinkingInport,
  BrushingAndLinkingOutport,
  type BrushingInportOptions,
  type BrushingReaction,
} from './brushing/brushing-ports.ts'
export { brushingType } from './brushing/brushing-type.ts'
export { type BorderKind, BorderProcessor, borderClassIdentifier } from './composite/border-processor.ts'
export { CompositeProcessor } from './composite/composite-processor.ts'
export { type CompositePlan, planComposite } from './composite/create-composite.ts'
export { type ExpansionPlan, planExpansion } from './composite/expand-composite.ts'
export { type Exposure, exposedAs, exposedFrom, nameAtComposite } from './composite/exposing.ts'
export { membersOf } from './composite/members.ts'
export { type Disposable, disposable } from './disposable.ts'
export { NetworkError, NotReadyError, PropertyError, UnknownTypeError } from './errors.ts'
export { Evaluator } from './evaluation/evaluator.ts'
export type {
  ContextMenuEvent,
  GestureEvent,
  GestureState,
  GestureType,
  InteractionEvent,
  KeyEvent,
  KeyState,
  Modifier,
  MouseButton,
  MouseEvent,
  MouseState,
  PickingEvent,
  TouchEvent,
  TouchPoint,
  TouchState,
  ViewAction,
  ViewEvent,
  WheelEvent,
} from './event/interaction-event.ts'
export { keyName } from './event/key-name.ts'
export {
  type EventMatcher,
  type GeneralMatcher,
  type GestureMatcher,
  type KeyMatcher,
  type ModifierMatch,
  type MouseMatcher,
  matches,
  type WheelMatcher,
} from './event/matcher.ts'
export { type PickingBlock, PickingIds } from './event/picking-ids.ts'
export { type PickingAction, PickingMapper } from './event/picking-mapper.ts'
export type { PictureInput } from './event/picture-input.ts'
export { isHover, propagateEvent } from './event/propagate.ts'
export { History, type HistoryOptions, type StepOptions } from './history/history.ts'
export { isViewChange } from './history/view-change.ts'
export { checkIdentifier, identifierAt, levelOf, localIdentifier, stripIdentifier, uniqueIdentifier } from './identifier.ts'
export type { InvalidationLevel } from './invalidation.ts'
export { autoLinks, upstreamOf } from './network/auto-link.ts'
export type { Change, ProcessorState, PropertyPatch } from './network/change.ts'
export { processorOf } from './network/find-by-path.ts'
export { linkConverter } from './network/link-converters.ts'
export { canFollow, type Linkable, type LinkKind, linkKind } from './network/link-kinds.ts'
export type { Connection, DanglingEdge, Link, NetworkObserver } from './network/observer.ts'
export { PlaceholderProcessor } from './network/placeholder-processor.ts'
export { ProcessorNetwork } from './network/processor-network.ts'
export { describeProcessor } from './network/processor-state.ts'
export type { Replacement } from './network/replace-processor.ts'
export { resetChanges } from './network/reset-changes.ts'
export {
  BufferInport,
  BufferOutport,
  DataFrameInport,
  DataFrameOutport,
  LayerInport,
  LayerOutport,
  LayerSequenceInport,
  LayerSequenceOutport,
  MeshInport,
  MeshOutport,
  MeshSequenceInport,
  MeshSequenceOutport,
  VolumeInport,
  VolumeOutport,
  VolumeSequenceInport,
  VolumeSequenceOutport,
} from './port/data-ports.ts'
export type { Color, DataType, PortShape } from './port/data-type.ts'
export {
  bufferType,
  dataFrameType,
  dataType,
  imageSequenceType,
  imageType,
  layerSequenceType,
  layerType,
  meshSequenceType,
  meshType,
  opaqueType,
  sequenceOf,
  volumeSequenceType,
  volumeType,
} from './port/data-types.ts'
export { ImageInport, type ImageInportOptions, ImageOutport, type ImageOutportOptions, type ResizableImage } from './port/image-ports.ts'
export { requestImageSize, updateImageSize } from './port/image-size.ts'
export { Inport, type InportOptions, type Source } from './port/inport.ts'
export { Outport, type OutportOptions } from './port/outport.ts'
export { createPort, describePort, type PortDescription } from './port/port-description.ts'
export { type ProcessContext, Processor, type ProcessorMeta } from './processor/processor.ts'
export {
  compositeTypes,
  type ProcessorClass,
  ProcessorFactory,
  type ProcessorType,
  type ProcessorTypeDescription,
} from './processor/processor-factory.ts'
export type { ProcessorHost } from './processor/processor-host.ts'
export type { BackgroundSwitches, CodeState, ProcessorInfo } from './processor/processor-info.ts'
export type { ProcessorFailure, ProcessorStatus, ProcessorStatusState, RunStatus, StatusAnnotations } from './processor/status.ts'
export { BoolProperty, type BoolState } from './property/bool-property.ts'
export {
  type ButtonDescription,
  ButtonGroupProperty,
  type ButtonGroupState,
  type ButtonOptions,
  ButtonProperty,
  type ButtonState,
  type GroupedButton,
} from './property/button-property.ts'
export { cameraTypes } from './property/camera-children.ts'
export { type CameraOptions, CameraProperty, type CameraPropertyState } from './property/camera-property.ts'
export {
  type BoolCompositeOptions,
  BoolCompositeProperty,
  type CompositeOptions,
  CompositeProperty,
  type CompositeState,
  PropertyGroup,
} from './property/composite-property.ts'
export { allPropertyClasses, createProperty, definePropertyTypes, type PropertyType, propertyClasses } from './property/create-property.ts'
export type {
  AutoLinkTarget,
  PropertyDescription,
  PropertyMeta,
  PropertyOptions,
  PropertyState,
  SerializationMode,
  UsageMode,
} from './property/description.ts'
export { sameValue } from './property/equality.ts'
export { type EventAction, EventProperty, type EventPropertyState } from './property/event-property.ts'
export {
  type AcceptMode,
  acceptModes,
  allFiles,
  DirectoryProperty,
  type FileMode,
  type FileOptions,
  FileProperty,
  type FileState,
  fileModes,
  MultiFileProperty,
} from './property/file-property.ts'
export { ImageEditorProperty, type ImageEditorState, type ImageLabel } from './property/image-editor-property.ts'
export { IsoTFProperty, IsoValueProperty, type IsoValuePropertyState } from './property/iso-value-property.ts'
export { type ListOptions, ListProperty, type ListState, type ListUIFlag, type Prefab } from './property/list-property.ts'
export {
  DoubleMat2Property,
  DoubleMat3Property,
  DoubleMat4Property,
  FloatMat2Property,
  FloatMat3Property,
  FloatMat4Property,
} from './property/matrix-properties.ts'
export {
  DoubleMinMaxProperty,
  FloatMinMaxProperty,
  Int64MinMaxProperty,
  IntMinMaxProperty,
  type MinMaxOptions,
  MinMaxProperty,
  type MinMaxState,
  Size_tMinMaxProperty,
} from './property/min-max-property.ts'
export {
  type FileExtension,
  OptionPropertyChar,
  OptionPropertyDouble,
  OptionPropertyEnumChar,
  OptionPropertyEnumInt,
  OptionPropertyEnumUChar,
  OptionPropertyEnumUInt,
  OptionPropertyFileExtension,
  OptionPropertyFloat,
  OptionPropertyInt,
  OptionPropertySize_t,
  OptionPropertyString,
  OptionPropertyUChar,
  OptionPropertyUInt,
} from './property/option-properties.ts'
export { type Option, OptionProperty, type OptionState } from './property/option-property.ts'
export {
  type Constraint,
  constraints,
  type OrdinalOptions,
  OrdinalProperty,
  type OrdinalState,
  type ValueAccess,
} from './property/ordinal-property.ts'
export { Property } from './property/property.ts'
export type { PropertyHost, PropertyOwner } from './property/property-owner.ts'
export { DoubleProperty, FloatProperty, Int64Property, IntProperty, Size_tProperty, UIntProperty } from './property/scalar-properties.ts'
export { StringProperty, type StringState } from './property/string-property.ts'
export { type HistogramMode, histogramModes, type PositionType, positionTypes } from './property/transfer-function-points.ts'
export {
  TransferFunctionProperty,
  type TransferFunctionPropertyState,
  type TransferFunctionView,
} from './property/transfer-function-property.ts'
export { UnknownProperty } from './property/unknown-property.ts'
export {
  DoubleQuaternionProperty,
  DoubleVec2Property,
  DoubleVec3Property,
  DoubleVec4Property,
  FloatQuaternionProperty,
  FloatVec2Property,
  FloatVec3Property,
  FloatVec4Property,
  IntSize2Property,
  IntSize3Property,
  IntSize4Property,
  IntVec2Property,
  IntVec3Property,
  IntVec4Property,
  UIntVec2Property,
  UIntVec3Property,
  UIntVec4Property,
} from './property/vector-properties.ts'
export { ServiceKey, Services } from './services.ts'
export { Signal } from './signal.ts'
