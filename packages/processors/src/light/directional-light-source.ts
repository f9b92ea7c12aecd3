import { LightSourceProcessor, lightInfo } from './light-source.ts'

export class DirectionalLightSource extends LightSourceProcessor {
  static override readonly info = lightInfo(
    'Directionallightsource',
    'Directional light source',
    'Light from far away: it comes from the direction of its position and is the same everywhere.',
  )

  constructor(identifier?: string) {
    super('DirectionalLightSource', [100, 100, 100], identifier)
    this.lighting.addProperty(this.enabled)
    this.addProperty(this.camera)
  }

  override process(): void {
    this.light.data = this.lightOf('directional')
  }
}
