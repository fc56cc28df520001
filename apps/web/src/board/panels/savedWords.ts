/** What the indicator says about saving, in words. */
import { counted, type Rights } from '@journeyboard/editor'
import type { DeviceCopy, SavedStatus, UnsentImages } from '@journeyboard/session'

export interface SavedWords {
  /** The whole truth in a line: `Offline, kept on this device (3 changes)`. */
  readonly text: string
  /** Its beginning, where there is no room for more. */
  readonly short: string
  /** What it means for the person, in a sentence or two. */
  readonly detail: string
  readonly mood: 'calm' | 'busy' | 'kept' | 'danger'
  /** Whether trying at once can help. */
  readonly canRetry: boolean
}

/** The map is saved only when the server has its images too; who may change nothing has nothing to be saved. */
export function savedWords(status: SavedStatus, images: UnsentImages, rights: Rights): SavedWords {
  if (status.state !== 'saved') return statusWords(status)
  if (rights.structure || rights.cards || images.waiting > 0) return imageWords(images)
  const detail = `${rights.reason} What others change shows at once.`
  return { ...calm(rights.reason.replace(/\.$/, ''), detail, 'calm'), short: 'Read-only' }
}

function imageWords({ waiting, refusals: [refusal] }: UnsentImages): SavedWords {
  if (waiting > 0) {
    const detail = `All else is on the server’s disk. Until ${waiting === 1 ? 'the image is' : 'the images are'} there too, only this device has ${waiting === 1 ? 'it' : 'them'}.`
    return calm(`Sending ${counted(waiting, 'image')}…`, detail, 'busy')
  }
  if (refusal === undefined) return calm('Saved', 'Everything on this map is on the server’s disk.', 'calm')
  return {
    text: 'An image is not on the server',
    short: 'Image not sent',
    detail: `${refusal} The image is kept on this device, and nobody else sees it.`,
    mood: 'danger',
    canRetry: false,
  }
}

function statusWords(status: Exclude<SavedStatus, { state: 'saved' }>): SavedWords {
  switch (status.state) {
    case 'loading':
      return calm('Opening…', 'The map is being fetched from the server.', 'busy')
    case 'saving':
      return calm('Saving…', 'The last changes are on their way to the server.', 'busy')
    case 'offline':
      return {
        text: `Offline${offlineRest(status.changes, status.device)}`,
        short: status.changes > 0 ? `Offline (${status.changes})` : 'Offline',
        detail: offlineDetail(status.changes, status.device),
        mood: status.device === 'failed' && status.changes > 0 ? 'danger' : 'kept',
        canRetry: true,
      }
    case 'reconnecting':
      return {
        text: status.changes > 0 ? `Reconnecting… (${counted(status.changes, 'change')})` : 'Reconnecting…',
        short: 'Reconnecting…',
        detail: `The connection was lost a moment ago. ${keptSentence(status.changes, status.device)}`,
        mood: 'busy',
        canRetry: true,
      }
    case 'blocked':
      return ended('Blocked', status.sentence, true)
    case 'readOnly':
      return ended('Read-only', status.sentence, status.isStuck === true)
  }
}

function calm(text: string, detail: string, mood: SavedWords['mood']): SavedWords {
  return { text, short: text, detail, mood, canRetry: false }
}

function ended(short: string, sentence: string, canRetry: boolean): SavedWords {
  return { text: `${short}: ${sentence}`, short, detail: sentence, mood: 'danger', canRetry }
}

function offlineRest(changes: number, device: DeviceCopy): string {
  if (changes === 0) return ''
  const places: Record<DeviceCopy, string> = {
    kept: 'kept on this device',
    writing: 'being kept on this device',
    failed: 'not kept if you close this page',
  }
  return `, ${places[device]} (${counted(changes, 'change')})`
}

function offlineDetail(changes: number, device: DeviceCopy): string {
  return `There is no connection to the server. ${keptSentence(changes, device)}`
}

function keptSentence(changes: number, device: DeviceCopy): string {
  if (changes === 0) return 'Nothing waits to be saved. You can go on working.'
  switch (device) {
    case 'kept':
      return `${counted(changes, 'change')} on this device will be sent as soon as there is one again. You can go on working, and close the page.`
    case 'writing':
      return `${counted(changes, 'change')} will be sent as soon as there is one again, and this device is writing a copy. Leave the page open for a moment.`
    case 'failed':
      return `This browser keeps no copy of ${counted(changes, 'change')}. Leave this page open until there is a connection, or download the map.`
  }
}
