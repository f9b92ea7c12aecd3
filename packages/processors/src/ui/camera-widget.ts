import {
  boxShape,
  cameraGizmo,
  defaultCamera,
  dollied,
  edgeVectors,
  fromBasis,
  type GizmoTurn,
  gizmoParts,
  gizmoTurns,
  identity,
  type Mesh,
  multiply,
  scaling,
  shapeMesh,
  type TurnAxes,
  translation,
  turnAxes,
  turned,
  turnOf,
  type Vec2,
  type Vec3,
  type Vec4,
  viewMatrix,
} from '@ivw/data'
import {
  BoolCompositeProperty,
  BoolProperty,
  ButtonProperty,
  CameraProperty,
  CompositeProperty,
  FloatMat4Property,
  FloatProperty,
  FloatVec2Property,
  FloatVec4Property,
  ImageInport,
  ImageOutport,
  IntProperty,
  type PickingEvent,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { clearImage, DrawnImage, type Gpu, layoutLike, MeshRenderer, OverlayPass, type RenderedImage } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { overlayView } from '../image/overlay-view.ts'
import { colorOptions, unbounded } from '../properties/ordinal-options.ts'
import { SimpleLightingProperty } from '../properties/simple-lighting-property.ts'
import { openGpu } from '../services.ts'

/** Edge of the widget in pixels at full size. */
const fullSize = 300
const widgetCamera = { ...defaultCamera, lookFrom: [0, 0, 14.6], near: 1, far: 30 } as const
const cubeCenter: Vec3 = [0, 0, -8]
/** Colours of the parts that turn about an axis, as the axes of the world have them. */
const axisColors: Readonly<Record<GizmoTurn, Vec3>> = {
  horizontal: [0.8, 0.5, 0.5],
  vertical: [0.5, 0.8, 0.5],
  free: [0.5, 0.5, 0.5],
  roll: [0.4, 0.5, 0.8],
  zoom: [0.5, 0.5, 0.5],
}
const plainColor: Vec4 = [0.6, 0.6, 0.62, 1]
/** A movement of so many pixels is no click any more. */
const clickTolerance = 1

/** Arrows in a picture that turn its camera. */
export class CameraWidget extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.CameraWidget',
    displayName: 'Camera Widget',
    category: 'UI',
    codeState: 'experimental',
    tags: ['GL', 'UI'],
    help: 'Draws arrows over a picture that turn its camera: drag them, or click for a fixed step. Link the camera with that of the picture.',
  }

  readonly behind = this.addPort(new ImageInport('inport', { optional: true, help: 'The picture to draw over' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The picture with the arrows, depth and picking' }))
  readonly settings = this.addProperty(new CompositeProperty('settings', 'Settings', { help: 'What the arrows do.' }))
  readonly enabled = this.settings.addProperty(new BoolProperty('enabled', 'Enabled', true, { help: 'Off: the picture passes as it is.' }))
  readonly invertDirections = this.settings.addProperty(
    new BoolProperty('invertDirections', 'Invert Directions', false, { help: 'Turns the other way.' }),
  )
  readonly useObjectRotationAxis = this.settings.addProperty(
    new BoolProperty('useObjectRotationAxis', 'Use Vertical Object Axis for Rotation', false, {
      help: 'Horizontal drags turn about the axis of the world that is nearest to upwards.',
    }),
  )
  readonly showRoll = this.settings.addProperty(
    new BoolProperty('showRollWidget', 'Show Roll Widget', true, { help: 'Arrows that turn the picture about its middle.' }),
  )
  readonly showDolly = this.settings.addProperty(
    new BoolProperty('showDolly', 'Show Dolly Widget', false, { help: 'Signs that bring the camera nearer and farther.' }),
  )
  readonly speed = this.settings.addProperty(
    new FloatProperty('speed', 'Rotation Speed', 0.25, { min: 0.01, max: 5, increment: 0.05, help: 'Degrees for each pixel of a drag.' }),
  )
  readonly angleIncrement = this.settings.addProperty(
    new FloatProperty('angleIncrement', 'Angle Increment', 15, { min: 0.05, max: 90, increment: 0.5, help: 'Degrees for each click.' }),
  )
  readonly minTouchMovement = this.settings.addProperty(
    new IntProperty('minTouchMovement', 'Minimal Touch Movement', 5, { min: 0, max: 25, help: 'Pixels from which on a touch is a drag.' }),
  )
  readonly appearance = this.addProperty(
    new CompositeProperty('appearance', 'Appearance', { help: 'Where the arrows are, and how they look.' }),
  )
  readonly position = this.appearance.addProperty(
    new FloatVec2Property('position', 'Position', [0.01, 0.01], {
      min: 0,
      max: 1,
      increment: 0.01,
      help: 'Share of the picture, from the upper left.',
    }),
  )
  readonly anchor = this.appearance.addProperty(
    new FloatVec2Property('Anchor', 'Anchor', [-1, 1], {
      min: -1,
      max: 1,
      increment: 0.01,
      help: 'The point of the widget that is put there: -1 its left and lower edge, 1 its right and upper one.',
    }),
  )
  readonly scaling = this.appearance.addProperty(
    new FloatProperty('scaling', 'Scaling', 0.4, { min: 0.01, max: 5, increment: 0.01, help: `Size; 1 is ${fullSize} pixels.` }),
  )
  readonly showCube = this.appearance.addProperty(
    new BoolProperty('showCube', 'Show Cube', true, { help: 'A cube that shows how the camera is turned.' }),
  )
  readonly cubeColor = this.appearance.addProperty(
    new FloatVec4Property('cubeColor', 'Cube Color', [0.11, 0.42, 0.63, 1], colorOptions({ help: 'Colour of the cube.' })),
  )
  readonly customColor = this.appearance.addProperty(
    new BoolCompositeProperty('enableCustomColor', 'Custom Color', false, { help: 'Other colours of the arrows.' }),
  )
  readonly axisColoring = this.customColor.addProperty(
    new BoolProperty('axisColoring', 'Axis Coloring', false, { help: 'Red, green and blue by what the arrows turn about.' }),
  )
  readonly userColor = this.customColor.addProperty(
    new FloatVec4Property('userColor', 'Color', [0.7, 0.7, 0.7, 1], colorOptions({ help: 'Colour of all arrows.' })),
  )
  readonly interactions = this.addProperty(new CompositeProperty('interactions', 'Interactions', { help: 'The same by buttons.' }))
  readonly buttons = (
    [
      ['rotateUpButton', 'Rotate Up', 3],
      ['rotateDownButton', 'Rotate Down', 2],
      ['rotateLeftButton', 'Rotate Left', 1],
      ['rotateRightButton', 'Rotate Right', 0],
    ] as const
  ).map(([id, name, part]) =>
    this.interactions.addProperty(
      new ButtonProperty(id, name, { action: () => this.#click(part), help: 'Turns by the angle of a click.' }),
    ),
  )
  readonly output = this.addProperty(new CompositeProperty('outputProperties', 'Output', { help: 'What the arrows turn.' }))
  readonly camera = this.output.addProperty(
    new CameraProperty('camera', 'Camera', {}, { help: 'The camera; link it with that of the picture.' }),
  )
  readonly rotMatrix = this.output.addProperty(
    new FloatMat4Property('rotMatrix', 'Rotation', identity, { ...unbounded, help: 'All rotations so far.' }),
  )
  readonly internal = this.addProperty(
    new CompositeProperty('internalProperties', 'Internal', { collapsed: true, help: 'Light on the arrows.' }),
  )
  readonly lighting = this.internal.addProperty(
    new SimpleLightingProperty('internalLighting', 'Lighting', undefined, {
      light: { position: [2.5, 5.6, 20], ambient: [0.75, 0.75, 0.75], diffuse: [0.6, 0.6, 0.6], specular: [0.12, 0.12, 0.12] },
      help: 'The light on the arrows.',
    }),
  )
  readonly #meshes = new MeshRenderer()
  readonly #overlay = new OverlayPass()
  readonly #widget = new DrawnImage()
  readonly #empty = new DrawnImage()
  readonly #image = new DrawnImage()
  readonly #picking = this.addPicking(gizmoParts, (event, part) => this.#pick(event, part))
  #gizmo: { readonly key: string; readonly mesh: Mesh } | undefined
  #cube: { readonly color: Vec4; readonly mesh: Mesh } | undefined
  #drag: { readonly axes: TurnAxes; moved: boolean } | undefined

  constructor(identifier?: string) {
    super(identifier)
    this.cubeColor.visibleWhen(this.showCube, show => show.value)
    this.userColor.visibleWhen(this.axisColoring, byAxis => !byAxis.value)
  }

  override async process(context: ProcessContext): Promise<void> {
    const source = this.behind.dataOrUndefined
    if (source && !this.enabled.value) {
      this.picture.data = source
      return
    }
    const gpu = await openGpu(context)
    const image = this.#image.at(gpu, this.picture.size, source && layoutLike(source))
    const behind = (await fittedInput(gpu, this.behind)) ?? (await gpu.image(this.#cleared(gpu)))
    if (!this.enabled.value) gpu.copyInto(behind, image)
    else {
      const size = Math.max(Math.trunc(fullSize * this.scaling.value), 1)
      const widget = await this.#draw(gpu, [size, size])
      const view = overlayView(this.picture.size, {
        position: { relative: this.position.value },
        size: { pixels: [size, size] },
        anchor: this.anchor.value,
      })
      const border = { width: 0, color: [0, 0, 0, 0] } as const
      this.#overlay.draw(gpu, image, behind, await gpu.image(widget), { view, blend: 'over', border })
    }
    this.picture.data = image
  }

  #cleared(gpu: Gpu): RenderedImage {
    const image = this.#empty.at(gpu, this.picture.size)
    clearImage(gpu, image)
    return image
  }

  async #draw(gpu: Gpu, size: Vec2): Promise<RenderedImage> {
    const widget = this.#widget.at(gpu, size)
    const gizmo = await gpu.mesh(this.#gizmoMesh())
    const cube = this.showCube.value ? [await gpu.mesh(this.#cubeMesh())] : []
    const [a, b, c] = edgeVectors(viewMatrix(this.camera.value))
    const worldMatrix = multiply(translation(cubeCenter), fromBasis(a, b, c))
    const turnedCube = cube.map(bound => ({ ...bound, mesh: bound.mesh.with({ worldMatrix }) }))
    const layers = { texCoord: false, normals: false, viewNormals: false }
    const settings = { camera: widgetCamera, light: this.lighting.light, faces: 'both', depthTest: true, color: undefined, layers } as const
    this.#meshes.draw(gpu, widget, [gizmo, ...turnedCube], settings, 'clear')
    return widget
  }

  #gizmoMesh(): Mesh {
    const firstId = this.#picking.first
    const [roll, zoom] = [this.showRoll.value, this.showDolly.value]
    const color = (turn: GizmoTurn): Vec4 => {
      if (!this.customColor.checked) return plainColor
      return this.axisColoring.value ? [...axisColors[turn], 1] : this.userColor.value
    }
    const key = [firstId, roll, zoom, ...gizmoTurns.flatMap(color)].join(' ')
    if (this.#gizmo?.key === key) return this.#gizmo.mesh
    const { shape, parts } = cameraGizmo({ roll, zoom, color })
    const mesh = shapeMesh(shape, { picking: parts.map(part => firstId + part) })
    this.#gizmo = { key, mesh }
    return mesh
  }

  #cubeMesh(): Mesh {
    const color = this.cubeColor.value
    if (this.#cube?.color !== color) {
      const mesh = shapeMesh(boxShape(multiply(translation([-4, -4, -4]), scaling([8, 8, 8])), color))
      this.#cube = { color, mesh }
    }
    return this.#cube.mesh
  }

  #pick(event: PickingEvent, part: number): void {
    if (!this.enabled.value || event.press === 'none') return
    event.used = true
    if (event.press === 'press') this.#drag = { axes: turnAxes(this.camera.value, this.useObjectRotationAxis.value), moved: false }
    if (event.press === 'move' && event.buttons.includes('left')) this.#follow(event, part)
    if (event.press !== 'release') return
    if (this.#drag && !this.#drag.moved) this.#click(part)
    this.#drag = undefined
  }

  #follow(event: PickingEvent, part: number): void {
    const drag = this.#drag
    if (!drag) return
    const since = (ndc: Vec3): Vec2 => [
      ((2 * event.position[0] - 1 - ndc[0]) * event.canvasSize[0]) / 2,
      ((2 * event.position[1] - 1 - ndc[1]) * event.canvasSize[1]) / 2,
    ]
    const tolerance = event.source?.kind === 'touch' ? this.minTouchMovement.value : clickTolerance
    drag.moved ||= Math.hypot(...since(event.pressedNdc)) > tolerance
    if (drag.moved) this.#move(gizmoTurns[part >> 1] as GizmoTurn, since(event.previousNdc), this.speed.value, drag.axes)
  }

  /** The first part of a pair turns clockwise, as a drag to the right or downwards does. */
  #click(part: number): void {
    const steps = part % 2 === 0 ? 1 : -1
    const turn = gizmoTurns[part >> 1] as GizmoTurn
    const axes = turnAxes(this.camera.value, this.useObjectRotationAxis.value)
    const isUpright = turn === 'vertical' || turn === 'zoom'
    const pixels = steps * this.angleIncrement.value
    this.#move(turn, isUpright ? [0, -pixels] : [pixels, 0], 1, axes)
  }

  /** `degrees` for each pixel. */
  #move(turn: GizmoTurn, pixels: Vec2, degrees: number, axes: TurnAxes): void {
    const sign = this.invertDirections.value ? -1 : 1
    if (turn === 'zoom') {
      this.camera.setState(dollied(this.camera.value, sign * pixels[1]))
      return
    }
    const found = turnOf(turn, pixels, axes)
    if (!found) return
    const { camera, rotation } = turned(this.camera.value, found.axis, (-sign * degrees * found.pixels * Math.PI) / 180)
    this.camera.setState({ lookFrom: camera.lookFrom, lookUp: camera.lookUp })
    this.rotMatrix.value = multiply(rotation, this.rotMatrix.value)
  }

  override dispose(): void {
    for (const part of [this.#meshes, this.#overlay, this.#widget, this.#empty, this.#image]) part.dispose()
  }
}
