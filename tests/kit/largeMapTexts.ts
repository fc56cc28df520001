/** Words for large maps: what people write on cards, in three languages, 20 to 90 characters when joined. */

/** Each card takes one opening of its language and, if there is room, one ending. */
interface Wording {
  readonly openings: readonly string[]
  readonly endings: readonly string[]
}

const ENGLISH: Wording = {
  openings: [
    'Compares three offers on the phone',
    'Calls the shop to ask about parking',
    'Waits at the counter for an answer',
    'Reads the reviews of last winter',
    'Gets the confirmation twice',
    'Can not find the invoice number',
    'Asks a colleague who did it before',
    'Signs the contract on a tablet',
    'Technician arrives before the parts do',
    'Is asked for the address once again',
    'Likes how fast the first reply came',
    'The price differs from the advert',
  ],
  endings: [
    ', but nobody has told the branch',
    ' while the children are asleep',
    '; the second attempt works',
    ' and writes it down by hand',
    ', which takes 12 minutes on average',
    ' before the lunch break ends',
    ': 3 of 10 give up here',
    '',
  ],
}

const GERMAN: Wording = {
  openings: [
    'Vergleicht drei Angebote am Küchentisch',
    'Ruft die Servicenummer an und landet im Menü',
    'Findet die Auftragsbestätigung nicht',
    'Fragt im Geschäft nach der Lieferzeit',
    'Die Terminvereinbarung klappt auf Anhieb',
    'Versteht die Rechnung erst beim zweiten Lesen',
    'Bekommt einen Rückruf am selben Tag',
    'Muss die Kundennummer noch einmal nennen',
    'Wartet auf die Freigabe der Buchhaltung',
    'Freut sich über die handgeschriebene Karte',
  ],
  endings: [
    ', obwohl alles schon im System steht',
    ' und gibt nach zehn Minuten auf',
    '; die Kollegin weiß Bescheid',
    ', bevor der Außendienst losfährt',
    ' – „so einfach hätte ich es nicht gedacht“',
    '',
  ],
}

const JAPANESE: Wording = {
  openings: [
    '仕事の帰りにスマートフォンで三つの見積もりを比べる。',
    '店に電話して、駐車場があるかどうかを確認する。',
    '予約の確認メールが届かないので、もう一度送ってもらう。',
    '受付で長く待たされ、担当者がなかなか出てこない。',
    '請求書の番号が見つからず、問い合わせ先も分からない。',
    '最初の返事がとても早くて、安心して任せられると感じた。',
  ],
  endings: ['次の日に同僚にも相談する。', '結局、翌週まで待つことになった。', '十人のうち三人がここであきらめる。', ''],
}

/** By how often they occur: of ten cards six are English, three German, one Japanese. */
export const WORDINGS: readonly Wording[] = [
  ...Array.from({ length: 6 }, () => ENGLISH),
  ...Array.from({ length: 3 }, () => GERMAN),
  JAPANESE,
]

export const LANE_TITLES = {
  action: 'What the customer does',
  emotion: 'Feelings',
  touchpoint: 'Touchpoints',
  frontstage: 'Front-stage',
  backstage: 'Back-stage',
  support: 'Support',
  thought: 'Thoughts',
  pain: 'Pains',
  insight: 'Insights',
  opportunity: 'Opportunities',
} as const

export const STAGE_TITLES = [
  'Become aware',
  'Look around',
  'Vergleichen',
  'Ask for an offer',
  'Decide',
  'Buy',
  '受け取り',
  'Set up',
  'Erste Woche',
  'Use every day',
  'Get help',
  'Pay',
  'Renew',
  'Tell others',
  'Leave',
] as const

export const STAGE_GOALS = [
  'Is there something better?',
  'What are my options?',
  'Wem kann ich vertrauen?',
  'Will it be here in time?',
  'Who helps me when it breaks?',
] as const

export const CHANNELS = ['Phone', 'Website', 'Shop', 'E-mail', 'App', 'Field service'] as const
