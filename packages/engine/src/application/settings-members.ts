import { DirectoryProperty, FileProperty, type Property, StringProperty } from '@ivw/network'
import type { Engine } from '../engine.ts'
import { type ApplicationHome, type Members, text } from './members.ts'

interface Setting {
  readonly property: Property
  /** Its name in the settings file; without one it is only shown. */
  readonly key?: string
}
interface SettingsPage {
  readonly identifier: string
  readonly displayName: string
  readonly settings: readonly Setting[]
}

/** `app.getModuleSettings()` of Python. */
export const settingsMembers: Members = {
  settings: async (engine, _arguments, home) =>
    (await pages(engine, home)).map(({ identifier, displayName, settings }) => ({
      identifier,
      displayName,
      properties: settings.map(({ property }) => property.describe()),
    })),
  /** Keeps a value for the sessions to come. */
  changeSetting: async (engine, [page, name, state], home) => {
    const settings = (await pages(engine, home)).find(({ identifier }) => identifier === text(page, 'A page of settings'))?.settings
    const setting = settings?.find(({ property }) => property.identifier === text(name, 'A setting'))
    if (!setting) throw new Error(`There is no setting ${page}.${name}`)
    if (setting.key === undefined) throw new Error(`${page}.${name} is no setting to be changed: it says how the program runs`)
    setting.property.setState(state as object)
    const { value } = setting.property.state as { value?: unknown }
    await home.writeSettings({ ...(await home.readSettings()), [setting.key]: value === '' ? undefined : value })
  },
}

async function pages(engine: Engine, home: ApplicationHome): Promise<readonly SettingsPage[]> {
  const [stored, folder, data] = await Promise.all([home.readSettings(), home.path('Settings', false), home.path('Data', false)])
  const { python, version = '', numpy = '' } = engine.python?.status ?? {}
  const shown = { readOnly: true }
  const interpreter = typeof stored.python === 'string' ? stored.python : ''
  return [
    {
      identifier: 'SystemSettings',
      displayName: 'System Settings',
      settings: [
        { property: new StringProperty('version', 'Version', home.version, { ...shown, help: 'Of the program.' }) },
        { property: new DirectoryProperty('settingsFolder', 'Settings Folder', folder, { ...shown, help: 'Where settings are kept.' }) },
        { property: new DirectoryProperty('dataFolder', 'Data Folder', data, { ...shown, help: "What stands for Inviwo's data folder." }) },
      ],
    },
    {
      identifier: 'PythonSettings',
      displayName: 'Python Settings',
      settings: [
        {
          key: 'python',
          property: new FileProperty('interpreter', 'Interpreter', interpreter, {
            help: 'Python that is used from the next start on, unless the command line names one. Empty: one is looked for.',
          }),
        },
        { property: new FileProperty('running', 'Running Interpreter', python ?? '', { ...shown, help: 'Python of this session.' }) },
        { property: new StringProperty('version', 'Version', version, { ...shown, help: 'Of the running Python.' }) },
        { property: new StringProperty('numpy', 'NumPy', numpy, { ...shown, help: 'Version of NumPy in it.' }) },
      ],
    },
  ]
}
