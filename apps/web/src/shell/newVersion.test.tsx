import { act, cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dismissToast, Toaster } from '../ui/toasts.tsx'
import { keepAppOffline } from './newVersion.ts'

/** What the browser offers of one registration: workers that the test moves on. */
class Worker extends EventTarget {
  state = 'installing'
  readonly messages: unknown[] = []

  postMessage(message: unknown): void {
    this.messages.push(message)
  }

  become(state: string): void {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

class Registration extends EventTarget {
  installing: Worker | null = null
  waiting: Worker | null = null
  active: Worker | null = null

  find(worker: Worker): void {
    this.installing = worker
    this.dispatchEvent(new Event('updatefound'))
    this.installing = null
    this.waiting = worker
    worker.become('installed')
  }
}

const reload = vi.fn()

beforeEach(() => {
  vi.spyOn(location, 'reload').mockImplementation(reload)
  vi.useFakeTimers({ toFake: ['setInterval'] })
  render(<Toaster />)
})

afterEach(async () => {
  await act(() => dismissToast('new-version'))
  cleanup()
  reload.mockClear()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function openPage(registration: Registration): Promise<void> {
  const workers = { register: async () => registration }
  await act(() => keepAppOffline(workers as unknown as ServiceWorkerContainer))
}

const offer = () => screen.queryByText('A new version is ready')

describe('a new version', () => {
  it('is offered, and taken only by the tab in which somebody wants it', async () => {
    const registration = new Registration()
    registration.active = new Worker()
    await openPage(registration)
    expect(offer()).toBeNull()
    const worker = new Worker()
    act(() => registration.find(worker))
    expect(worker.messages).toEqual([])
    await userEvent.click(await screen.findByRole('button', { name: 'Reload' }))
    expect(worker.messages).toEqual([{ type: 'SKIP_WAITING' }])
    expect(reload).not.toHaveBeenCalled()
    worker.become('activated')
    expect(reload).toHaveBeenCalledOnce()
  })

  it('that came before the page is offered at once', async () => {
    const registration = new Registration()
    registration.waiting = new Worker()
    await openPage(registration)
    expect(await screen.findByText('A new version is ready')).toBeTruthy()
  })

  it('that another tab has taken needs no more than a reload', async () => {
    const registration = new Registration()
    registration.waiting = new Worker()
    await openPage(registration)
    registration.waiting = null
    await userEvent.click(await screen.findByRole('button', { name: 'Reload' }))
    expect(reload).toHaveBeenCalledOnce()
  })

  it('is not announced when it is the first', async () => {
    const registration = new Registration()
    await openPage(registration)
    act(() => registration.find(new Worker()))
    expect(offer()).toBeNull()
  })
})

describe('a browser that can not keep the app', () => {
  it('goes on without', async () => {
    vi.spyOn(console, 'info').mockImplementation(() => {})
    const refuse = { register: () => Promise.reject(new DOMException('Blocked', 'SecurityError')) }
    await keepAppOffline(refuse as unknown as ServiceWorkerContainer)
    await keepAppOffline(undefined)
    expect(offer()).toBeNull()
  })
})
