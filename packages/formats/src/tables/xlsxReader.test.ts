import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { readXlsx } from './xlsxReader.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** The least that a workbook needs; each sheet is the XML of its rows. */
function workbook(sheets: Readonly<Record<string, string>>): Uint8Array {
  const names = Object.keys(sheets)
  const files: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names
      .map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="r${n + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${names
      .map(
        (_, n) => `<Relationship Id="r${n + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
      )
      .join('')}<Relationship Id="s" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  }
  for (const [n, rows] of Object.values(sheets).entries())
    files[`xl/worksheets/sheet${n + 1}.xml`] = `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))
}

const word = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`

it('reads every sheet that holds something, as text', async () => {
  const bytes = workbook({
    Journey: `<row r="1">${word('B1', 'Find')}${word('C1', 'Buy')}</row><row r="3">${word('A3', 'Actions')}${word('B3', 'Asks &amp; reads\nCalls')}<c r="C3"><v>12.5</v></c></row><row r="4">${word('A4', 'When')}<c r="B4" s="1"><v>46356</v></c></row>`,
    Empty: '',
    Other: `<row r="1">${word('A1', 'x')}</row>`,
  })
  expect(await readXlsx(bytes)).toEqual([
    {
      name: 'Journey',
      table: {
        rows: [
          ['', 'Find', 'Buy'],
          ['Actions', 'Asks & reads\nCalls', '12.5'],
          ['When', '2026-11-30', ''],
        ],
      },
    },
    { name: 'Other', table: { rows: [['x']] } },
  ])
})

it('reads times, days with a time and numbers as the spreadsheet shows them', async () => {
  const cells = [
    ['<c r="A1" s="2"><v>0.60416666666666663</v></c>', '14:30'],
    ['<c r="B1" s="2"><v>0</v></c>', '00:00'],
    ['<c r="C1" s="3"><v>46356.604166666664</v></c>', '2026-11-30 14:30'],
    ['<c r="D1" s="3"><v>20000.25</v></c>', '1954-10-03 06:00'],
    ['<c r="E1"><v>0.30000000000000004</v></c>', '0.3'],
    ['<c r="F1"><v>1234567890123</v></c>', '1234567890123'],
  ]
  const bytes = workbook({ Hours: `<row r="1">${cells.map(([xml]) => xml).join('')}</row>` })
  const [sheet] = await readXlsx(bytes)
  expect(sheet?.table.rows).toEqual([cells.map(([, text]) => text)])
})

it('reads the other sheets of a workbook of which one is too large', async () => {
  const rows = Array.from({ length: 1001 }, (_, n) => `<row r="${n + 1}">${word(`A${n + 1}`, 'x')}</row>`).join('')
  const bytes = workbook({ Log: rows, Journey: `<row r="1">${word('A1', 'x')}</row>` })
  expect(await readXlsx(bytes)).toEqual([
    { name: 'Log', table: { rows: [] }, problem: expect.stringMatching(/^The table has 1,?001 rows/) },
    { name: 'Journey', table: { rows: [['x']] } },
  ])
  await expect(readXlsx(workbook({ Log: rows }))).rejects.toThrow('Bring at most 1,000 rows')
})

it.each([
  ['no zip', strToU8('Lane,Buy')],
  ['another zip', zipSync({ 'readme.txt': strToU8('hello') })],
  ['half a workbook', workbook({ A: `<row r="1">${word('A1', 'x')}</row>` }).slice(0, 300)],
])('says what to do with %s', (_, bytes) =>
  expect(readXlsx(bytes)).rejects.toThrow('This is not a workbook that can be read. Save it as .xlsx or as CSV'),
)

it('says that a workbook is empty', () =>
  expect(readXlsx(workbook({ A: '' }))).rejects.toThrow('The workbook is empty.'))

it('does not unpack what would fill the memory', () => {
  const bytes = workbook({ A: `<row r="1">${word('A1', 'x')}</row>` })
  const directory = bytes.findIndex((_, at) => [0x50, 0x4b, 1, 2].every((byte, n) => bytes[at + n] === byte))
  // Where the zip says how large its first part is.
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(directory + 24, 101 * 1024 * 1024, true)
  return expect(readXlsx(bytes)).rejects.toThrow('too large when it is unpacked')
})
