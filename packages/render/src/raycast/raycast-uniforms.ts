import { uniform, uniformArray } from 'three/tsl'
import { Matrix4, Vector2, Vector4 } from 'three/webgpu'
import { DepthUniforms } from '../shading/depth.ts'
import { LightUniforms } from '../shading/lighting.ts'
import { LayerSampler, TableSampler } from '../shading/sampling.ts'
import { VolumeSampler } from '../shading/volume-sampler.ts'
import { PlaneUniforms } from './planes.ts'
import { VisibleBricks } from './visible-bricks.ts'

export const maxIsoValues = 32

/** What the shader reads; set before every draw. */
export class RaycastUniforms {
  readonly entry = new LayerSampler()
  readonly exit = new LayerSampler()
  readonly entryNormal = new LayerSampler()
  readonly entryDepth = new LayerSampler()
  readonly exitDepth = new LayerSampler()
  readonly backgroundColor = new LayerSampler()
  readonly backgroundDepth = new LayerSampler()
  readonly backgroundPicking = new LayerSampler()
  readonly volume = new VolumeSampler()
  readonly table = new TableSampler()
  /** The same table as `extinctionTable` makes it. */
  readonly extinction = new TableSampler()
  readonly visibleBricks = new VisibleBricks()
  readonly depth = new DepthUniforms()
  readonly light = new LightUniforms()
  readonly samplingRate = uniform(2)
  /** Values outside of it are transparent. */
  readonly visibleRange = uniform(new Vector2())
  /** Of the lowest and the highest iso value. */
  readonly isoRange = uniform(new Vector2())
  readonly viewFromWorld = uniform(new Matrix4())
  readonly textureFromWorld = uniform(new Matrix4())
  readonly isoPositions = uniformArray(new Array(maxIsoValues).fill(0), 'float')
  readonly isoColors = uniformArray(
    Array.from({ length: maxIsoValues }, () => new Vector4()),
    'vec4',
  )
  readonly planes = new PlaneUniforms()
}
