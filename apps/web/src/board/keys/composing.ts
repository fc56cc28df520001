/** Keys that belong to an input method, which writes with them: Enter takes a word there, Escape gives one up. */

type KeyPress = Pick<KeyboardEvent, 'isComposing' | 'keyCode'>

/** Whether the key is the input method's; 229 is what Safari says of the Enter that ends a word, when no word is open any more. */
export function isComposed(event: KeyPress | { readonly nativeEvent: KeyPress }): boolean {
  const { isComposing, keyCode } = 'nativeEvent' in event ? event.nativeEvent : event
  return isComposing || keyCode === 229
}
