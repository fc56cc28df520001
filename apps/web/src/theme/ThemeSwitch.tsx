/** Light, dark, or as the system: three choices side by side. */
import { Monitor, Moon, Sun } from 'lucide-react'
import { useId } from 'react'
import { useStore } from 'zustand'
import styles from './ThemeSwitch.module.css'
import { chooseTheme, THEME_CHOICES, type ThemeChoice, themeChoice } from './themeChoice.ts'

const LABELS: Record<ThemeChoice, string> = { system: 'Theme of the system', light: 'Light theme', dark: 'Dark theme' }
const ICONS: Record<ThemeChoice, typeof Sun> = { system: Monitor, light: Sun, dark: Moon }

export function ThemeSwitch() {
  const choice = useStore(themeChoice)
  const name = useId()
  return (
    <fieldset className={styles.switch}>
      <legend className={styles.legend}>Theme</legend>
      {THEME_CHOICES.map((option) => {
        const Icon = ICONS[option]
        return (
          <label key={option} className={styles.choice} title={LABELS[option]}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === choice}
              onChange={() => chooseTheme(option)}
              aria-label={LABELS[option]}
            />
            <Icon aria-hidden />
          </label>
        )
      })}
    </fieldset>
  )
}
