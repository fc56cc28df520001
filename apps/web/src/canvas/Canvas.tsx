/** The canvas: React Flow for viewport, cards and notes; the layers of the map around them; the pointer. */
import { boxOfAll, type EmphasisReason, type Pointer, type Ref, refKey } from '@journeyboard/editor'
import { ReactFlow, ReactFlowProvider, useReactFlow, useStoreApi, ViewportPortal } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { memo, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type OpenBoard, useBoard, useGesture, useLayout, useOpenBoard, usePanels } from '../board/boardContext.ts'
import { useCutOffTyping } from '../board/keys/cutOffTyping.ts'
import { nextPaint } from '../shell/afterPaint.ts'
import { Later } from '../shell/Later.tsx'
import { lazyAgain } from '../shell/lazyAgain.tsx'
import { AccessibleGrid } from './AccessibleGrid.tsx'
import { BaseLayer } from './BaseLayer.tsx'
import { BlockCanvas } from './BlockCanvas.tsx'
import { CardNode } from './CardNode.tsx'
import styles from './canvas.module.css'
import { Dots } from './Dots.tsx'
import { EmptyMap } from './EmptyMap.tsx'
import { MAX_ZOOM, MIN_ZOOM, nearView, openingView, type View } from './fit.ts'
import type { Hovered } from './HoverLayer.tsx'
import { losesMap } from './inSight.ts'
import { LinkEditor } from './LinkEditor.tsx'
import { LinkLayer } from './LinkLayer.tsx'
import { type MountedBox, useMountedNodes } from './mountedNodes.ts'
import { NoteNode } from './NoteNode.tsx'
import { createPointedPlace } from './pointedPlace.ts'
import { listenToPointer } from './pointerEvents.ts'
import type { Over } from './pointerTargets.ts'
import { SheetLayer } from './SheetLayer.tsx'
import { useHeldSpace } from './useHeldSpace.ts'
import { usePresence } from './usePresence.ts'
import { useViewport, type ViewWay } from './useViewport.ts'
import { useWheel } from './useWheel.ts'

const Following = lazyAgain(async () => (await import('./Following.tsx')).Following)

/** Fetched once the board is painted: no hand has moved yet, and nobody else is seen. */
const DragLayer = lazyAgain(async () => {
  await nextPaint()
  return (await import('./DragLayer.tsx')).DragLayer
})
const HoverLayer = lazyAgain(async () => {
  await nextPaint()
  return (await import('./HoverLayer.tsx')).HoverLayer
})
const FeelingWhy = lazyAgain(async () => {
  await nextPaint()
  return (await import('./FeelingWhy.tsx')).FeelingWhy
})
const BackToMap = lazyAgain(async () => {
  await nextPaint()
  return (await import('./BackToMap.tsx')).BackToMap
})
const Together = lazyAgain(async () => {
  await nextPaint()
  return (await import('./Together.tsx')).Together
})
const RoomBesidePanels = lazyAgain(async () => {
  await nextPaint()
  return (await import('./RoomBesidePanels.tsx')).RoomBesidePanels
})
/** Right behind the first picture, as the bars are. */
const StickyTitles = lazyAgain(async () => {
  await nextPaint()
  return (await import('./StickyTitles.tsx')).StickyTitles
})
const SceneVeil = lazyAgain(async () => (await import('./SceneVeil.tsx')).SceneVeil)
const Minimap = lazyAgain(async () => (await import('./Minimap.tsx')).Minimap)

const NODE_TYPES = { card: CardNode, note: NoteNode }
const NO_EDGES: never[] = []
/** Middle and right button; with Space or the hand tool the left one too. */
const PAN_BUTTONS = [1, 2]
const HAND_BUTTONS = [0, 1, 2]

/** Around the canvas and all that reads its zoom. */
export function CanvasProvider({ children }: { readonly children: ReactNode }) {
  return <ReactFlowProvider>{children}</ReactFlowProvider>
}

export interface CanvasProps {
  readonly label: string
  /** Shown over cards and headers, in board units. */
  readonly marks?: ReactNode
}

