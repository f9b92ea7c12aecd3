/** Folders of `PathType` below the data folder. */
export const dataFolders: Readonly<Record<string, string>> = {
  Data: '',
  Volumes: 'volumes',
  Workspaces: 'workspaces',
  Scripts: 'scripts',
  PortInspectors: 'workspaces/portinspectors',
  Images: 'images',
  Databases: 'databases',
  Resources: '../resources',
  TransferFunctions: 'transferfunctions',
  Help: 'help',
  Tests: '../tests',
}
