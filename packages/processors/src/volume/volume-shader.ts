import { type NumericArray, type Steps, shadedVolume, type Volume } from '@ivw/data'
import { StringProperty } from '@ivw/network'
import { VolumeOperation, volumeOperation } from './volume-operation.ts'

const copy = `#include "utils/sampler3d.glsl"

uniform sampler3D volume;
uniform VolumeParameters volumeParameters;

in vec4 texCoord_;

void main() {
    vec4 voxel = getVoxel(volume, volumeParameters, texCoord_.xyz);
    FragData0 = voxel;
}
`

/** Computes voxels by a shader that the user writes. */
export class VolumeShader extends VolumeOperation {
  static override readonly info = volumeOperation(
    'VolumeShader',
    'Volume Shader',
    'Computes each voxel by a shader: main() in GLSL with variables, operators, functions of numbers and vectors, if and return. It reads the volume by getVoxel, at texCoord_ and elsewhere, and sets FragData0. Loops and functions of its own are not understood.',
  )
  readonly shader = this.addProperty(
    new StringProperty('shader', 'Shader', copy, {
      invalidationLevel: 'invalidResources',
      semantics: 'ShaderEditor',
      help: 'The program that is run for every voxel.',
    }),
  )

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return shadedVolume(volume, array, this.shader.value)
  }
}
