import { create } from 'zustand'

/** Whether somebody waits for the first answer of the language server, which reads inviwopy and NumPy before it gives one. */
export const useLanguageState = create<{ readonly starting: boolean }>(() => ({ starting: false }))

/** Tells of the start as long as the answer is awaited. */
export async function whileStarting<T>(answer: Promise<T>): Promise<T> {
  useLanguageState.setState({ starting: true })
  try {
    return await answer
  } finally {
    useLanguageState.setState({ starting: false })
  }
}