export const Canvas = memo(function Canvas({ label, marks }: CanvasProps) {
  const { board, lastView } = useOpenBoard()
  const element = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const [mounted] = useState<MountedBox>(() => createStore(() => ({ box: null })))
  const tool = usePanels((panels) => panels.tool)
  const isMinimapShown = usePanels((panels) => panels.isMinimapShown)
  const followed = usePanels((panels) => panels.followed)
  const isPresenting = usePanels((panels) => panels.scene !== null)
  const gesture = useGesture((current) => current.type)
  const emphasis = useStore(board.emphasis, ({ find, moments }): EmphasisReason | undefined =>
    find ? 'find' : moments ? 'moments' : undefined,
  )
  const [hovered] = useState(() => createStore<Hovered>(() => ({ ref: null, border: null })))
  const defaultViewport = useMemo(() => {
    const layout = board.layout.getState()
    if (lastView.current) return lastView.current
    // Something is selected already where the address named it.
    const named = boxOfAll(layout, board.selection.getState().refs)
    return named ? nearView(named, windowSize()) : openingView(layout.bounds, layout.sheet, windowSize())
  }, [board, lastView])
  useLastView(lastView)
  const leastZoom = useLayout(({ bounds }) => Math.min(MIN_ZOOM, openingView(bounds, bounds, windowSize()).zoom))
  const way = useViewport(board, grid)
  useWheel(element)
  useCutOffTyping()
  usePointer(element, grid, hovered, way)
  return (
    <div
      ref={element}
      className={styles.canvas}
      data-board
      data-tool={tool}
      data-emphasis={emphasis}
      data-gesture={gesture === 'none' ? undefined : gesture}
      data-presenting={isPresenting || undefined}
    >
      <AccessibleGrid label={label} gridRef={grid} />
      <div className={styles.ring} />
      <Dots />
      <Flow mounted={mounted} defaultViewport={defaultViewport} leastZoom={leastZoom} isHand={tool === 'hand'}>
        <ViewportPortal>
          <BaseLayer>
            <SheetLayer />
            <LinkLayer mounted={mounted} />
            <BlockCanvas mounted={mounted} />
          </BaseLayer>
          <LinkEditor />
          <EmptyMap />
          <Later>{isPresenting && <SceneVeil />}</Later>
          {marks}
          <Later>
            <DragLayer />
            <HoverLayer store={hovered} />
          </Later>
        </ViewportPortal>
      </Flow>
      <Later>
        <StickyTitles />
      </Later>
      <Later>
        <FeelingWhy store={hovered} />
        <BackToMap />
        <RoomBesidePanels way={way} />
        <Together />
      </Later>
      {followed !== null && (
        <Later onMissing={() => board.panels.setState({ followed: null })}>
          <Following key={followed} clientId={followed} />
        </Later>
      )}
      <Later onMissing={() => board.panels.setState({ isMinimapShown: false })}>{isMinimapShown && <Minimap />}</Later>
    </div>
  )
})

interface FlowProps {
  readonly mounted: MountedBox
  readonly defaultViewport: View
  readonly leastZoom: number
  readonly isHand: boolean
  readonly children: ReactNode
}

/** By itself, because its nodes change at each key of a text: what stands on the canvas beside them has nothing to do then. */
function Flow({ mounted, defaultViewport, leastZoom, isHand, children }: FlowProps) {
  const nodes = useMountedNodes(useBoard(), mounted)
  return (
    <ReactFlow
      nodes={nodes}
      edges={NO_EDGES}
      nodeTypes={NODE_TYPES}
      defaultViewport={defaultViewport}
      minZoom={leastZoom}
      maxZoom={MAX_ZOOM}
      zoomOnScroll={false}
      zoomOnPinch
      zoomOnDoubleClick={false}
      panOnDrag={isHand ? HAND_BUTTONS : PAN_BUTTONS}
      panActivationKeyCode="Space"
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      deleteKeyCode={null}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      attributionPosition="bottom-left"
    >
      {children}
    </ReactFlow>
  )
}

/** Keeps what is in view for the canvas that comes after this one. */
function useLastView(lastView: OpenBoard['lastView']): void {
  const flow = useStoreApi()
  useEffect(
    () => () => {
      const [x, y, zoom] = flow.getState().transform
      lastView.current = { x, y, zoom }
    },
    [flow, lastView],
  )
}

