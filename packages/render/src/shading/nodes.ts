import type { Node } from 'three/webgpu'

/** Types of shading expressions. */
export type FloatNode = Node<'float'>
export type IntNode = Node<'int'>
export type BoolNode = Node<'bool'>
export type Vec2Node = Node<'vec2'>
export type Vec3Node = Node<'vec3'>
export type Vec4Node = Node<'vec4'>
export type Mat3Node = Node<'mat3'>
export type Mat4Node = Node<'mat4'>
