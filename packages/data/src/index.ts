export { type ArraySource, memory } from './array-source.ts'
export { Buffer, type BufferOptions, bufferOf } from './buffer.ts'
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
export { type Axis, type DataMap, dataFromValue, defaultDataMap, normalized, valueFromData } from './data-map.ts'
export { DataError, type DataErrorDetails } from './errors.ts'
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
export type { MetaData } from './grid.ts'
export { Image, type ImageOptions } from './image.ts'
export { Layer, type LayerOptions, type LayerRole } from './layer.ts'
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
export { fromAxisAngle, noRotation, type Quat, rotate, rotateAbout, rotationBetween, slerp } from './quaternion.ts'
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
export { Volume, type VolumeOptions } from './volume.ts'
