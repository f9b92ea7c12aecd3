/** The script that an UntrustedScriptError names. */
export function untrustedScript(text: string): string | undefined {
  return /\bUntrustedScriptError: The script "([^"\n]+)" is not run\b/.exec(text)?.[1]
}
