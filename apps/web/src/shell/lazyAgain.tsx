/** Parts of a page that are fetched when they are needed, and asked for again when they could not be. */
import { Component, type ComponentType, createElement, lazy, type ReactNode, useState } from 'react'
import { isMissingPart } from './missingPart.ts'

/** Milliseconds after which what nobody asked for by hand is tried again. */
const LATER = 10_000

/** Of the parts that could not be fetched: makes each ready to be asked for again. */
const resets = new Set<() => void>()

export type LazyPart<Props> = ComponentType<Props> & {
  /** Fetches it before it is needed: then it is drawn at once, where React keeps what it waits for back for 300 ms. */
  readonly prepare: () => Promise<void>
}

/** As React's `lazy`, which never asks twice. It stands inside a `MissingBoundary`. */
export function lazyAgain<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let prepared: ComponentType<Props> | null = null
  const begin = (fetch: typeof fetchPart): ComponentType<Props> =>
    lazy(async () => {
      try {
        return { default: await fetch() }
      } catch (error) {
        resets.add(reset)
        throw error
      }
    })
  const reset = () => {
    Part = begin(() => fetchStylesAgain().then(fetchPart))
  }
  let Part: ComponentType<Props> = begin(fetchPart)
  const choose = () => prepared ?? Part
  const prepare = async () => {
    prepared = await fetchPart()
  }
  return Object.assign((props: Props) => createElement(Chosen<Props>, { choose, props }), { prepare })
}

interface ChosenProps<Props> {
  readonly choose: () => ComponentType<Props>
  readonly props: Props
}

/** One and the same as long as it stands there: another would know nothing of what it knew. */
function Chosen<Props extends object>({ choose, props }: ChosenProps<Props>) {
  const [Part] = useState(choose)
  return createElement(Part, props)
}

/** Vite asks for the styles of a part only once, whatever became of them. */
const failedStyles = new Set<HTMLLinkElement>()
document.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failedStyles.add(target)
  },
  { capture: true },
)

/** Of the parts that could not be fetched whole; rejects as Vite does when one does not come again. */
export async function fetchStylesAgain(): Promise<void> {
  const links = [...failedStyles]
  failedStyles.clear()
  await Promise.all(links.map(loadAgain))
}

function loadAgain(link: HTMLLinkElement): Promise<void> {
  const again = document.createElement('link')
  again.rel = link.rel
  again.href = link.href
  return new Promise((resolve, reject) => {
    again.onload = () => resolve()
    again.onerror = () => reject(new Error(`Unable to preload CSS for ${link.href}`))
    link.replaceWith(again)
  })
}

interface MissingBoundaryProps {
  /** Closes what somebody has opened. Without it the part is tried again after a while. */
  readonly onMissing?: (() => void) | undefined
  readonly children: ReactNode
}

/** Where a part can not be fetched nothing shows, and all else on the page stays. */
export class MissingBoundary extends Component<MissingBoundaryProps, { readonly error: unknown }> {
  override state = { error: null }
  private timer = 0

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override componentDidCatch(error: unknown): void {
    if (!isMissingPart(error)) return
    const { onMissing } = this.props
    if (!onMissing) {
      this.timer = window.setTimeout(() => this.tryAgain(), LATER)
      return
    }
    onMissing()
    this.tryAgain()
  }

  override componentWillUnmount(): void {
    window.clearTimeout(this.timer)
  }

  private tryAgain(): void {
    for (const reset of resets) reset()
    resets.clear()
    this.setState({ error: null })
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    if (isMissingPart(error)) return null
    throw error
  }
}
