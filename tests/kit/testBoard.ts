/** TestBoard over the maps that people begin with. */
import { createTestBoard, type TestBoard } from '@journeyboard/editor/testing'
import { templates } from '@journeyboard/model/templates'

/** A board under a hand, over a fresh map made from the template with this id. */
export function openTemplate(id: string): TestBoard {
  const template = templates.find((one) => one.id === id)
  if (!template) throw new Error(`There is no template "${id}"`)
  return createTestBoard(template.create())
}
