/** An entry of `configurations` in VS Code's launch.json that attaches to a Python that waits there. */
export function attachConfiguration({ host, port }: { readonly host: string; readonly port: number }): string {
  const configuration = { name: 'Inviwo: Attach to Python', type: 'debugpy', request: 'attach', connect: { host, port }, justMyCode: false }
  return JSON.stringify(configuration, undefined, 2)
}
