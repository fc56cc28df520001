/** What holds on this device only: wheel, theme, single-letter keys. */
import { type ReactNode, useId } from 'react'
import { useStore } from 'zustand'
import { WHEEL_SETTINGS, type WheelSetting, wheelSetting } from '../../settings/wheelSetting.ts'
import { chooseTheme, THEME_CHOICES, THEME_WORDS, themeChoice } from '../../theme/themeChoice.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { useBoard } from '../boardContext.ts'
import { keymapStore } from '../keys/keymapStore.ts'
import { Choices } from '../panels/Choices.tsx'
import type { BoardDialogProps } from './boardDialog.ts'
import styles from './SettingsDialog.module.css'

const WHEEL_WORDS: Record<WheelSetting, string> = { auto: 'Auto', mouse: 'Mouse', trackpad: 'Trackpad' }
const WHEEL_SENTENCES: Record<WheelSetting, string> = {
  auto: 'Scrolling moves the map. With Ctrl or Command, or by pinching, it zooms. What you use is found out as you go.',
  mouse: 'The wheel zooms at the pointer. With Shift it moves the map sideways.',
  trackpad: 'Two fingers move the map, pinching zooms.',
}

export function SettingsDialog({ onClose }: BoardDialogProps) {
  const board = useBoard()
  const wheel = useStore(wheelSetting)
  const theme = useStore(themeChoice)
  const { hasLetters } = useStore(keymapStore)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Settings"
      description="They hold on this device, for all maps."
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className={styles.settings}>
        <Setting title="Mouse or trackpad" sentence={WHEEL_SENTENCES[wheel]}>
          <Choices
            label="Mouse or trackpad"
            options={WHEEL_SETTINGS.map((value) => ({ value, label: WHEEL_WORDS[value] }))}
            value={wheel}
            onChoose={(setting) => wheelSetting.setState(setting, true)}
          />
        </Setting>
        <Setting title="Theme">
          <Choices
            label="Theme"
            options={THEME_CHOICES.map((value) => ({ value, label: THEME_WORDS[value] }))}
            value={theme}
            onChoose={chooseTheme}
          />
        </Setting>
        <Setting
          title="Keys"
          sentence="Letters, digits and signs do something while the board has the focus. Switch them off if you speak to your computer, or if keys are pressed by accident."
        >
          <div className={styles.keys}>
            <Tick
              label="Single-letter keys"
              isOn={hasLetters}
              onChange={(isOn) => keymapStore.setState({ hasLetters: isOn })}
            />
            <Button onClick={() => board.panels.setState({ dialog: { type: 'shortcuts' } })}>Change keys…</Button>
          </div>
        </Setting>
      </div>
    </Dialog>
  )
}

interface SettingProps {
  readonly title: string
  readonly sentence?: string
  readonly children: ReactNode
}

function Setting({ title, sentence, children }: SettingProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.setting}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      {children}
      {sentence && (
        <p className={styles.sentence} aria-live="polite">
          {sentence}
        </p>
      )}
    </section>
  )
}
