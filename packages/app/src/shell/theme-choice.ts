import { create } from 'zustand'

export type ThemeChoice = 'system' | 'dark' | 'light'
const key = 'ivw.theme'

function stored(): ThemeChoice {
  const value = typeof localStorage === 'undefined' ? null : localStorage.getItem(key)
  return value === 'dark' || value === 'light' ? value : 'system'
}

export const useThemeChoice = create<{ readonly choice: ThemeChoice }>(() => ({ choice: stored() }))

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(key, choice)
  useThemeChoice.setState({ choice })
  applyThemeChoice()
}

/** Puts the choice on the root element, where theme.css looks for it. */
export function applyThemeChoice(): void {
  const { choice } = useThemeChoice.getState()
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
}
