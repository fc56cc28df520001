/** The button that changes between light and dark. */
import { Monitor, Moon, Sun } from 'lucide-react'
import { useStore } from 'zustand'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { chooseTheme, THEME_CHOICES, type ThemeChoice, themeChoice } from './themeChoice.ts'

const LABELS: Record<ThemeChoice, string> = { system: 'As the system', light: 'Light', dark: 'Dark' }
const ICONS: Record<ThemeChoice, typeof Sun> = { system: Monitor, light: Sun, dark: Moon }

export function ThemeMenu() {
  const choice = useStore(themeChoice)
  const Icon = ICONS[choice]
  return (
    <Menu entries={themeEntries(choice)} align="end">
      <IconButton label="Theme" icon={<Icon />} />
    </Menu>
  )
}

/** Menu entries for the three choices, for menus that also hold other things. */
export function themeEntries(choice: ThemeChoice): MenuEntry[] {
  return THEME_CHOICES.map((option) => {
    const Icon = ICONS[option]
    return {
      kind: 'choice',
      label: LABELS[option],
      icon: <Icon />,
      checked: option === choice,
      run: () => chooseTheme(option),
    }
  })
}
