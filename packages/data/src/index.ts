export { arrayKind, isOfTwoKinds, type PartReader } from './array-kind.ts'
export { type ArraySource, lendPart, memory } from './array-source.ts'
export { readBmp } from './bmp/bmp-reader.ts'
export { boundaryPlanes } from './boundary-planes.ts'
export { type BoundingBoxOptions, boundingBoxMesh, type CubeOptions, clippedBlock, cubeMesh } from './box-mesh.ts'
export { Buffer, type BufferOptions, bufferOf } from './buffer.ts'
export { swapBytes } from './byte-order.ts'
export {
  type CameraState,
  type CameraType,
  defaultCamera,
  eyeDepth,
  project,
  projectionMatrix,
  screenDepth,
  unproject,
  viewMatrix,
  withType,
} from './camera.ts'
export {
  type CameraSide,
  depthRange,
  type FitOptions,
  fitView,
  flipUp,
  type LookRanges,
  lookRangesFor,
  lookRight,
  nearFarFor,
} from './camera-fit.ts'
export { type ColorFamily, type ColorFamilyKind, colorFamilies, familyColors } from './color-brewer/color-families.ts'
export { type ColorMap, colorMapFunction } from './color-brewer/color-map.ts'
export { type CsvOptions, readCsv } from './csv/read-csv.ts'
export { type WriteCsvOptions, writeCsv } from './csv/write-csv.ts'
export { readDat, type VolumeFile } from './dat/dat-reader.ts'
export { datText, writeDat } from './dat/dat-writer.ts'
export { Column, type ColumnOptions, type ColumnType } from './data-frame/column.ts'
export { type Correlation, correlation } from './data-frame/correlation.ts'
export { categoricalColumn, DataFrame, indexColumn } from './data-frame/data-frame.ts'
export { gridFrame } from './data-frame/grid-frame.ts'
export { IndexSet } from './data-frame/index-set.ts'
export { partition } from './data-frame/partition.ts'
export { type Axis, type DataMap, dataFromValue, defaultDataMap, normalized, valueFromData } from './data-map.ts'
export { DenseMatrix, matrixLayer, testMatrix } from './dense-matrix.ts'
export { DataError, type DataErrorDetails } from './errors.ts'
export { compileFormula, type Formula } from './expression/compile.ts'
export { compileVectorFormula } from './expression/compile-vector-formula.ts'
export { type FilePatternOptions, matchFiles, type PatternMatch } from './file-pattern.ts'
export { checkFilePart, type FilePart, fileSource, readFilePart } from './file-source.ts'
export type { FileEntry, FileStat, Files } from './files.ts'
export {
  allocate,
  type Components,
  type DataFormat,
  type FormatBits,
  formatByName,
  formatFromNumpy,
  formatOf,
  formats,
  isArrayOf,
  type NumericArray,
  type NumericType,
  numpyDtype,
  typeRange,
  viewAs,
} from './format.ts'
export { readGif } from './gif/gif-reader.ts'
export type { MetaData } from './grid.ts'
export { decodeHalf, encodeHalf, floatToHalf, halfToFloat } from './half-float.ts'
export { finiteRange, type Histogram, histogram, type Statistics, widened } from './histogram.ts'
export { Image, type ImageOptions } from './image.ts'
export { contourLines } from './image-operations/contour-lines.ts'
export { type DistanceTransformOptions, distanceTransform } from './image-operations/distance-transform.ts'
export { type HeightScaling, heightField } from './image-operations/height-field.ts'
export { readJpeg } from './jpeg/jpeg-reader.ts'
export { Layer, type LayerOptions, type LayerRole } from './layer.ts'
export { lightOnScreen } from './light/light-on-screen.ts'
export type { LightSource } from './light/light-source.ts'
export { type LightVolumeOptions, lightVolume } from './light/light-volume.ts'
export { type MandelbrotOptions, mandelbrot } from './mandelbrot.ts'
export {
  column,
  determinant,
  edgeVectors,
  fromBasis,
  frustum,
  identity,
  invert,
  lookAt,
  type Mat2,
  type Mat3,
  type Mat4,
  multiply,
  multiply2,
  multiply3,
  normalMatrix,
  offsetOf,
  orthographic,
  perspective,
  rotation,
  scaling,
  transform,
  transform3,
  transformDirection,
  transformPoint,
  translation,
  transpose,
  tryInvert,
  upper3x3,
} from './matrix.ts'
export { MemoryFiles } from './memory-files.ts'
export { boxShape, lineBox, stripBox } from './mesh/box-shapes.ts'
export { cameraFrustum } from './mesh/camera-frustum.ts'
export { clipMesh } from './mesh/clip-mesh.ts'
export { type Plane, planeInModel, signedDistance } from './mesh/clip-plane.ts'
export { diskShape, planeShape } from './mesh/flat-shapes.ts'
export { type GridPlanesOptions, gridPlanesMesh } from './mesh/grid-planes-mesh.ts'
export { componentOf, mappedColors } from './mesh/mapped-colors.ts'
export { type NormalTransform, normalColors } from './mesh/normal-colors.ts'
export { type IndicatorLook, orientationIndicator, placedInView } from './mesh/orientation-indicator.ts'
export { plainList } from './mesh/plain-list.ts'
export { type PlaneSliceOptions, planeSlice } from './mesh/plane-slice.ts'
export { RandomShapes } from './mesh/random-shapes.ts'
export { type RandomSphereOptions, randomSpheres } from './mesh/random-spheres.ts'
export { arrowShape, coneShape, coordinateAxes, cylinderShape, type Pin, type Torus, torusShape } from './mesh/round-shapes.ts'
export { selectedVertices } from './mesh/selected-vertices.ts'
export { joined, type Shape, type ShapeOptions, shapeMesh, type Vertex } from './mesh/shape.ts'
export { shearedBands } from './mesh/sheared-bands.ts'
export { octantColor, octantSphere, ringSphere } from './mesh/sphere-shapes.ts'
export { type NormalWeighting, normalWeightings, withVertexNormals } from './mesh/vertex-normals.ts'
export { wireframe } from './mesh/wireframe.ts'
export {
  attribute,
  type BufferType,
  bufferTypes,
  type Connectivity,
  type DrawInfo,
  type DrawType,
  Mesh,
  type MeshBuffer,
  type MeshIndices,
  type MeshOptions,
} from './mesh.ts'
export type { MeshFile } from './mesh-files/file-mesh.ts'
export { readObj } from './mesh-files/obj-reader.ts'
export { readPly } from './mesh-files/ply-reader.ts'
export { readStl } from './mesh-files/stl-reader.ts'
export { readNifti } from './nifti/nifti-reader.ts'
export { haltonNoise } from './noise/halton-noise.ts'
export { haltonVolume } from './noise/halton-volume.ts'
export { nextPowerOfTwo, type PerlinOptions, perlinNoise } from './noise/perlin-noise.ts'
export { type PoissonOptions, poissonNoise } from './noise/poisson-noise.ts'
export { whiteNoise, whiteNoiseInSteps } from './noise/white-noise.ts'
export { layerFromNpy, type NpyArray, readNpy, volumeFromNpy } from './npy/npy-reader.ts'
export { writeNpy } from './npy/npy-writer.ts'
export { readNrrd } from './nrrd/nrrd-reader.ts'
export { type PlainArray, plainNumbers, storeNumbers } from './numbers.ts'
export { extensionOf, fileNameOf, folderOf, isAbsolutePath, relativePath, resolvePath } from './path.ts'
export { halved, opaque } from './png/pixels.ts'
export { readPng } from './png/png-reader.ts'
export { isPng, readPngText, withPngText } from './png/png-text.ts'
export { encodePng, type Pixels, storedPixels, writePng } from './png/png-writer.ts'
export { type TransferFunctionPreset, transferFunctionPresets } from './presets.ts'
export { fromAxisAngle, noRotation, type Quat, rotate, rotateAbout, rotationBetween, slerp } from './quaternion.ts'
export { halton } from './random/halton.ts'
export { MersenneTwister } from './random/mersenne-twister.ts'
export { type RawDescription, readRaw } from './raw-reader.ts'
export { type SampledNumbers, sampledNumbers } from './sampled-numbers.ts'
export { colorSwizzle, type Interpolation, parseSwizzle, type Swizzle, type SwizzleChannel, type Wrap } from './sampling.ts'
export {
  basisFromSpacing,
  centredBasis,
  defaultBasis,
  type GradientSpacing,
  gradientSpacing,
  indexFromTexture,
  textureFromIndex,
} from './spaces.ts'
export { converted, stackLayers } from './stack-layers.ts'
export { completed, type Steps } from './steps.ts'
export { contiguous, stridesOf } from './strides.ts'
export {
  extractSurface,
  type SurfaceMethod,
  type SurfaceOptions,
  surfaceMesh,
  surfaceMethods,
} from './surface/extract-surface.ts'
export type { Surface } from './surface/surface-builder.ts'
export { readTiff, readTiffStack } from './tiff/tiff-reader.ts'
export {
  applyRotation,
  lookAround,
  type MoveDirection,
  move,
  pan,
  recentre,
  roll,
  rotateGrabbed,
  rotateTrackball,
  rotateTwoAxis,
  slowedRotation,
  type TwoAxisOptions,
  trackballRotation,
  walk,
  zoom,
} from './trackball.ts'
export {
  defaultTransferFunction,
  evaluate,
  type IsoValueState,
  lookupTable,
  type PositionType,
  sortedPoints,
  type TransferFunctionPoint,
  type TransferFunctionState,
} from './transfer-function.ts'
export {
  add,
  clamp,
  cross,
  distance,
  divideComponents,
  dot,
  length,
  maximum,
  minimum,
  mix,
  multiplyComponents,
  negate,
  normalize,
  scale,
  subtract,
  type Vec2,
  type Vec3,
  type Vec4,
  type Vector,
} from './vector.ts'
export type { IntegrationScheme, StepperOptions } from './vector-field/field-stepper.ts'
export { type FormulaFieldOptions, formulaField } from './vector-field/formula-field.ts'
export { type ArrowGlyph, type HedgehogOptions, hedgehogMesh, type QuiverGlyph } from './vector-field/hedgehog-mesh.ts'
export { ImageSampler } from './vector-field/image-sampler.ts'
export { IntegralLine, IntegralLineSet, type LineMetaData } from './vector-field/integral-line.ts'
export { type DrawnLine, type LineStripOptions, lineStripsMesh, ribbonsMesh } from './vector-field/line-meshes.ts'
export { type LinePainter, type LineScale, MetaDataPainter, oneColor, type PointPainter } from './vector-field/line-painter.ts'
export { type LorenzField, type LorenzOptions, lorenzField } from './vector-field/lorenz-field.ts'
export { movedSeeds } from './vector-field/moved-seeds.ts'
export { planarRadialBasisField, randomPlanarSamples } from './vector-field/planar-radial-basis-field.ts'
export { type FieldSample, type GaussianCurve, gaussian, radialBasisField, randomFieldSamples } from './vector-field/radial-basis-field.ts'
export {
  haltonPoints2D,
  linePoints,
  planePoints,
  randomPoints2D,
  randomPoints3D,
  spherePoints,
} from './vector-field/seed-points.ts'
export { type FieldNumbers, type SamplerSpace, SpatialSampler } from './vector-field/spatial-sampler.ts'
export { type LineSetOptions, traceLineSet } from './vector-field/trace-line-set.ts'
export type { LineAnnotation, StepDirection, TraceOptions } from './vector-field/trace-lines.ts'
export { VolumeSampler } from './vector-field/volume-sampler.ts'
export { VolumeSequenceSampler } from './vector-field/volume-sequence-sampler.ts'
export { type TimedVolume, type Timeline, timelineOf } from './vector-field/volume-timeline.ts'
export { Volume, type VolumeOptions } from './volume.ts'
export { blockMaxima } from './volume-operations/block-maxima.ts'
export { CellSampler } from './volume-operations/cell-sampler.ts'
export { changedVolume } from './volume-operations/changed-volume.ts'
export { type CombinedVolumeOptions, combinedVolume, type VoxelNormalization } from './volume-operations/combined-volume.ts'
export { type CreatedVolume, createdVolume } from './volume-operations/created-volume.ts'
export { difference } from './volume-operations/difference.ts'
export { cellGradient, curl, divergence } from './volume-operations/field-derivatives.ts'
export { type GradientOptions, gradient, gradientMagnitude } from './volume-operations/gradient.ts'
export { type LaplacianScaling, laplacian } from './volume-operations/laplacian.ts'
export { type LowPassOptions, lowPass } from './volume-operations/low-pass.ts'
export { mergedVolume } from './volume-operations/merged-volume.ts'
export { nearestSeed, type Seed } from './volume-operations/nearest-seed.ts'
export { opacityOf } from './volume-operations/opacity-of.ts'
export { reducedVolume } from './volume-operations/reduced-volume.ts'
export { shrunkRegions } from './volume-operations/region-shrink.ts'
export { sliceOf } from './volume-operations/slice.ts'
export { subsample } from './volume-operations/subsample.ts'
export { type SubsetOptions, subset } from './volume-operations/subset.ts'
export { type Comparison, comparisons, threshold } from './volume-operations/threshold.ts'
export { tripodVolume } from './volume-operations/tripod-volume.ts'
export { vectorMagnitude } from './volume-operations/vector-magnitude.ts'
export { type VolumeDistanceOptions, volumeDistances } from './volume-operations/volume-distances.ts'
export { voxelCurl, voxelDivergence } from './volume-operations/voxel-derivatives.ts'
export { type VoxelStatistics, voxelStatistics } from './volume-operations/voxel-statistics.ts'
export { type TexelKind, texelKind, type VoxelScaling, voxelScaling } from './voxel-scaling.ts'
export { shadedVolume } from './voxel-shader/shaded-volume.ts'
export { cameraGizmo, type GizmoOptions, type GizmoTurn, gizmoParts, gizmoTurns } from './widget/camera-gizmo.ts'
export { dollied, type TurnAxes, turnAxes, turned, turnOf } from './widget/camera-turn.ts'
export { type BoxAxis, type BoxEdge, handleEdge, handleRotation, pushedOut, shareAlong } from './widget/crop-edges.ts'
export { type CropOutlineOptions, cropArrow, cropGrip, cropOutline } from './widget/crop-shapes.ts'
