/** Customer journey: an office manager leases furniture, from the first doubt to the renewal. */
import { recordsOfOutline } from './outline.ts'
import type { Template } from './template.ts'

export const customerJourney: Template = {
  id: 'customer-journey',
  title: 'Customer journey',
  description:
    'From before the purchase through onboarding and check-ins to the renewal, with real and wanted feelings. ' +
    'The example: an office manager leases desks and chairs.',
  create: () =>
    recordsOfOutline({
      map: {
        title: 'Office furniture for small companies',
        scenario: 'A firm of 18 people outgrows its office and leases desks and chairs for three years',
        goal: 'A good place to work for everybody, without a second job for me',
        owner: 'Hanna Berg, customer experience',
      },
      personas: [
        { key: 'mara', name: 'Mara Lind', role: 'Office manager', segment: 'Firms of 10 to 40 people', color: 'teal' },
      ],
      lanes: [
        { key: 'actions', title: 'Customer actions', kind: 'action', role: 'customer' },
        { key: 'feelings', title: 'Feelings', kind: 'emotion', role: 'customer' },
        { key: 'pains', title: 'Pains', kind: 'pain', role: 'customer' },
        { key: 'touchpoints', title: 'Touchpoints', kind: 'touchpoint', role: 'frontstage' },
        { key: 'backstage', title: 'Behind the scenes', kind: 'process', role: 'backstage' },
        { key: 'opportunities', title: 'Opportunities', kind: 'opportunity', role: 'none' },
      ],
      stages: [
        {
          title: 'Discover',
          goal: 'Is there something better?',
          period: 'before',
          steps: [
            {
              title: 'Patience runs out',
              cards: {
                actions: 'Chases the old supplier a third time',
                pains: 'Nobody says when the chairs will come',
                touchpoints: { text: 'Neighbour shows her new chairs', channel: 'Word of mouth', mode: 'offline' },
              },
              feels: { mara: { actual: -0.8, desired: 0.2, believed: 0.2, word: 'worn out' } },
            },
            {
              title: 'Compare offers',
              cards: {
                actions: 'Reads three reviews over lunch',
                pains: 'Prices per desk, never for the whole office',
                touchpoints: { text: 'Comparison page', channel: 'Web', mode: 'online', owner: 'Priya Nair' },
                backstage: 'Price list is updated on Mondays',
                opportunities: 'Show the monthly total, not unit prices',
              },
              feels: { mara: { actual: 0.2, desired: 0.6, believed: 1, word: 'unsure' } },
            },
          ],
        },
        {
          title: 'Decide',
          goal: 'Will it suit all of us?',
          period: 'before',
          steps: [
            {
              title: 'Visit the showroom',
              cards: {
                actions: 'Tries six chairs between two errands',
                touchpoints: {
                  text: 'Hanna greets her and offers a seat',
                  channel: 'Showroom',
                  mode: 'offline',
                  owner: 'Hanna Berg',
                },
              },
              feels: { mara: { actual: 1.5, desired: 1, believed: 1, word: 'taken seriously' } },
            },
            {
              title: 'Convince the boss',
              cards: {
                actions: 'Copies the offer into her own slide',
                touchpoints: { text: 'Offer as a PDF', channel: 'E-mail', mode: 'online', owner: 'Jonas Otieno' },
                opportunities: 'One page that a boss can sign off',
              },
              feels: { mara: { actual: 0.3, desired: 0.8, believed: 0.8, word: 'on her own' } },
            },
          ],
        },
        {
          title: 'Buy',
          goal: 'Can I sign this without regret?',
          period: 'during',
          steps: [
            {
              title: 'Sign',
              cards: {
                actions: 'Asks who answers the phone later',
                touchpoints: {
                  text: 'Contract on a tablet',
                  channel: 'Showroom',
                  mode: 'offline',
                  owner: 'Hanna Berg',
                },
                backstage: 'Credit check takes four minutes',
              },
              feels: { mara: { actual: 0.8, desired: 0.8, believed: 1, word: 'hopeful' } },
            },
            {
              title: 'Pay the deposit',
              cards: {
                actions: 'Waits at the terminal, twice',
                pains: 'Embarrassed in front of other customers',
                touchpoints: {
                  key: 'terminal',
                  text: 'Card terminal refuses the company card',
                  channel: 'Showroom',
                  mode: 'offline',
                  owner: 'Jonas Otieno',
                  moment: 'friction',
                  ordinal: 1,
                },
                backstage: { key: 'limit', text: 'Card limit is set by head office' },
                opportunities: 'Accept an invoice at the counter',
              },
              feels: {
                mara: { actual: -1.7, desired: 0.6, believed: 0.4, word: 'humiliated', comment: 'The queue watched.' },
              },
            },
          ],
        },
        {
          title: 'Onboarding',
          goal: 'Will it work from the first day?',
          period: 'after',
          steps: [
            {
              title: 'Delivery day',
              cards: {
                actions: 'Clears the office on Friday at four',
                touchpoints: {
                  text: 'Two fitters set up every desk',
                  channel: 'On site',
                  mode: 'offline',
                  owner: 'Delivery crew',
                  moment: 'delight',
                  ordinal: 2,
                },
                backstage: 'Crew gets a floor plan the day before',
              },
              feels: { mara: { actual: 1.6, desired: 1, believed: 0.6, word: 'relieved' } },
            },
            {
              title: 'First week',
              cards: {
                actions: 'Adjusts eighteen chairs herself',
                pains: 'Manual shows another model',
                touchpoints: {
                  text: 'Welcome call on day 3',
                  channel: 'Phone',
                  mode: 'offline',
                  owner: 'Jonas Otieno',
                },
                opportunities: 'Half an hour of chair fitting for all',
              },
              feels: { mara: { actual: 0.5, desired: 1, believed: 1.2, word: 'busy' } },
            },
          ],
        },
        {
          title: 'Check-ins',
          goal: 'Is somebody still there for me?',
          period: 'after',
          steps: [
            {
              title: 'A chair breaks',
              cards: {
                actions: 'Sends a photo of the cracked base',
                touchpoints: {
                  text: 'Chat answers in six minutes',
                  channel: 'Chat',
                  mode: 'online',
                  owner: 'Service desk',
                },
                backstage: 'Spare parts lie in two depots only',
              },
              feels: { mara: { actual: 1.1, desired: 0.8, believed: 0, word: 'looked after' } },
            },
            {
              title: 'Half-year visit',
              cards: {
                actions: 'Asks for four more desks',
                touchpoints: { text: 'Walk through the office together', channel: 'On site', mode: 'offline' },
              },
              feels: { mara: { actual: 1, desired: 1, believed: 1, word: 'at ease' } },
            },
          ],
        },
        {
          title: 'Renewal',
          goal: 'Do I want to go on with them?',
          period: 'after',
          steps: [
            {
              title: 'Lease runs out',
              cards: {
                actions: 'Looks for the notice period',
                pains: 'Letter comes after the notice date',
                touchpoints: {
                  text: 'Renewal letter with a new price',
                  channel: 'Post',
                  mode: 'offline',
                  owner: 'Contracts team',
                },
                opportunities: 'Call 90 days ahead with three choices',
              },
              feels: { mara: { actual: -0.6, desired: 1, believed: 0.8, word: 'trapped' } },
            },
          ],
        },
      ],
      notes: [{ x: 16, y: 796, text: 'Why do people leave before the showroom? Ask Priya for the exit survey.' }],
      links: [{ from: 'limit', to: 'terminal', label: 'causes' }],
    }),
}
