import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
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
    expect((await screen.findByRole('menuitemcheckbox', { name: 'Locked' })).getAttribute('aria-checked')).toBe('true')
    expect(screen.getByRole('menuitem', { name: 'Delete' }).getAttribute('aria-disabled')).toBe('true')
    await userEvent.click(screen.getByRole('menuitem', { name: /Rename/ }))
    expect(rename).toHaveBeenCalledOnce()
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('opened by a key has its first entry under the next one, and Escape leads back to the button', async () => {
    const entries: readonly MenuEntry[] = [
      { kind: 'action', label: 'Delete', disabled: true, run: () => {} },
      { kind: 'action', label: 'Rename', run: () => {} },
      { kind: 'action', label: 'Duplicate', run: () => {} },
    ]
    render(
      <Menu entries={entries}>
        <Button>Options</Button>
      </Menu>,
    )
    const button = screen.getByRole('button', { name: 'Options' })
    button.focus()
    await userEvent.keyboard('{Enter}')
    const menu = await screen.findByRole('menu', { name: 'Options' })
    expect(button.getAttribute('aria-expanded')).toBe('true')
    expect(document.activeElement).toBe(within(menu).getByRole('menuitem', { name: 'Rename' }))
    await userEvent.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(within(menu).getByRole('menuitem', { name: 'Duplicate' }))
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('menu')).toBeNull()
    await waitFor(() => expect(document.activeElement).toBe(button))
  })

  it('closes when its button is pressed again', async () => {
    render(
      <Menu entries={[{ kind: 'action', label: 'Rename', run: () => {} }]}>
        <Button>Again</Button>
      </Menu>,
    )
    const button = screen.getByRole('button', { name: 'Again' })
    await userEvent.click(button)
    await screen.findByRole('menu')
    await userEvent.click(button)
    expect(screen.queryByRole('menu')).toBeNull()
    expect(button.getAttribute('aria-expanded')).toBe('false')
    await userEvent.click(button)
    expect(await screen.findByRole('menu')).toBeTruthy()
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
    expect(screen.getByRole('main').contains(await screen.findByRole('menuitem', { name: 'Rename' }))).toBe(true)
  })
})

describe('a menu at a point', () => {
  it('has a name, and gives the focus back when it closes', async () => {
    render(<Canvas />)
    await userEvent.click(screen.getByRole('button', { name: 'Canvas' }))
    expect(await screen.findByRole('menu', { name: 'Actions for the canvas' })).toBeTruthy()
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Canvas' }))
  })
})

describe('a menu that opens again before the last one has quite gone', () => {
  it('stays open, and what was chosen in the first ran before', async () => {
    const done: string[] = []
    const user = userEvent.setup()
    render(<Canvas onAdd={() => done.push('added')} onOpen={() => done.push('opened')} />)
    const canvas = screen.getByRole('button', { name: 'Canvas' })
    await user.click(canvas)
    const entry = await screen.findByRole('menuitem', { name: 'Add a note' })
    // Before any timer: a hand can be quicker than those of a busy page.
    await act(async () => {
      fireEvent.click(entry)
      await null
      fireEvent.click(canvas)
    })
    await act(async () => new Promise((resolve) => setTimeout(resolve, 20)))
    expect(screen.getByRole('menuitem', { name: 'Add a note' })).toBeTruthy()
    expect(done).toEqual(['opened', 'added', 'opened'])
  })
})

interface CanvasProps {
  readonly onAdd?: () => void
  readonly onOpen?: () => void
}

function Canvas({ onAdd = () => {}, onOpen = () => {} }: CanvasProps) {
  const [point, setPoint] = useState<{ x: number; y: number } | null>(null)
  const entries: MenuEntry[] = [{ kind: 'action', label: 'Add a note', run: onAdd }]
  return (
    <>
      <button
        type="button"
        onClick={() => {
          onOpen()
          setPoint({ x: 40, y: 60 })
        }}
      >
        Canvas
      </button>
      <PointMenu label="Actions for the canvas" entries={entries} point={point} onClose={() => setPoint(null)} />
    </>
  )
}
