import { expect, test } from 'vitest'
import { memory } from '../array-source.ts'
import { formatByName } from '../format.ts'
import { completed } from '../steps.ts'
import { Volume } from '../volume.ts'
import { shadedVolume } from './shaded-volume.ts'

const bytes = new Uint8Array([0, 51, 102, 204])
const grey = new Volume({ dimensions: [4, 1, 1], format: formatByName('UINT8'), source: memory(bytes) })

/** Stored numbers, for a shader whose main has these statements. */
async function shaded(statements: string, volume = grey): Promise<number[]> {
  const result = completed(shadedVolume(volume, await volume.read(), `void main() { ${statements} }`))
  expect(result.format).toBe(volume.format)
  return Array.from(await result.read(), Number)
}

const read = 'vec4 v = getVoxel(volume, volumeParameters, texCoord_.xyz);'

test('a shader as Inviwo writes them, with declarations and whole numbers among floats', async () => {
  const shader = `
    #version 450 core
    #include "utils/sampler3d.glsl" // what reads volumes
    uniform sampler3D volume;
    uniform VolumeParameters volumeParameters;
    in vec4 texCoord_;
    /* The inverse. */
    void main(void) {
      vec4 v1 = getVoxel(volume , volumeParameters , texCoord_.xyz);
      FragData0 = 1-v1;
    }`
  expect(Array.from(await completed(shadedVolume(grey, bytes, shader)).read())).toEqual([255, 204, 153, 51])
})

test.each<[string, number[]]>([
  [`${read} FragData0 = v.rrrr * 0.5;`, [0, 26, 51, 102]],
  [`${read} if (v.x > 0.3) FragData0 = vec4(1); else { FragData0.x = v.r; return; } FragData0 *= .8;`, [0, 51, 204, 204]],
  [`${read} FragData0 = vec4(v.r < 0.5 ? 0 : 1, 0, 0, 1);`, [0, 0, 0, 255]],
  ['FragData0 = texture(volume, texCoord_.xyz + vec3(0.25, 0, 0));', [51, 102, 204, 204]],
  ['FragData0 = vec4(getVoxelChannel(volume, volumeParameters, vec3(0.25, 0.5, 0.5), 0));', [26, 26, 26, 26]],
  ['float x = dataposition_.x; FragData0.r = mix(0, 1, step(0.5, x));', [0, 0, 255, 255]],
  ['vec3 n = normalize(vec3(3, 0, 4)); FragData0 = vec4(dot(n, vec3(0, 0, 1)));', [204, 204, 204, 204]],
  ['vec2 a = vec2(0.2, 0.4); a.y += 1/2; FragData0.x = a.y + length(cross(vec3(1, 0, 0), vec3(1, 0, 0)));', [102, 102, 102, 102]],
])('%s', async (statements, expected) => {
  expect(await shaded(statements)).toEqual(expected)
})

test('numbers of floats stay as they are; all components are computed', async () => {
  const source = memory(Float32Array.of(1, -2, 30, 40))
  const pairs = new Volume({ dimensions: [2, 1, 1], format: formatByName('Vec2FLOAT32'), source })
  expect(await shaded(`${read} FragData0 = vec4(v.yx * 2, 0, 0);`, pairs)).toEqual([-4, 2, 80, 60])
})

test.each([
  ['FragData0 = voxel;', /Line 1 .*expected a variable or a function, found "voxel"/],
  [`${read}\nfloat x = v;`, /Line 2 .*not a vec4/],
  ['\nFragData0 = 1.0', /Line 2 .*not a float/],
  ['FragData0 = vec4(1) + vec3(1);', /same size/],
  ['texCoord_ = vec4(0);', /expected a statement/],
  ['FragData0 = vec4(sine(1));', /a function that is known here/],
  ['for (int i = 0; i < 3; i += 1) FragData0.x = 1;', /expected a statement/],
  ['FragData0.xq = vec2(1);', /components of a vec4/],
  ['FragData0 = vec4(1) @ 2;', /character without meaning/],
])('%s is refused with its line', async (statements, message) => {
  await expect(shaded(statements)).rejects.toThrow(message)
})

test('what is not there cannot be declared or included', () => {
  const declared = (line: string) => () => completed(shadedVolume(grey, bytes, `${line}\nvoid main() {}`))
  expect(declared('uniform float time;')).toThrow(/Line 1 .*expected one of the types sampler3D, VolumeParameters/)
  expect(declared('in vec4 color;')).toThrow('texCoord_ or dataposition_')
  expect(declared('#define A 1')).toThrow('#version, or #include')
})
