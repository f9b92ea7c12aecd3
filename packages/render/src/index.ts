export { MixerPass, type MixMode, type MixSettings, mixModes } from './compose/mixer-pass.ts'
export { OverlayPass, type OverlaySettings } from './compose/overlay-pass.ts'
export { ViewPass } from './compose/view-pass.ts'
export { GpuError } from './errors.ts'
export { BinaryFilter } from './filter/binary-filter.ts'
export { BrightnessContrastFilter } from './filter/brightness-contrast-filter.ts'
export { ChannelFilter } from './filter/channel-filter.ts'
export { EdgeDarkenFilter } from './filter/edge-darken-filter.ts'
export type { FilterPass } from './filter/filter-pass.ts'
export { FindEdgesFilter } from './filter/find-edges-filter.ts'
export { GammaFilter } from './filter/gamma-filter.ts'
export { GradientFilter } from './filter/gradient-filter.ts'
export { GrayscaleFilter } from './filter/grayscale-filter.ts'
export { HighPassFilter } from './filter/high-pass-filter.ts'
export { HslFilter } from './filter/hsl-filter.ts'
export { InvertFilter } from './filter/invert-filter.ts'
export { JacobianFilter } from './filter/jacobian-filter.ts'
export { MappingFilter } from './filter/mapping-filter.ts'
export { NormalizationFilter } from './filter/normalization-filter.ts'
export { OpacityFilter } from './filter/opacity-filter.ts'
export { type Tonemapping, TonemappingFilter, tonemappings } from './filter/tonemapping-filter.ts'
export { Gpu, type GpuLoss, type GpuOptions } from './gpu.ts'
export { type GpuHome, type OffscreenHomeOptions, offscreenGpuHome, plainRenderer, type RendererOptions } from './gpu-home.ts'
export { BackgroundPass, type BackgroundSettings, type BackgroundStyle, backgroundStyles } from './image/background-pass.ts'
export { fittedImage, fittedSize } from './image/cpu-resize.ts'
export { DrawnImage } from './image/drawn-image.ts'
export { FirstTrianglePass } from './image/first-triangle-pass.ts'
export { defaultLayout, type ImageLayout, layoutLike, renderableFormat } from './image/image-layout.ts'
export { RenderedImage } from './image/rendered-image.ts'
export type { BoundMesh } from './mesh/bound-mesh.ts'
export { LineRenderer } from './mesh/line-renderer.ts'
export { type LineSettings, type StippleMode, stippleModes } from './mesh/line-settings.ts'
export { type MeshLayers, MeshRenderer, type MeshSettings, meshLayout } from './mesh/mesh-renderer.ts'
export { type BoundImage, type BoundLayer, boundRendered } from './pass/bound-image.ts'
export { clearImage } from './pass/clear.ts'
export { FullScreenPass, type PassOptions, type Rectangle } from './pass/full-screen-pass.ts'
export { type DrawState, MeshPass } from './pass/mesh-pass.ts'
export type { Outputs } from './pass/outputs.ts'
export { EntryExit, type EntryExitImages, type EntryExitOptions } from './raycast/entry-exit.ts'
export {
  type Classification,
  type Compositing,
  classifications,
  compositings,
  type IsoValue,
  type PlaneState,
  type RaycastInputs,
  type RaycastSettings,
  type RenderingType,
  renderingTypes,
} from './raycast/raycast-settings.ts'
export { Raycaster } from './raycast/raycaster.ts'
export { type GradientMode, gradientModes } from './shading/gradient.ts'
export { defaultLight, type LightState, type ShadingMode, shadingModes } from './shading/lighting.ts'
export { pickingColor, pickingIdentifier } from './shading/picking.ts'
export { SlicePass, type SliceSettings, type SliceWrapping, sliceWrappings } from './slice/slice-pass.ts'
export { placeInSlice, type SlicePlacement, sliceDepth, textureFromSlice } from './slice/slice-transform.ts'
export { colorFormatFor } from './texture/layer-texels.ts'
