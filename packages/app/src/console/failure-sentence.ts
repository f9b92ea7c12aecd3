import type { FailureView } from '@ivw/engine/protocol'

/** `ValueError: no file`, whether or not the message already begins with its type. */
export function failureSentence(failure: Pick<FailureView, 'type' | 'message'>): string {
  return [failure.type, failureMessage(failure)].filter(Boolean).join(': ')
}

/** The message without its type. */
export function failureMessage({ type, message }: Pick<FailureView, 'type' | 'message'>): string {
  return type !== '' && message.startsWith(`${type}: `) ? message.slice(type.length + 2) : message
}
