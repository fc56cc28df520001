/** Service blueprint: a bicycle repair, on stage and behind it. */
import { recordsOfOutline } from './outline.ts'
import type { Template } from './template.ts'

export const serviceBlueprint: Template = {
  id: 'service-blueprint',
  title: 'Service blueprint',
  description:
    'What customers see and do, and what front-stage, back-stage and support do for it. ' +
    'The example: a commuter has her bicycle repaired.',
  create: () =>
    recordsOfOutline({
      map: {
        title: 'Bicycle repair at Corner Cycles',
        scenario: 'The brakes of a commuter squeal on Monday; she needs the bicycle again by Wednesday',
        goal: 'Back on my own bicycle, safe, at the price that was agreed',
        owner: 'Tomas Reyes, workshop lead',
      },
      personas: [
        { key: 'ines', name: 'Ines Moreau', role: 'Nurse on early shifts', segment: 'Daily commuters', color: 'teal' },
      ],
      lanes: [
        { key: 'evidence', title: 'Evidence', kind: 'evidence', role: 'none' },
        { key: 'actions', title: 'Customer actions', kind: 'action', role: 'customer' },
        { key: 'feelings', title: 'Feelings', kind: 'emotion', role: 'customer' },
        { key: 'front', title: 'Front-stage', kind: 'touchpoint', role: 'frontstage' },
        { key: 'back', title: 'Back-stage', kind: 'process', role: 'backstage' },
        { key: 'support', title: 'Support', kind: 'process', role: 'support' },
      ],
      stages: [
        {
          title: 'Notice',
          goal: 'Can I still ride this safely?',
          period: 'before',
          steps: [
            {
              title: 'Search for help',
              cards: {
                evidence: 'Map entry with opening hours',
                actions: 'Searches "brakes squeal" on the bus',
                front: { text: 'Search result with next free slot', channel: 'Web', mode: 'online' },
                support: 'Slot feed for map services',
              },
              feels: { ines: { actual: -0.8, desired: 0, word: 'worried' } },
            },
            {
              title: 'Book a slot',
              cards: {
                evidence: 'Text message with time and address',
                actions: 'Picks Tuesday at 7:15',
                front: { text: 'Booking page asks three questions', channel: 'Web', mode: 'online', owner: 'Web team' },
                back: 'Foreman reserves a stand and a mechanic',
                support: 'Workshop calendar',
              },
              feels: { ines: { actual: 0.7, desired: 0.6, word: 'relieved' } },
            },
          ],
        },
        {
          title: 'Drop off',
          goal: 'Do they understand what is wrong?',
          period: 'during',
          steps: [
            {
              title: 'Hand over',
              cards: {
                evidence: 'Numbered tag on the handlebar',
                actions: 'Describes the noise, shows the route',
                front: { text: 'Mechanic test-rides with her', channel: 'Shop', mode: 'offline', owner: 'Tomas Reyes' },
                back: 'Bicycle is hung up under its number',
              },
              feels: { ines: { actual: 1.2, desired: 1, word: 'in good hands' } },
            },
            {
              title: 'Agree on a price',
              cards: {
                evidence: 'Signed estimate, at most 85 euros',
                actions: 'Sets a limit and signs',
                front: { text: 'Estimate is explained line by line', channel: 'Shop', mode: 'offline' },
                back: 'Parts are checked against stock',
                support: 'Stock system of the wholesaler',
              },
              feels: { ines: { actual: 0.8, desired: 0.8, word: 'informed' } },
            },
          ],
        },
        {
          title: 'Wait',
          goal: 'Will it be ready for my shift?',
          period: 'during',
          steps: [
            {
              title: 'News of extra work',
              cards: {
                actions: 'Gets a call in the middle of rounds',
                front: {
                  text: 'Call asks to approve new rotors',
                  channel: 'Phone',
                  mode: 'offline',
                  owner: 'Front desk',
                  moment: 'friction',
                },
                back: ['Mechanic finds worn rotors', { text: 'Repair stops until she answers', kind: 'barrier' }],
                support: 'Wholesaler delivers twice a day',
              },
              feels: { ines: { actual: -1.5, desired: 0, word: 'cornered', comment: 'She can not talk on the ward.' } },
            },
            {
              title: 'Repair done',
              cards: {
                evidence: 'Photo of the new brake',
                actions: 'Reads the message after the shift',
                front: { text: 'Message: ready from 15:40', channel: 'Text message', mode: 'online' },
                back: 'Second mechanic checks the brakes',
                support: 'Message gateway',
              },
              feels: { ines: { actual: 0.9, desired: 1, word: 'glad' } },
            },
          ],
        },
        {
          title: 'Pick up',
          goal: 'Did I get what I paid for?',
          period: 'during',
          steps: [
            {
              title: 'Collect and pay',
              cards: {
                evidence: 'Worn parts in a paper bag',
                actions: 'Brakes hard in the yard, then pays',
                front: {
                  text: 'Old and new parts side by side',
                  channel: 'Shop',
                  mode: 'offline',
                  owner: 'Tomas Reyes',
                  moment: 'delight',
                },
                support: 'Card terminal and till',
              },
              feels: { ines: { actual: 1.6, desired: 1, word: 'impressed' } },
            },
          ],
        },
        {
          title: 'Ride on',
          goal: 'Will it stay that way?',
          period: 'after',
          steps: [
            {
              title: 'Check after 100 km',
              cards: {
                evidence: 'Sticker with the next service date',
                actions: 'Drops in on the way home',
                front: { text: 'Free five-minute check', channel: 'Shop', mode: 'offline' },
                back: 'Cables are tightened, file is updated',
                support: 'Service history by frame number',
              },
              feels: { ines: { actual: 1.3, desired: 1, word: 'loyal' } },
            },
          ],
        },
      ],
    }),
}
