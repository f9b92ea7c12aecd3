/** The module that a ModuleNotFoundError names, as it is imported: `skimage.filters`. */
export function missingModule(text: string): string | undefined {
  return /\bNo module named '([A-Za-z_][\w.]*)'/.exec(text)?.[1]
}
