/** Sides of triangles that are left out, and which are drawn then. */
export const cullOptions = [
  { id: 'culldisable', name: 'Disable', value: 0, faces: 'both' },
  { id: 'cullfront', name: 'Front', value: 1, faces: 'back' },
  { id: 'cullback', name: 'Back', value: 2, faces: 'front' },
  { id: 'cullfrontback', name: 'Front & Back', value: 3, faces: 'none' },
] as const
