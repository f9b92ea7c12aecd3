import { isErrno, RequestError } from '../errors.ts'

const explanations: Readonly<Record<string, readonly [status: number, text: string]>> = {
  ENOENT: [404, 'does not exist'],
  ENOTDIR: [404, 'does not exist'],
  EISDIR: [403, 'is a folder'],
  ENXIO: [403, 'is not a file'],
  EACCES: [403, 'may not be accessed: the system denies it'],
  EPERM: [403, 'may not be accessed: the system denies it'],
  EROFS: [403, 'cannot be written: its disk is read-only'],
  ELOOP: [403, 'is a link that leads back to itself'],
  ENAMETOOLONG: [400, 'has too long a name'],
  ENOSPC: [507, 'cannot be written: the disk is full'],
  EDQUOT: [507, 'cannot be written: the disk quota is used up'],
  EFBIG: [507, 'cannot be written: it would be too large'],
  EIO: [507, 'cannot be written or read: the disk reports an error'],
}

/** An error of the operating system as a sentence about a path; anything else as it is. */
export function asRequestError(error: unknown, path: string): unknown {
  if (!isErrno(error)) return error
  const [status, text] = explanations[error.code] ?? [500, `failed: ${error.message}`]
  return new RequestError(status, `${path} ${text}.`, { cause: error })
}
