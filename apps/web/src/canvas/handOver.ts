/** Something new that is dragged out of the interface: from here on the canvas has the pointer, as if it had begun there. */

/** The press reaches only the board's own listeners; where the tool `make` is on, it takes what is made in hand. */
export function handOver({ pointerId, pointerType, clientX, clientY }: PointerEvent): void {
  const press = { pointerId, pointerType, clientX, clientY, button: 0, buttons: 1, isPrimary: true }
  document.querySelector('[data-board]')?.dispatchEvent(new PointerEvent('pointerdown', press))
}
