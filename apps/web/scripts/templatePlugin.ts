/** Vite plugin: what the home page shows of each template, as the module `virtual:templates`. */
import { layoutJourney } from '@journeyboard/layout'
import { arrangeJourney, lookupOf } from '@journeyboard/model'
import { templates } from '@journeyboard/model/templates'
import type { Plugin } from 'vite'
import { makeMiniature } from '../src/home/makeMiniature.ts'
import type { TemplateCard } from '../src/home/templateCard.ts'

const ID = 'virtual:templates'
const RESOLVED = `\0${ID}`

/**
 * The pictures are drawn here, by the same layout as the board's: so the home page shows them at once, without
 * fetching templates, layout and font metrics (50 kB) for them.
 */
export function templatePlugin(): Plugin {
  return {
    name: 'journeyboard-templates',
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    load: (id) => (id === RESOLVED ? `export const templateCards = ${JSON.stringify(templateCards())}` : undefined),
  }
}

function templateCards(): TemplateCard[] {
  return templates.map(({ id, title, description, create }) => ({
    id,
    title,
    description,
    picture: makeMiniature(layoutJourney(arrangeJourney(lookupOf(create())))),
  }))
}
