export function softwareGpu(environment?: NodeJS.ProcessEnv): NodeJS.ProcessEnv | undefined
