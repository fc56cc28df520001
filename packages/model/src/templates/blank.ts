/** Blank: the fewest words that a map can begin with. */
import { recordsOfOutline } from './outline.ts'
import type { Template } from './template.ts'

export const blank: Template = {
  id: 'blank',
  title: 'Blank',
  description: 'Three stages, five lanes and no cards: begin with what your team knows.',
  create: () =>
    recordsOfOutline({
      map: { title: 'New journey' },
      personas: [{ key: 'customer', name: 'Customer', role: '', segment: '', color: 'ink' }],
      lanes: [
        { key: 'actions', title: 'Customer actions', kind: 'action', role: 'customer' },
        { key: 'feelings', title: 'Feelings', kind: 'emotion', role: 'customer' },
        { key: 'touchpoints', title: 'Touchpoints', kind: 'touchpoint', role: 'frontstage' },
        { key: 'pains', title: 'Pains', kind: 'pain', role: 'none' },
        { key: 'opportunities', title: 'Opportunities', kind: 'opportunity', role: 'none' },
      ],
      stages: [
        {
          title: 'Discover',
          goal: 'Is there something for me?',
          period: 'before',
          steps: [{ title: 'Hear about it' }],
        },
        { title: 'Choose', goal: 'Is it worth the price?', period: 'during', steps: [{ title: 'Compare and decide' }] },
        { title: 'Use', goal: 'Does it do what I hoped?', period: 'after', steps: [{ title: 'First day of use' }] },
      ],
    }),
}