function usePointer(
  element: React.RefObject<HTMLDivElement | null>,
  grid: React.RefObject<HTMLElement | null>,
  hovered: StoreApi<Hovered>,
  way: ViewWay,
): void {
  const board = useBoard()
  const flow = useStoreApi()
  const { setViewport } = useReactFlow()
  const isSpaceHeld = useHeldSpace()
  const tellPoint = usePresence()
  const told = useRef(tellPoint)
  told.current = tellPoint
  useEffect(() => {
    const canvas = element.current
    if (!canvas) return
    const listening = new AbortController()
    // Known beforehand: asked for during a drag, it would make the browser lay out what the drag has just changed.
    let bounds = canvas.getBoundingClientRect()
    const measure = () => {
      bounds = canvas.getBoundingClientRect()
    }
    const resizing = new ResizeObserver(measure)
    resizing.observe(canvas)
    canvas.addEventListener('pointerdown', measure, { capture: true, signal: listening.signal })
    // The focus is framed for whoever works by keys: where a press ends a text, browsers would frame it too.
    const handlePress = () => canvas.toggleAttribute('data-by-hand', true)
    window.addEventListener('pointerdown', handlePress, { capture: true, signal: listening.signal })
    const port = {
      toBoard(clientX: number, clientY: number) {
        const { left, top } = bounds
        const [x, y, zoom] = flow.getState().transform
        return { x: (clientX - left - x) / zoom, y: (clientY - top - y) / zoom }
      },
      zoom: () => flow.getState().transform[2],
      panBy(dx: number, dy: number) {
        const { transform, width, height } = flow.getState()
        const [x, y, zoom] = transform
        const next = { x: x + dx, y: y + dy, zoom }
        const isLost = losesMap(board.layout.getState(), { x, y, zoom }, next, { width, height })
        if (!isLost) void setViewport(next)
        return !isLost
      },
      glideBy(dx: number, dy: number) {
        const { x, y, zoom } = way.goal()
        way.glide({ x: x + dx, y: y + dy, zoom })
      },
      onView: (listener: () => void) =>
        flow.subscribe((now, before) => {
          if (now.transform !== before.transform) listener()
        }),
      bounds: () => bounds,
      focus: () => grid.current?.focus({ preventScroll: true }),
      isPanning: () => isSpaceHeld.current || board.panels.getState().tool === 'hand',
    }
    const pointed = createPointedPlace(flow, (point, isBrought) => {
      board.pointerAt.current = point
      // Who follows somebody moves nothing, and may be away.
      if (!isBrought || board.panels.getState().followed === null) told.current(point)
    })
    const pointer: Pointer = listenToPointer(
      canvas,
      board,
      port,
      {
        // Each movement of the pointer comes through here: only what changes may cost anything.
        onHover({ ref, over, border }) {
          const before = hovered.getState()
          if (!isSameRef(before.ref, ref) || !isSameRef(before.border, border)) hovered.setState({ ref, border })
          if (canvas.dataset.over !== (over ?? undefined)) setOver(canvas, over)
        },
        onPoint: pointed.set,
      },
      listening.signal,
    )
    // Before all other keys: Esc lets go of what is in the hand, and does nothing else then.
    const handleKey = (event: KeyboardEvent) => {
      if (!MODIFIERS.has(event.key)) canvas.removeAttribute('data-by-hand')
      if (event.key !== 'Escape' || !pointer.isBusy()) return
      event.stopImmediatePropagation()
      pointer.cancel()
    }
    window.addEventListener('keydown', handleKey, { capture: true, signal: listening.signal })
    return () => {
      resizing.disconnect()
      listening.abort()
      pointed.stop()
    }
  }, [board, element, grid, flow, setViewport, hovered, isSpaceHeld, way])
}

/** Held with a press, these are no work by keys. */
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta'])

const windowSize = () => ({ width: window.innerWidth, height: window.innerHeight })

const isSameRef = (a: Ref | null, b: Ref | null) => (a && refKey(a)) === (b && refKey(b))

/** For the cursor's shape, in canvas.module.css. */
function setOver(canvas: HTMLElement, over: Over): void {
  if (over) canvas.dataset.over = over
  else delete canvas.dataset.over
}
