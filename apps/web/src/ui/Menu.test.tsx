import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Button } from './Button.tsx'
import { Menu, type MenuEntry, PointMenu } from './Menu.tsx'

afterEach(cleanup)

describe('a menu under a button', () => {
  it('opens, runs what is chosen, and closes', async () => {
    const rename = vi.fn()
    const entries: readonly MenuEntry[] = [
      { kind: 'action', label: 'Rename', shortcut: 'F2', run: rename },
      { kind: 'separator' },
      { kind: 'choice', label: 'Locked', checked: true, run: () => {} },
      { kind: 'action', label: 'Delete', danger: true, disabled: true, run: () => {} },
    ]
    render(
      <Menu entries={entries}>
        <Button>More</Button>
      </Menu>,
    )
    await userEvent.click(screen.getByRole('button', { name: 'More' }))
    expect(screen.getByRole('menuitemcheckbox', { name: 'Locked' }).getAttribute('aria-checked')).toBe('true')
    expect(screen.getByRole('menuitem', { name: 'Delete' }).getAttribute('aria-disabled')).toBe('true')
    await userEvent.click(screen.getByRole('menuitem', { name: /Rename/ }))
    expect(rename).toHaveBeenCalledOnce()
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('opens on the page that took the place of another while the button appeared', async () => {
    const loading = render(<main>Opening…</main>)
    loading.rerender(
      <main key="board">
        <Menu entries={[{ kind: 'action', label: 'Rename', run: () => {} }]}>
          <Button>More</Button>
        </Menu>
      </main>,
    )
    await userEvent.click(screen.getByRole('button', { name: 'More' }))
    expect(screen.getByRole('main').contains(screen.getByRole('menuitem', { name: 'Rename' }))).toBe(true)
  })
})

describe('a menu at a point', () => {
  it('has a name, and gives the focus back when it closes', async () => {
    render(<Canvas />)
    await userEvent.click(screen.getByRole('button', { name: 'Canvas' }))
    expect(screen.getByRole('menu', { name: 'Actions for the canvas' })).toBeTruthy()
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Canvas' }))
  })
})

function Canvas() {
  const [point, setPoint] = useState<{ x: number; y: number } | null>(null)
  const entries: MenuEntry[] = [{ kind: 'action', label: 'Add a note', run: () => {} }]
  return (
    <>
      <button type="button" onClick={() => setPoint({ x: 40, y: 60 })}>
        Canvas
      </button>
      <PointMenu label="Actions for the canvas" entries={entries} point={point} onClose={() => setPoint(null)} />
    </>
  )
}
