export { GpuError } from './errors.ts'
export { Gpu, type GpuLoss, type GpuOptions } from './gpu.ts'
export { type GpuHome, type OffscreenHomeOptions, offscreenGpuHome, plainRenderer, type RendererOptions } from './gpu-home.ts'
export { BackgroundPass, type BackgroundSettings, type BackgroundStyle, backgroundStyles } from './image/background-pass.ts'
export { DrawnImage } from './image/drawn-image.ts'
export { defaultLayout, type ImageLayout } from './image/image-layout.ts'
export { RenderedImage } from './image/rendered-image.ts'
export type { BoundMesh } from './mesh/bound-mesh.ts'
export { type BoundImage, type BoundLayer, boundRendered } from './pass/bound-image.ts'
export { FullScreenPass } from './pass/full-screen-pass.ts'
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
export { colorFormatFor } from './texture/layer-texels.ts'
