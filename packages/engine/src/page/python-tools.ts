import type { InstallPlan, InterpreterView, PackageRequest } from '../protocol.ts'

/** The Python of the machine that the engine's home runs it on: which one, and what is installed into it. */
export interface PythonTools {
  interpreters(): Promise<readonly InterpreterView[]>
  examine(path: string): Promise<InterpreterView>
  choose(path: string): Promise<void>
  plan(request: PackageRequest): Promise<InstallPlan>
  install(request: PackageRequest): Promise<{ outcome: 'installed' | 'failed' | 'cancelled' }>
  cancelInstallation(): Promise<void>
}
