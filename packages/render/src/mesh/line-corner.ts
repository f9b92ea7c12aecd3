import { attribute, cross, Discard, Fn, screenSize, select, varyingProperty, vec2, vec3, vec4 } from 'three/tsl'
import { pixelPosition } from '../pass/screen-position.ts'
import type { BoolNode, FloatNode, Mat4Node, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'

/**
 * Where the line crosses the columns of the picture: y = slope * x + offset, in pixels; for lines that are steeper than a diagonal the
 * rows, x = slope * y + offset. Third: 1 for steep ones. The same in every corner of a line.
 */
const equation = () => varyingProperty('vec3', 'lineEquation') as unknown as Vec3Node

/**
 * Clip position of a corner of `lineQuads`. The corners lie a pixel beside the line, across the axis of the screen that it follows
 * more. That offset is right all along the line, also behind the eye, and the GPU cuts off what lies there.
 */
export function lineCorner(clipFromModel: Mat4Node): Vec4Node {
  return Fn(() => {
    const end = (name: string) => clipFromModel.mul(vec4(attribute(name, 'vec3') as never, 1)).toVar() as Vec4Node
    const own = end('position')
    const pixels = (point: Vec4Node) => vec3(point.xy.add(point.w).mul(0.5).mul(screenSize), point.w) as Vec3Node
    // Of points on the line: x * line.x + y * line.y + line.z = 0.
    const line = cross(pixels(own), pixels(end('otherEnd'))).toVar() as Vec3Node
    const isSteep = line.x.abs().greaterThan(line.y.abs()).toVar() as BoolNode
    const [across, along] = [select(isSteep, line.x, line.y), select(isSteep, line.y, line.x)] as [FloatNode, FloatNode]
    equation().assign(vec3(along.div(across).negate(), line.z.div(across).negate(), select(isSteep, 1, 0) as FloatNode))
    const pixel = select(isSteep, vec2(2, 0), vec2(0, 2)).div(screenSize)
    const side = attribute('lineSide', 'float') as unknown as FloatNode
    return vec4(own.xy.add(pixel.mul(side).mul(own.w)) as Vec2Node, own.zw)
  })() as unknown as Vec4Node
}

/**
 * The colour where a pixel belongs to the line: one in each column or row, as with lines of OpenGL. Triangles a pixel wide do not get
 * there, because GPUs place their corners in steps of a fraction of a pixel.
 */
export function onLine(color: Vec4Node): Vec4Node {
  return Fn(() => {
    const pixel = pixelPosition().toVar() as Vec2Node
    const [slope, offset, isSteep] = [equation().x, equation().y, equation().z.greaterThan(0.5) as BoolNode]
    const [along, across] = [select(isSteep, pixel.y, pixel.x), select(isSteep, pixel.x, pixel.y)] as [FloatNode, FloatNode]
    const distance = slope.mul(along).add(offset).sub(across).toVar() as FloatNode
    Discard(distance.greaterThanEqual(-0.5).and(distance.lessThan(0.5)).not() as BoolNode)
    return color
  })() as unknown as Vec4Node
}
