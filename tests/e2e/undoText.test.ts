import { expect, test } from '../kit/test.ts'

test("in a text Ctrl+Z takes back one's own words, never another's, and then goes on with the map", async ({
  openBoard,
  secondPerson,
}) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  await ada.drag(ada.card('Price list'), await ada.inCell('Compare', 'Bench'))
  await ada.expectCell('Compare', 'Bench', ['Price list'])

  for (const one of [ada, ben]) await one.doubleClick(one.card('Calls two shops'))
  await ada.press('End')
  await ada.type(' near home')
  await expect(ben.editor()).toHaveValue('Calls two shops near home')
  await ben.press('Home')
  await ben.type('First: ')
  await expect(ada.editor()).toHaveValue('First: Calls two shops near home')

  await ada.press('Control+z')
  await expect(ada.editor()).toHaveValue('First: Calls two shops near ')
  await ada.press('Control+z', 'Control+z')
  await expect(ada.editor()).toHaveValue('First: Calls two shops')
  await ada.press('Control+Shift+z')
  await expect(ada.editor()).toHaveValue('First: Calls two shops ')
  await ada.press('Control+z', 'Control+z')
  await expect(ada.editor()).toHaveCount(0)
  await ada.expectCell('Compare', 'Contacts', ['Price list'])
  await ada.expectCell('Compare', 'Actions', ['First: Calls two shops'])
})

test('a field of the inspector takes words back too, and leaves the map alone', async ({ openBoard }) => {
  const board = await openBoard()
  await board.click(board.stage('Find help'))
  const field = board.inspector().getByLabel('Title')
  await field.click()
  await board.press('End')
  await board.type(' and advice')
  await board.press('Control+z')
  await expect(field).toHaveValue('Find help and ')
  await board.press('Control+z', 'Control+z', 'Control+z')
  await expect(field).toHaveValue('Find help')
  await board.press('Control+y')
  await expect(field).toHaveValue('Find help ')
})
