/** What letters say, as plain text and as simple HTML. */
import { PATHS } from '@journeyboard/protocol'
import type { Letter } from './mailer.ts'
import type { News, NewsOfMap } from './news.ts'

type Words = Pick<Letter, 'subject' | 'text' | 'html'>

export interface TitledNews extends NewsOfMap {
  readonly title: string
}

/** So many comments of one map, and so much of each; the rest is on the board. */
const MOST_NEWS = 20
const MOST_TEXT = 600

/** `publicUrl` without a slash at its end. */
export function writeDigest(publicUrl: string, maps: readonly TitledNews[], stopUrl: string): Words {
  const count = maps.reduce((sum, { news }) => sum + news.length, 0)
  const [only] = maps
  const where = maps.length === 1 && only ? titleOf(only) : `${maps.length} maps`
  const subject = `${count === 1 ? '1 new comment' : `${count} new comments`} on ${where}`
  const blocks = maps.flatMap((map): Block[] => {
    const address = `${publicUrl}${PATHS.mapPage}/${map.mapId}`
    const rest = map.news.length - MOST_NEWS
    return [
      { kind: 'heading', words: titleOf(map), url: address },
      ...map.news.slice(0, MOST_NEWS).map((news): Block => {
        return { kind: 'comment', ...describe(news), url: `${address}?comment=${encodeURIComponent(news.thread)}` }
      }),
      ...(rest > 0 ? [{ kind: 'line', words: `And ${rest} more on the map.` } as const] : []),
    ]
  })
  const end = 'You get this because your account has this address for news about comments.'
  return write(subject, [
    ...blocks,
    { kind: 'line', words: end },
    { kind: 'link', words: 'No more of these', url: stopUrl },
  ])
}

export function writeConfirmation(publicUrl: string, confirmUrl: string): Words {
  return write('Is this your address?', [
    { kind: 'line', words: `Somebody with an account at ${publicUrl} wants news about comments sent to this address.` },
    { kind: 'link', words: 'Yes, send them here', url: confirmUrl },
    { kind: 'line', words: 'If that was not you, do nothing: no more mail comes.' },
  ])
}

type Block =
  | { readonly kind: 'line'; readonly words: string }
  | { readonly kind: 'link' | 'heading'; readonly words: string; readonly url: string }
  | { readonly kind: 'comment'; readonly words: string; readonly said: string; readonly url: string }

function describe({ author, about, text, why }: News): { readonly words: string; readonly said: string } {
  const deed = { mention: 'mentions you on', answer: 'answers on', new: 'writes on' }[why]
  const said = text.trim()
  return {
    words: inOneLine(`${author} ${deed} ${about || 'the map'}`),
    said: said.length > MOST_TEXT ? `${said.slice(0, MOST_TEXT).trimEnd()}…` : said,
  }
}

function write(subject: string, blocks: readonly Block[]): Words {
  const text = `${blocks.map(asText).join('\n\n')}\n`
  return {
    subject: inOneLine(subject),
    text,
    html: `<div style="${STYLES.page}">${blocks.map(asHtml).join('\n')}</div>`,
  }
}

function asText(block: Block): string {
  switch (block.kind) {
    case 'line':
      return block.words
    case 'link':
      return `${block.words}: ${block.url}`
    case 'heading':
      return `${block.words}\n${block.url}`
    case 'comment':
      return `${block.words}:\n${block.said.replace(/^/gm, '> ')}\n${block.url}`
  }
}

/** Mail programs know no stylesheets. */
const STYLES = {
  page: 'max-width:560px;font:15px/1.5 system-ui,sans-serif',
  heading: 'margin:24px 0 8px;font-size:18px',
  said: 'margin:4px 0 16px;padding:0 0 0 12px;border-left:3px solid #8888;white-space:pre-wrap',
}

function asHtml(block: Block): string {
  switch (block.kind) {
    case 'line':
      return `<p>${escaped(block.words)}</p>`
    case 'link':
      return `<p>${anchor(block)}</p>`
    case 'heading':
      return `<h2 style="${STYLES.heading}">${anchor(block)}</h2>`
    case 'comment':
      return `<p style="margin:0">${anchor(block)}</p><blockquote style="${STYLES.said}">${escaped(block.said)}</blockquote>`
  }
}

function anchor({ words, url }: { readonly words: string; readonly url: string }): string {
  return `<a href="${escaped(url)}">${escaped(words)}</a>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function titleOf({ title }: TitledNews): string {
  return inOneLine(title) || 'Untitled map'
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
