import { IntProperty, Processor, type ProcessorInfo, VolumeInport, VolumeOutport } from '@ivw/network'

/** The Python processor that Inviwo ships: its workspaces work without that file, which takes this one's place where it is. */
export class PythonExample extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.PythonExample',
    displayName: 'Python Example',
    category: 'Python',
    codeState: 'stable',
    tags: ['PY'],
    help: 'Hands on a volume as it is. A file PythonExample.py in a folder of Python processors takes its place.',
    standIn: true,
  }

  // The file adds all of it at run time, and so it stands in workspaces.
  readonly input = this.addPort(new VolumeInport('inport', { help: 'A volume', owned: true }))
  readonly output = this.addPort(new VolumeOutport('outport', { help: 'The same volume', owned: true }))
  readonly slider = this.addProperty(
    new IntProperty('slider', 'Slider', 0, { min: 0, max: 100, owned: true, help: 'Has no effect; scripts of workspaces read it.' }),
  )

  override process(): void {
    this.output.data = this.input.data
  }
}
