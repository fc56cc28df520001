/** The picture of a crowd's cursors, drawn by a thread that is fetched once there is a crowd. */
import type { ShownCursor } from '../cursorScene.ts'
import type { Size, View } from '../fit.ts'
import type { CrowdThread, CrowdThreadOptions } from './crowdThread.ts'

export interface CrowdPicture {
  /** Whether it can be shown. Whoever asks first has it fetched. */
  isReady(): boolean
  isShown(): boolean
  /** These and no others, over what is in view, gliding on by themselves. Only once it is ready. */
  show(cursors: readonly ShownCursor[], screen: View & Size): void
  /** At once. */
  hide(): void
  stop(): void
}

export interface CrowdPictureOptions extends Omit<CrowdThreadOptions, 'onUnable'> {
  /** Null where there can be none. */
  readonly startThread: (options: CrowdThreadOptions) => Promise<CrowdThread | null>
  /** It can be shown from now on, or not any more. */
  readonly onChange: () => void
}

export function createCrowdPicture({ startThread, onChange, ...options }: CrowdPictureOptions): CrowdPicture {
  let thread: CrowdThread | null = null
  let isAsked = false
  let isStopped = false
  let isShown = false
  const fetchThread = async () => {
    const onUnable = () => {
      thread = null
      isShown = false
      onChange()
    }
    // Elements do as well where the network has failed.
    const started = await startThread({ ...options, onUnable }).catch(() => null)
    if (isStopped) started?.stop()
    else if (started) {
      thread = started
      onChange()
    }
  }
  return {
    isReady() {
      if (!isAsked) void fetchThread()
      isAsked = true
      return thread !== null
    },
    isShown: () => isShown,
    show(cursors, { x, y, zoom, width, height }) {
      isShown = true
      const told = cursors.map(({ peer: { user, isIdle }, glide, restsAt }) => ({ user, isIdle, glide, restsAt }))
      thread?.show(told, { x, y, zoom, width, height, sharpness: window.devicePixelRatio })
    },
    hide() {
      isShown = false
      thread?.hide()
    },
    stop() {
      isStopped = true
      thread?.stop()
    },
  }
}
