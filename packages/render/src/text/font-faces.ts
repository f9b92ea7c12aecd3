/** Fonts that texts can be drawn in, by the ids that files keep, in the order that users see. */
export const fontFaces = [
  { id: 'arial', name: 'Arial' },
  { id: 'DejaVuSans', name: 'DejaVuSans' },
  { id: 'Lato-Bold', name: 'Lato Bold' },
  { id: 'Lato-Regular', name: 'Lato Regular' },
  { id: 'Montserrat-Bold', name: 'Montserrat Bold' },
  { id: 'Montserrat-Light', name: 'Montserrat Light' },
  { id: 'Montserrat-Medium', name: 'Montserrat Medium' },
  { id: 'Montserrat-Regular', name: 'Montserrat Regular' },
  { id: 'OpenSans-Bold', name: 'OpenSans Bold' },
  { id: 'OpenSans-Italic', name: 'OpenSans Italic' },
  { id: 'OpenSans-Light', name: 'OpenSans Light' },
  { id: 'OpenSans-Regular', name: 'OpenSans Regular' },
  { id: 'OpenSans-Semibold', name: 'OpenSans Semibold' },
  { id: 'SourceCodePro-Bold', name: 'SourceCodePro Bold' },
  { id: 'SourceCodePro-Regular', name: 'SourceCodePro Regular' },
] as const

export type FontId = (typeof fontFaces)[number]['id']

/** Fonts of Inviwo's parts of a plot. */
export const fontRoles = { caption: 'OpenSans-Semibold', label: 'OpenSans-Regular', overlay: 'arial' } as const satisfies Record<
  string,
  FontId
>
