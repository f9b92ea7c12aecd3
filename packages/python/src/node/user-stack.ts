/** One line of user code that Python was in. */
export interface UserPlace {
  readonly file: string
  readonly line: number
  readonly function: string
}

/** Whether faulthandler wrote the line, as a part of a stack. */
export function isStackLine(line: string): boolean {
  return /^(Fatal Python error|(Current thread|Thread) 0x|Stack \(most recent call first\))|^ {2}File ".+", line \d+ in /.test(line)
}

/** The innermost line of the user in a stack as faulthandler prints it. */
export function innermostPlace(lines: readonly string[], isUserFile: (path: string) => boolean): UserPlace | undefined {
  for (const line of lines) {
    const [, file, number, name = ''] = /^ {2}File "(.+)", line (\d+) in (.*)$/.exec(line) ?? []
    if (file && isUserFile(file)) return { file, line: Number(number), function: name }
  }
  return undefined
}
