/** B2B account journey: one company buys shift-planning software, three people there feel differently about it. */
import { recordsOfOutline } from './outline.ts'
import type { Template } from './template.ts'

export const accountJourney: Template = {
  id: 'b2b-account-journey',
  title: 'B2B account journey',
  description:
    'Sales, security review, onboarding, quarterly review, renewal and advocacy, felt by a buyer, an admin and an ' +
    'end user. The example: a parcel company buys shift-planning software.',
  create: () =>
    recordsOfOutline({
      map: {
        title: 'Shift planning for Norrfrakt',
        scenario: 'A parcel company with 600 drivers replaces its spreadsheets, from the first demo to the reference',
        goal: 'Every route staffed by Friday noon, without overtime',
        owner: 'Elif Kaya, customer success',
      },
      personas: [
        { key: 'buyer', name: 'Karin Holm', role: 'Head of operations', segment: 'Buyer', color: 'violet' },
        { key: 'admin', name: 'Dev Anand', role: 'IT administrator', segment: 'Admin', color: 'teal' },
        { key: 'user', name: 'Sofia Ruiz', role: 'Shift lead, depot north', segment: 'End user', color: 'rust' },
      ],
      lanes: [
        { key: 'actions', title: 'What the account does', kind: 'action', role: 'customer' },
        { key: 'feelings', title: 'Feelings', kind: 'emotion', role: 'customer' },
        { key: 'pains', title: 'Pains', kind: 'pain', role: 'customer' },
        { key: 'touchpoints', title: 'Touchpoints', kind: 'touchpoint', role: 'frontstage' },
        { key: 'backstage', title: 'Our team behind it', kind: 'process', role: 'backstage' },
        { key: 'opportunities', title: 'Opportunities', kind: 'opportunity', role: 'none' },
      ],
      stages: [
        {
          title: 'Sales',
          goal: 'Can they solve our Friday problem?',
          period: 'before',
          steps: [
            {
              title: 'Demo',
              cards: {
                actions: 'Karin brings her own rota to the demo',
                touchpoints: {
                  text: 'Demo with their real shifts',
                  channel: 'Video call',
                  mode: 'online',
                  scope: 'account',
                  owner: 'Account executive',
                },
                backstage: 'Solution engineer imports their spreadsheet',
              },
              feels: { buyer: { actual: 1.4, desired: 1, word: 'excited' } },
            },
            {
              title: 'Pilot in one depot',
              cards: {
                actions: 'Sofia plans two weeks in both tools',
                pains: 'Double work during the pilot',
                touchpoints: { text: 'Daily pilot chat', channel: 'Chat', mode: 'online', owner: 'Solution engineer' },
                opportunities: 'Mirror the old rota during pilots',
              },
              feels: { buyer: { actual: 0.9, desired: 1 }, user: { actual: -0.4, desired: 0.6, word: 'stretched' } },
            },
          ],
        },
        {
          title: 'Security review',
          goal: 'Can we trust them with our data?',
          period: 'before',
          steps: [
            {
              title: 'Questionnaire',
              cards: {
                actions: 'Dev sends 214 questions',
                pains: 'Same answers typed for each vendor',
                touchpoints: {
                  text: 'Security questionnaire comes back late',
                  channel: 'E-mail',
                  mode: 'online',
                  scope: 'account',
                  owner: 'Security team',
                  moment: 'friction',
                },
                backstage: { key: 'queue', text: 'One engineer answers all questionnaires' },
                opportunities: { key: 'trust', text: 'Trust page with answers and reports' },
              },
              feels: {
                buyer: { actual: -0.6, desired: 0.4, word: 'impatient' },
                admin: { actual: -1.4, desired: 0.2, word: 'suspicious', comment: 'Three weeks of silence.' },
              },
            },
            {
              title: 'Sign',
              cards: {
                actions: 'Karin gets the board to agree',
                touchpoints: {
                  text: 'Contract with exit clause',
                  channel: 'E-signature',
                  mode: 'online',
                  scope: 'account',
                },
                backstage: 'Legal accepts their data annex',
              },
              feels: { buyer: { actual: 0.8, desired: 1, word: 'committed' }, admin: { actual: 0, desired: 0.4 } },
            },
          ],
        },
        {
          title: 'Onboarding',
          goal: 'Will everybody manage on day one?',
          period: 'during',
          steps: [
            {
              title: 'Connect systems',
              cards: {
                actions: 'Dev sets up single sign-on',
                touchpoints: { text: 'Setup guide with test button', channel: 'Web', mode: 'online', owner: 'Product' },
                backstage: 'Payroll link is built by hand',
              },
              feels: { admin: { actual: 1, desired: 0.8, word: 'surprised' } },
            },
            {
              title: 'First rota',
              cards: {
                actions: 'Sofia publishes the first rota at ten',
                touchpoints: {
                  text: 'Trainer beside her for two mornings',
                  channel: 'On site',
                  mode: 'offline',
                  owner: 'Elif Kaya',
                  moment: 'delight',
                },
                backstage: 'Success team watches the first Friday live',
              },
              feels: {
                buyer: { actual: 1.2, desired: 1 },
                admin: { actual: 0.6, desired: 0.6 },
                user: { actual: 1.5, desired: 1, word: 'proud' },
              },
            },
          ],
        },
        {
          title: 'Quarterly review',
          goal: 'Are we getting what we paid for?',
          period: 'after',
          steps: [
            {
              title: 'Prepare the figures',
              cards: {
                actions: 'Karin asks three depots for overtime',
                pains: 'Value has to be proved by the customer',
                touchpoints: { text: 'Export from the report page', channel: 'Web', mode: 'online' },
                opportunities: 'Overtime saved, shown per depot',
              },
              feels: { buyer: { actual: -0.3, desired: 0.8, word: 'left alone' }, user: { actual: 0.2, desired: 0.8 } },
            },
            {
              title: 'Review meeting',
              cards: {
                actions: 'Sofia reports swaps that get lost',
                pains: 'Swap requests vanish on old phones',
                touchpoints: {
                  text: 'Quarterly review with roadmap',
                  channel: 'Video call',
                  mode: 'online',
                  scope: 'account',
                  owner: 'Elif Kaya',
                },
              },
              feels: {
                buyer: { actual: 0.9, desired: 1 },
                admin: { actual: 0.7, desired: 0.6 },
                user: { actual: -1.1, desired: 0.8, word: 'not heard' },
              },
            },
          ],
        },
        {
          title: 'Renewal',
          goal: 'Would we choose them again?',
          period: 'after',
          steps: [
            {
              title: 'Negotiate',
              cards: {
                actions: 'Karin asks for two offers elsewhere',
                touchpoints: {
                  text: 'Renewal offer 120 days ahead',
                  channel: 'E-mail',
                  mode: 'online',
                  scope: 'account',
                  owner: 'Account executive',
                },
                backstage: 'Health score ignores end users',
                opportunities: 'Fix lost swaps before the offer',
              },
              feels: {
                buyer: { actual: 0.6, desired: 0.8 },
                admin: { actual: 0.8, desired: 0.6 },
                user: { actual: -0.7, desired: 0.8, word: 'resigned' },
              },
            },
          ],
        },
        {
          title: 'Advocacy',
          goal: 'Is it worth my good name?',
          period: 'after',
          steps: [
            {
              title: 'Asked for a reference',
              cards: {
                actions: 'Karin wants to ask her depots first',
                touchpoints: {
                  text: 'Request for a case study',
                  channel: 'Phone',
                  mode: 'offline',
                  owner: 'Marketing',
                },
                opportunities: 'Ask only when all three are content',
              },
              feels: {
                buyer: { actual: 0.4, desired: 0.8, word: 'torn' },
                user: { actual: -0.5, desired: 0.8, word: 'used' },
              },
            },
          ],
        },
      ],
      links: [{ from: 'trust', to: 'queue', label: 'relieves' }],
    }),
}
