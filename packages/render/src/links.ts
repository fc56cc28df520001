/** Links between cards and notes, with their arrow heads and labels. */
import { boxCentre, type LinkLine, TYPE, textDirection } from '@journeyboard/layout'
import type { Drawing } from './drawing.ts'
import { element, formatNumber, group } from './markup.ts'
import { textLine, typeAttributes } from './textMarkup.ts'

const ARROW_HEAD = 'M-8-4.5L0 0L-8 4.5Z'

export function drawLinks({ layout, palette, names }: Drawing, lines: readonly LinkLine[] = layout.links): string {
  const color = palette.ink.faint
  const drawn = lines.map((line) => {
    const direction = layout.journey.linkById.get(line.id)?.direction ?? 'forward'
    return group(names.named(line.label?.text ?? '', 'Link'), [
      element('path', { d: line.path, fill: 'none', stroke: color, 'stroke-width': 1.5 }),
      direction === 'none' ? '' : arrowHead(line.end, 0, color),
      direction === 'both' ? arrowHead(line.start, 180, color) : '',
      line.label ? label(line.label, palette) : '',
    ])
  })
  return group({ ...names.layer('Links'), ...typeAttributes(TYPE.linkLabel) }, drawn)
}

function arrowHead({ point, angle }: LinkLine['end'], turn: number, fill: string): string {
  const place = `translate(${formatNumber(point.x)} ${formatNumber(point.y)})`
  const degrees = formatNumber((angle * 180) / Math.PI + turn)
  return element('path', { d: ARROW_HEAD, fill, transform: `${place} rotate(${degrees})` })
}

function label({ text, box, isUpright }: NonNullable<LinkLine['label']>, { sheet, ink }: Drawing['palette']): string {
  const { x, y } = boxCentre(box)
  const middle = { 'text-anchor': 'middle', fill: ink.medium }
  const turned = { ...middle, transform: `translate(${formatNumber(x)} ${formatNumber(y)}) rotate(-90)` }
  const direction = textDirection(text)
  return (
    element('rect', { ...box, rx: 4, fill: sheet }) +
    (isUpright
      ? textLine(text, 0, -box.width / 2, TYPE.linkLabel, turned, direction)
      : textLine(text, x, box.y, TYPE.linkLabel, middle, direction))
  )
}
