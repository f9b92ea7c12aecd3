/** Of properties that only a device for OpenCL knows. */
export const withoutEffect = 'Has no effect here; older workspaces store it.'
