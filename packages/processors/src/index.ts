import type { ProcessorClass } from '@ivw/network'
import { CanvasProcessor } from './canvas/canvas-processor.ts'
import { BrushingAndLinkingProcessor } from './data-frame/brushing-and-linking-processor.ts'
import { DataFrameExporter } from './data-frame/data-frame-exporter.ts'
import { ImageToDataFrame } from './data-frame/image-to-data-frame.ts'
import { SyntheticDataFrame } from './data-frame/synthetic-data-frame.ts'
import { VolumeToDataFrame } from './data-frame/volume-to-data-frame.ts'
import { CSVSource } from './data-input/csv-source.ts'
import { GeometrySource } from './data-input/geometry-source.ts'
import { ImageSource } from './data-input/image-source.ts'
import { ImageSourceSeries } from './data-input/image-source-series.ts'
import { ImageStackVolumeSource } from './data-input/image-stack-volume-source.ts'
import { VolumeSource } from './data-input/volume-source.ts'
import { Background } from './image/background.ts'
import { ColumnLayout } from './image/column-layout.ts'
import { DepthDarkening } from './image/depth-darkening.ts'
import { EigenMatrixToImage } from './image/eigen-matrix-to-image.ts'
import { FindEdges } from './image/find-edges.ts'
import { FirstIVWProcessor } from './image/first-ivw-processor.ts'
import { Fog } from './image/fog.ts'
import { FXAA } from './image/fxaa.ts'
import { GrayscaleCL } from './image/grayscale-cl.ts'
import { HdrBloom } from './image/hdr-bloom.ts'
import { HeightFieldMapper } from './image/height-field-mapper.ts'
import { ImageBinary } from './image/image-binary.ts'
import { ImageBrightnessContrast } from './image/image-brightness-contrast.ts'
import { ImageChannelCombine } from './image/image-channel-combine.ts'
import { ImageChannelSelect } from './image/image-channel-select.ts'
import { ImageCompositeProcessorGL } from './image/image-composite.ts'
import { ImageContourProcessor } from './image/image-contour-processor.ts'
import { ImageEdgeDarken } from './image/image-edge-darken.ts'
import { ImageGamma } from './image/image-gamma.ts'
import { ImageGradient } from './image/image-gradient.ts'
import { ImageGrayscale } from './image/image-grayscale.ts'
import { ImageHighPass } from './image/image-high-pass.ts'
import { ImageHueSaturationLuminance } from './image/image-hue-saturation-luminance.ts'
import { ImageInvert } from './image/image-invert.ts'
import { ImageLayer } from './image/image-layer.ts'
import { ImageLayoutGL } from './image/image-layout-gl.ts'
import { ImageLowPass } from './image/image-low-pass.ts'
import { ImageMapping } from './image/image-mapping.ts'
import { ImageMixer } from './image/image-mixer.ts'
import { ImageNormalization } from './image/image-normalization.ts'
import { ImageOpacity } from './image/image-opacity.ts'
import { ImageOverlayGL } from './image/image-overlay-gl.ts'
import { ImageScaling } from './image/image-scaling.ts'
import { Jacobian2D } from './image/jacobian-2d.ts'
import { LayerDistanceTransformRAM } from './image/layer-distance-transform.ts'
import { LayerToImage } from './image/layer-to-image.ts'
import { NoiseProcessor } from './image/noise-processor.ts'
import { NumpyMandelbrot } from './image/numpy-mandelbrot.ts'
import { PixelValue } from './image/pixel-value.ts'
import { PresentationProcessor } from './image/presentation-processor.ts'
import { RowLayout } from './image/row-layout.ts'
import { SplitImage } from './image/split-image.ts'
import { SSAO } from './image/ssao.ts'
import { TestMatrix } from './image/test-matrix.ts'
import { Tonemapping } from './image/tonemapping.ts'
import { DirectionalLightSource } from './light/directional-light-source.ts'
import { LightVolumeGL } from './light/light-volume-gl.ts'
import { LightingRaycaster } from './light/lighting-raycaster.ts'
import { PointLightSource } from './light/point-light-source.ts'
import { BasisTransformGeometry } from './mesh/basis-transform-geometry.ts'
import { CalcNormalsProcessor } from './mesh/calc-normals-processor.ts'
import { CameraFrustum } from './mesh/camera-frustum.ts'
import { CubeRenderer } from './mesh/cube-renderer.ts'
import { GeometryPicking } from './mesh/geometry-picking.ts'
import { GridPlanes } from './mesh/grid-planes.ts'
import { HeightFieldRenderGL } from './mesh/height-field-render.ts'
import { LineRenderer } from './mesh/line-renderer.ts'
import { Mesh2DRenderProcessorGL } from './mesh/mesh-2d-render-processor.ts'
import { MeshClipping } from './mesh/mesh-clipping.ts'
import { MeshColorFromNormals } from './mesh/mesh-color-from-normals.ts'
import { MeshCreator } from './mesh/mesh-creator.ts'
import { MeshMapping } from './mesh/mesh-mapping.ts'
import { MeshPlaneClipping } from './mesh/mesh-plane-clipping.ts'
import { MeshRenderProcessor } from './mesh/mesh-render-processor.ts'
import { OrientationIndicator } from './mesh/orientation-indicator.ts'
import { PointRenderer } from './mesh/point-renderer.ts'
import { RandomMeshGenerator } from './mesh/random-mesh-generator.ts'
import { RandomSphereGenerator } from './mesh/random-sphere-generator.ts'
import { SphereRenderer } from './mesh/sphere-renderer.ts'
import { TransformMesh } from './mesh/transform-mesh.ts'
import { TrianglesToWireframe } from './mesh/triangles-to-wireframe.ts'
import { TubeRendering } from './mesh/tube-rendering.ts'
import { VolumeBoundaryPlanes } from './mesh/volume-boundary-planes.ts'
import { WorldTransformMeshDeprecated } from './mesh/world-transform-mesh.ts'
import { AxisRenderProcessor } from './plotting/axis-render-processor.ts'
import { ColorScaleLegend } from './plotting/color-scale-legend.ts'
import { ImagePlotProcessor } from './plotting/image-plot.ts'
import { ParallelCoordinates } from './plotting/parallel-coordinates.ts'
import { ScatterPlotProcessor } from './plotting/scatter-plot.ts'
import { ScatterPlotMatrixProcessor } from './plotting/scatter-plot-matrix.ts'
import { TextOverlayGL } from './plotting/text-overlay-gl.ts'
import { VolumeAxis } from './plotting/volume-axis.ts'
import { NumPyMeshCreateTest } from './python-examples/numpy-mesh-create-test.ts'
import { NumPyVolume } from './python-examples/numpy-volume.ts'
import { PythonExample } from './python-examples/python-example.ts'
import { CameraWidget } from './ui/camera-widget.ts'
import { CropWidget } from './ui/crop-widget.ts'
import { HedgeHog2D } from './vector-field/hedge-hog-2d.ts'
import { ImageToSpatialSampler } from './vector-field/image-to-spatial-sampler.ts'
import { IntegralLineVectorToMesh } from './vector-field/integral-line-vector-to-mesh.ts'
import { LIC2D } from './vector-field/lic-2d.ts'
import { LIC3D } from './vector-field/lic-3d.ts'
import { LorenzSystem } from './vector-field/lorenz-system.ts'
import { PathLines3D } from './vector-field/path-lines-3d.ts'
import { PathLinesDeprecated } from './vector-field/path-lines-deprecated.ts'
import { RBFVectorFieldGenerator2D } from './vector-field/rbf-vector-field-generator-2d.ts'
import { Seed3Dto4D } from './vector-field/seed-3d-to-4d.ts'
import { SeedPointGenerator2D } from './vector-field/seed-point-generator-2d.ts'
import { SeedPointGenerator3D } from './vector-field/seed-point-generator-3d.ts'
import { StreamLines2D } from './vector-field/stream-lines-2d.ts'
import { StreamLines3D } from './vector-field/stream-lines-3d.ts'
import { StreamLinesDeprecated } from './vector-field/stream-lines-deprecated.ts'
import { Vector2DCurl } from './vector-field/vector-2d-curl.ts'
import { Vector2DDivergence } from './vector-field/vector-2d-divergence.ts'
import { Vector2DMagnitude } from './vector-field/vector-2d-magnitude.ts'
import { Vector3DCurl } from './vector-field/vector-3d-curl.ts'
import { Vector3DDivergence } from './vector-field/vector-3d-divergence.ts'
import { VectorFieldGenerator2D } from './vector-field/vector-field-generator-2d.ts'
import { VectorFieldGenerator3D } from './vector-field/vector-field-generator-3d.ts'
import { VectorFieldGenerator4D } from './vector-field/vector-field-generator-4d.ts'
import { VolumeSequenceToSpatial4DSampler } from './vector-field/volume-sequence-to-spatial-4d-sampler.ts'
import { VolumeToSpatialSampler } from './vector-field/volume-to-spatial-sampler.ts'
import { AxisAlignedCutPlane } from './volume/axis-aligned-cut-plane.ts'
import { BasisTransformVolume } from './volume/basis-transform-volume.ts'
import { CubeProxyGeometry } from './volume/cube-proxy-geometry.ts'
import { DistanceTransformRAM } from './volume/distance-transform-ram.ts'
import { EmbeddedVolumeSlice } from './volume/embedded-volume-slice.ts'
import { EntryExitPoints } from './volume/entry-exit-points.ts'
import { EntryExitPointsCL } from './volume/entry-exit-points-cl.ts'
import { GeometryEntryExitPoints } from './volume/geometry-entry-exit-points.ts'
import { ISORaycaster } from './volume/iso-raycaster.ts'
import { MultichannelRaycaster } from './volume/multichannel-raycaster.ts'
import { NoiseVolumeProcessor } from './volume/noise-volume-processor.ts'
import { RBFBased3DVectorFieldGenerator } from './volume/rbf-based-3d-vector-field-generator.ts'
import { SingleVoxel } from './volume/single-voxel.ts'
import { StandardVolumeRaycaster } from './volume/standard-volume-raycaster.ts'
import { SurfaceExtraction } from './volume/surface-extraction.ts'
import { TransformVolume } from './volume/transform-volume.ts'
import { VectorMagnitude } from './volume/vector-magnitude.ts'
import { VolumeBinary } from './volume/volume-binary.ts'
import { VolumeBoundingBox } from './volume/volume-bounding-box.ts'
import { VolumeCombiner } from './volume/volume-combiner.ts'
import { VolumeCreator } from './volume/volume-creator.ts'
import { VolumeCurlCPUProcessor } from './volume/volume-curl-cpu-processor.ts'
import { VolumeDiff } from './volume/volume-diff.ts'
import { VolumeDivergenceCPUProcessor } from './volume/volume-divergence-cpu-processor.ts'
import { VolumeGradient } from './volume/volume-gradient.ts'
import { VolumeGradientCPUProcessor } from './volume/volume-gradient-cpu-processor.ts'
import { VolumeGradientMagnitude } from './volume/volume-gradient-magnitude.ts'
import { VolumeInformation } from './volume/volume-information.ts'
import { VolumeLaplacianProcessor } from './volume/volume-laplacian-processor.ts'
import { VolumeLowPass } from './volume/volume-low-pass.ts'
import { VolumeMapping } from './volume/volume-mapping.ts'
import { VolumeMaxCL } from './volume/volume-max-cl.ts'
import { VolumeMerger } from './volume/volume-merger.ts'
import { VolumeRaycaster } from './volume/volume-raycaster.ts'
import { VolumeRaycasterCL } from './volume/volume-raycaster-cl.ts'
import { VolumeRegionShrink } from './volume/volume-region-shrink.ts'
import { VolumeSequenceElementSelector } from './volume/volume-sequence-element-selector.ts'
import { VolumeShader } from './volume/volume-shader.ts'
import { VolumeSlice } from './volume/volume-slice.ts'
import { VolumeSliceGL } from './volume/volume-slice-gl.ts'
import { VolumeSubsample } from './volume/volume-subsample.ts'
import { VolumeSubset } from './volume/volume-subset.ts'
import { VolumeVoronoiSegmentation } from './volume/volume-voronoi-segmentation.ts'

