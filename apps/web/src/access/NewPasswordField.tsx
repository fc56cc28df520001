/** A password that is chosen, and must be long enough. */
import { PASSWORD_LENGTH } from '@journeyboard/protocol'
import { TextField, type TextFieldProps } from '../ui/TextField.tsx'

export function NewPasswordField(props: Pick<TextFieldProps, 'label' | 'value' | 'onValueChange' | 'autoFocus'>) {
  return (
    <TextField
      {...props}
      hint={`At least ${PASSWORD_LENGTH.least} characters. A few words are easy to remember.`}
      type="password"
      minLength={PASSWORD_LENGTH.least}
      maxLength={PASSWORD_LENGTH.most}
      autoComplete="new-password"
      required
    />
  )
}
