/** A page with nothing but Excalidraw on it; tests/bench/against drives it through `window.bench`. */
import {
  CaptureUpdateAction,
  convertToExcalidrawElements,
  Excalidraw,
  exportToBlob,
  exportToSvg,
  reconcileElements,
  restoreElements,
} from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

// What is fetched from somewhere would not be there: the bench's browser reaches this machine alone.
window.EXCALIDRAW_ASSET_PATH = '/'

/** Cards as rectangles with their text bound to them: what the page saves, and later opens. */
function makeScene(cards) {
  return convertToExcalidrawElements(
    cards.map(({ id, x, y, width, height, text }) => ({
      type: 'rectangle',
      id,
      x,
      y,
      width,
      height,
      strokeColor: '#c4bfb2',
      backgroundColor: '#fdf3c7',
      fillStyle: 'solid',
      strokeWidth: 1,
      roughness: 0,
      roundness: { type: 3 },
      // 2 is the system's own font, so that none is waited for.
      label: { text, fontSize: 13, fontFamily: 2, strokeColor: '#1e1e1e', textAlign: 'left', verticalAlign: 'top' },
    })),
    { regenerateIds: false },
  )
}

/** Others' edits, gathered and taken in once a frame as the app's own collaboration does: reconciled, kept out of undo. */
function startRemoteEdits(editsASecond) {
  const { api } = window.bench
  const started = performance.now()
  let made = 0
  let isOn = true
  const cards = api.getSceneElements().filter(({ type }) => type === 'rectangle')
  const takeIn = () => {
    if (!isOn) return
    const due = Math.floor(((performance.now() - started) / 1000) * editsASecond)
    const elementById = new Map(api.getSceneElementsIncludingDeleted().map((element) => [element.id, element]))
    const changed = new Map()
    for (; made < due; made++) {
      for (const edited of remoteEdit(cards, made, (id) => changed.get(id) ?? elementById.get(id))) {
        changed.set(edited.id, edited)
      }
    }
    const local = api.getSceneElementsIncludingDeleted()
    const elements = reconcileElements(local, restoreElements([...changed.values()], null), api.getAppState())
    api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER })
    requestAnimationFrame(takeIn)
  }
  requestAnimationFrame(takeIn)
  return () => {
    isOn = false
  }
}

/** Every other edit moves a card with its text to where another one stands, every other one types a letter. */
function remoteEdit(cards, count, latest) {
  const card = latest(cards[(count * 13) % cards.length].id)
  const text = latest(card.boundElements[0].id)
  const newer = (element, change) => ({
    ...element,
    ...change,
    version: element.version + 1,
    versionNonce: Math.floor(Math.random() * 2 ** 31),
    updated: Date.now(),
  })
  if (count % 2 === 0) return [newer(text, { text: `${text.text}a`, originalText: `${text.originalText}a` })]
  const place = cards[(count * 7) % cards.length]
  const shift = { x: place.x - card.x, y: place.y - card.y }
  return [card, text].map((element) => newer(element, { x: element.x + shift.x, y: element.y + shift.y }))
}

/** Whether the scene is on the screen: these points, the middles of cards, are not empty. */
function isPainted(points) {
  const { api } = window.bench
  if (api.getAppState().isLoading || api.getSceneElements().length === 0) return false
  const canvas = document.querySelector('canvas.excalidraw__canvas.static')
  const pixels = canvas?.getContext('2d')
  if (!pixels) return false
  const { zoom, scrollX, scrollY } = api.getAppState()
  return points.every(({ x, y }) => {
    const [red, green, blue] = pixels.getImageData((x + scrollX) * zoom.value, (y + scrollY) * zoom.value, 1, 1).data
    return red !== 255 || green !== 255 || blue !== 255
  })
}

/** What its export dialog does, at scale 1 and with the ground. */
const exportOptions = () => ({
  elements: window.bench.api.getSceneElements(),
  appState: { ...window.bench.api.getAppState(), exportBackground: true, exportScale: 1, exportEmbedScene: false },
  files: {},
})

async function exportPng() {
  const started = performance.now()
  const blob = await exportToBlob({ ...exportOptions(), mimeType: 'image/png' })
  const milliseconds = performance.now() - started
  const { width, height } = await createImageBitmap(blob)
  return { milliseconds, bytes: blob.size, width, height }
}

async function exportSvg() {
  const times = []
  let svg
  for (let run = 0; run < 5; run++) {
    const started = performance.now()
    svg = (await exportToSvg(exportOptions())).outerHTML
    times.push(performance.now() - started)
  }
  const [first] = times
  return { milliseconds: times.sort((a, b) => a - b)[2], first, bytes: new Blob([svg]).size }
}

window.bench = { makeScene, startRemoteEdits, isPainted, exportPng, exportSvg }

const name = new URLSearchParams(location.search).get('scene')
const scene = name && fetch(`/scenes/${name}.json`).then((answer) => answer.json())
createRoot(document.getElementById('root')).render(
  createElement(Excalidraw, {
    initialData: scene,
    excalidrawAPI: async (api) => {
      window.bench.api = api
      const { appState } = (await scene) ?? {}
      if (!appState) return
      // What is opened is brought to 10 % at least, but a larger map has to be in view as a whole.
      const stop = api.onChange(() => {
        if (api.getAppState().isLoading) return
        stop()
        api.updateScene({ appState })
      })
    },
  }),
)
