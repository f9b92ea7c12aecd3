import { type HedgehogOptions, hedgehogMesh, type Layer, type Vec4 } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  FloatProperty,
  FloatVec4Property,
  ImageInport,
  IntVec2Property,
  MeshOutport,
  OptionPropertyEnumInt,
  type ProcessContext,
  Processor,
} from '@ivw/network'
import { colorOptions } from '../properties/ordinal-options.ts'
import { vectorFieldVisualization } from './vector-field-visualization.ts'

const kinds = [
  { id: 'arrow', name: 'Arrow', value: 0 },
  { id: 'quiver', name: 'Quiver', value: 1 },
]

/** Shows a plane field of vectors by arrows. */
export class HedgeHog2D extends Processor {
  static override readonly info = {
    ...vectorFieldVisualization(
      'HedgeHog2D',
      'Hedge Hog 2D',
      'Makes arrows that show the directions of a plane field of vectors. A 2D mesh renderer draws them.',
    ),
    tags: ['CPU', 'Vector Field'],
  }

  /** Inviwo's spelling. */
  readonly field = this.addPort(new ImageInport('vectorFeild', { outportDeterminesSize: true, help: 'Vectors, as red and green' }))
  readonly mesh = this.addPort(new MeshOutport('mesh', { help: 'Arrows in the unit square' }))
  readonly color = this.addProperty(
    new FloatVec4Property('color', 'Color', [0, 0, 0, 1], colorOptions<Vec4>({ help: 'Colour of the arrows.' })),
  )
  readonly glyphType = this.addProperty(
    new OptionPropertyEnumInt('glyphType', 'Glyph Type', kinds, 0, { help: '**Arrow**: filled. **Quiver**: three lines.' }),
  )
  readonly glyphScale = this.addProperty(
    new FloatProperty('glyphScale', 'Glyph Scale', 0.9, { min: 0, max: 2, help: 'Length of the arrows; 1 fills their cells.' }),
  )
  readonly numberOfGlyphs = this.addProperty(
    new IntVec2Property('numberOfGlyphs', 'Number of Glyphs', [30, 30], { min: 1, max: 1000, help: 'Arrows along x and y.' }),
  )
  readonly jitter = this.addProperty(
    new BoolProperty('jitter', 'Jitter', false, { help: 'Puts arrows at random places of their cells instead of the middle.' }),
  )
  readonly arrowSettings = this.addProperty(new CompositeProperty('arrowSettings', 'Arrow Settings', { help: 'Shape of filled arrows.' }))
  readonly arrowBaseWidth = this.#share(this.arrowSettings, 'baseWidth_', 'Base Width', 0.1, 'Of the shaft, as a share of the length.')
  readonly arrowHookWidth = this.#share(this.arrowSettings, 'hookWidth', 'Hook Width', 0.1, 'How far the head stands out on each side.')
  readonly arrowHeadRatio = this.#share(this.arrowSettings, 'headRatio', 'Head Ratio', 0.25, 'Share of the length that the head takes.')
  readonly quiverSettings = this.addProperty(
    new CompositeProperty('quiverSettings', 'Quiver Settings', { help: 'Shape of arrows of lines.' }),
  )
  readonly quiverHookWidth = this.#share(this.quiverSettings, 'hookWidth', 'Hook Width', 0.2, 'From hook to hook.')
  readonly quiverHeadRatio = this.#share(this.quiverSettings, 'headRatio', 'Head Ratio', 0.2, 'Share of the length that the hooks take.')

  constructor(identifier?: string) {
    super(identifier)
    this.arrowSettings.visibleWhen(this.glyphType, ({ selected }) => selected === 'arrow')
    this.quiverSettings.visibleWhen(this.glyphType, ({ selected }) => selected === 'quiver')
  }

  #share(owner: CompositeProperty, id: string, name: string, value: number, help: string): FloatProperty {
    return owner.addProperty(new FloatProperty(id, name, value, { min: 0.001, max: 1, increment: 0.001, help }))
  }

  override async process({ signal }: ProcessContext): Promise<void> {
    const mesh = await hedgehogMesh(this.field.data.colorLayers[0] as Layer, this.#options, signal)
    signal.throwIfAborted()
    this.mesh.data = mesh
  }

  get #options(): HedgehogOptions {
    return {
      count: this.numberOfGlyphs.value,
      scale: this.glyphScale.value,
      color: this.color.value,
      glyph:
        this.glyphType.selected === 'arrow'
          ? {
              kind: 'arrow',
              baseWidth: this.arrowBaseWidth.value,
              hookWidth: this.arrowHookWidth.value,
              headRatio: this.arrowHeadRatio.value,
            }
          : { kind: 'quiver', hookWidth: this.quiverHookWidth.value, headRatio: this.quiverHeadRatio.value },
      random: this.jitter.value ? Math.random : undefined,
    }
  }
}
