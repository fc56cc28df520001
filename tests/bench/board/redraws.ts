/** Which React components render again while something is done, learnt as React's own developer tools learn it. */
import type { Page } from '@playwright/test'
import type { BenchBoard } from './openBoard.ts'
import { type Movement, quiet, takeSteps } from './steps.ts'

export interface Redraws {
  /** Components that rendered again, of any kind. */
  readonly components: number
  /** How often each card's component rendered again, by the card's id. */
  readonly byCard: Readonly<Record<string, number>>
}

/** The parts of React's internal tree that tell what was rendered. */
interface Fiber {
  readonly tag: number
  readonly flags: number
  readonly memoizedProps: { readonly id?: unknown; readonly data?: { readonly card?: object } } | null
  readonly alternate: Fiber | null
  readonly child: Fiber | null
  readonly sibling: Fiber | null
}

interface RedrawWatch {
  benchRedraws: { components: number; byCard: Record<string, number> }
}

/** To be called before the page is loaded: React looks for the tools once, when it starts. */
export async function watchRedraws(page: Page): Promise<void> {
  await page.addInitScript(installWatch)
}

/** Runs in the page. */
function installWatch(): void {
  const watch = globalThis as unknown as RedrawWatch
  watch.benchRedraws = { components: 0, byCard: {} }
  const FUNCTION = 0
  const MEMO_FUNCTION = 15
  const PERFORMED_WORK = 1

  const note = (fiber: Fiber) => {
    if (fiber.tag !== FUNCTION && fiber.tag !== MEMO_FUNCTION) return
    if ((fiber.flags & PERFORMED_WORK) === 0) return
    const redraws = watch.benchRedraws
    redraws.components += 1
    const { id, data } = fiber.memoizedProps ?? {}
    if (typeof id === 'string' && data?.card) redraws.byCard[id] = (redraws.byCard[id] ?? 0) + 1
  }
  /** What was there before (it has an alternate) and was passed through in this commit (its child is another one). */
  const walk = (first: Fiber | null) => {
    for (let fiber = first; fiber; fiber = fiber.sibling) {
      if (!fiber.alternate) continue
      note(fiber)
      if (fiber.child !== fiber.alternate.child) walk(fiber.child)
    }
  }
  Object.assign(globalThis, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      isDisabled: false,
      inject: () => 1,
      checkDCE: () => {},
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
      onCommitFiberRoot: (_renderer: number, root: { readonly current: Fiber }) => walk(root.current),
    },
  })
}

/** What renders again from the first step of the movement to its last. The page needs `watchRedraws`. */
export async function measureRedraws(board: BenchBoard, movement: Movement): Promise<Redraws> {
  await movement.begin(board)
  await quiet(board.page)
  await board.page.evaluate(() => {
    Object.assign(globalThis, { benchRedraws: { components: 0, byCard: {} } } satisfies RedrawWatch)
  })
  await takeSteps(board, movement)
  await quiet(board.page)
  const redraws = await board.page.evaluate(() => (globalThis as unknown as RedrawWatch).benchRedraws)
  await movement.end(board)
  return redraws
}
