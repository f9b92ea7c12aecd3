export function build(): Promise<void>
export function bundleServer(outdir: string): Promise<void>