import { WorldTransformVolumeDeprecated } from './volume/world-transform-volume.ts'

export { CanvasProcessor } from './canvas/canvas-processor.ts'
export { type FileReader, layerReaders, meshReaders, type VolumeFrames, volumeReaders } from './data-input/file-readers.ts'
export { rawDescription, rawMeta } from './data-input/raw-meta.ts'
export { Background } from './image/background.ts'
export { propertyTypes } from './properties/property-types.ts'
export {
  type BackgroundChoice,
  backgroundService,
  type ContextMenu,
  type ContextMenuEntry,
  type FileFinder,
  type FrameSink,
  fileFinderService,
  filesService,
  frameSinkService,
  type GpuAccess,
  gpuService,
  ivfReaderService,
  logService,
  type PointerFeedback,
  type ProcessorLog,
  pointerFeedbackService,
  type Refinement,
  refinementService,
} from './services.ts'

/** Every processor type, in the order of the list that users see. */
export const processorTypes: readonly ProcessorClass[] = [
  AxisAlignedCutPlane,
  AxisRenderProcessor,
  Background,
  BasisTransformGeometry,
  BasisTransformVolume,
  BrushingAndLinkingProcessor,
  CalcNormalsProcessor,
  CameraFrustum,
  CameraWidget,
  CanvasProcessor,
  CropWidget,
  ColorScaleLegend,
  CSVSource,
  CubeProxyGeometry,
  CubeRenderer,
  DataFrameExporter,
  DepthDarkening,
  DirectionalLightSource,
  DistanceTransformRAM,
  EmbeddedVolumeSlice,
  EigenMatrixToImage,
  EntryExitPoints,
  EntryExitPointsCL,
  FindEdges,
  FirstIVWProcessor,
  Fog,
  FXAA,
  GeometryEntryExitPoints,
  GeometryPicking,
  GeometrySource,
  GrayscaleCL,
  GridPlanes,
  HdrBloom,
  HedgeHog2D,
  HeightFieldMapper,
  HeightFieldRenderGL,
  ImageBinary,
  ImageBrightnessContrast,
  ImageChannelCombine,
  ImageChannelSelect,
  ImageCompositeProcessorGL,
  ImageContourProcessor,
  ImageEdgeDarken,
  ImageGamma,
  ImageGradient,
  ImageGrayscale,
  ImageHighPass,
  ImageHueSaturationLuminance,
  ImageInvert,
  ImageLayer,
  ImageLayoutGL,
  ColumnLayout,
  RowLayout,
  ImageLowPass,
  ImageMapping,
  ImageMixer,
  ImageNormalization,
  ImageOpacity,
  ImageOverlayGL,
  ImagePlotProcessor,
  ImageScaling,
  ImageToDataFrame,
  ImageSource,
  ImageSourceSeries,
  ImageStackVolumeSource,
  ImageToSpatialSampler,
  IntegralLineVectorToMesh,
  ISORaycaster,
  Jacobian2D,
  LayerDistanceTransformRAM,
  LayerToImage,
  LIC2D,
  LIC3D,
  LightingRaycaster,
  LightVolumeGL,
  LineRenderer,
  LorenzSystem,
  Mesh2DRenderProcessorGL,
  MeshClipping,
  MeshColorFromNormals,
  MeshCreator,
  MeshMapping,
  MeshPlaneClipping,
  MeshRenderProcessor,
  MultichannelRaycaster,
  NoiseProcessor,
  NoiseVolumeProcessor,
  NumpyMandelbrot,
  NumPyMeshCreateTest,
  NumPyVolume,
  PathLines3D,
  PathLinesDeprecated,
  ParallelCoordinates,
  PixelValue,
  OrientationIndicator,
  PointLightSource,
  PointRenderer,
  PresentationProcessor,
  PythonExample,
  RandomMeshGenerator,
  RandomSphereGenerator,
  RBFBased3DVectorFieldGenerator,
  RBFVectorFieldGenerator2D,
  Seed3Dto4D,
  SeedPointGenerator2D,
  SeedPointGenerator3D,
  SingleVoxel,
  ScatterPlotMatrixProcessor,
  ScatterPlotProcessor,
  SphereRenderer,
  SplitImage,
  SSAO,
  StandardVolumeRaycaster,
  StreamLines2D,
  StreamLines3D,
  StreamLinesDeprecated,
  SurfaceExtraction,
  SyntheticDataFrame,
  TestMatrix,
  TextOverlayGL,
  Tonemapping,
  TransformMesh,
  TransformVolume,
  TrianglesToWireframe,
  TubeRendering,
  Vector2DCurl,
  Vector2DDivergence,
  Vector2DMagnitude,
  Vector3DCurl,
  Vector3DDivergence,
  VectorFieldGenerator2D,
  VectorFieldGenerator3D,
  VectorFieldGenerator4D,
  VectorMagnitude,
  VolumeAxis,
  VolumeBinary,
  VolumeBoundaryPlanes,
  VolumeBoundingBox,
  VolumeCombiner,
  VolumeCreator,
  VolumeCurlCPUProcessor,
  VolumeDiff,
  VolumeDivergenceCPUProcessor,
  VolumeGradient,
  VolumeGradientCPUProcessor,
  VolumeGradientMagnitude,
  VolumeInformation,
  VolumeLaplacianProcessor,
  VolumeLowPass,
  VolumeMapping,
  VolumeMaxCL,
  VolumeMerger,
  VolumeRaycaster,
  VolumeRaycasterCL,
  VolumeRegionShrink,
  VolumeSequenceElementSelector,
  VolumeSequenceToSpatial4DSampler,
  VolumeShader,
  VolumeSlice,
  VolumeSliceGL,
  VolumeSource,
  VolumeSubsample,
  VolumeSubset,
  VolumeToDataFrame,
  VolumeToSpatialSampler,
  VolumeVoronoiSegmentation,
  WorldTransformMeshDeprecated,
  WorldTransformVolumeDeprecated,
]
