/** Names for people who have not told theirs: each a different one, as far as birds go. */

const BIRDS = (
  'Avocet Bittern Bunting Chough Coot Crane Curlew Dipper Dotterel Dunlin Eider Fieldfare Finch Gannet Goshawk Grebe ' +
  'Harrier Heron Hoopoe Ibis Jackdaw Kestrel Kingfisher Kite Lapwing Linnet Magpie Martin Merlin Nuthatch Oriole Osprey ' +
  'Petrel Pipit Plover Puffin Redstart Robin Siskin Skylark Starling Stork Swift Teal Tern Thrush Wagtail Wren'
).split(' ')

/** `Guest Heron`; any of them. */
export function newGuestName(): string {
  return `Guest ${BIRDS[Math.floor(Math.random() * BIRDS.length)]}`
}

/** Whether it is one of our names, and not one that a person chose. */
export function isGuestName(name: string): boolean {
  const [guest, bird, ...rest] = name.split(' ')
  return guest === 'Guest' && rest.length === 0 && (bird === undefined || BIRDS.includes(bird))
}
