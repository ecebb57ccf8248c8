import type { SheetFault, SheetFaultCode } from '#domain/sheets/fault.ts';

/** What is wrong and what to do, for whoever uses the interface by program; the page has words of its own. */
const sentences: Readonly<Record<SheetFaultCode, string>> = {
  unknownColumn: 'is no column of this register; rename or remove it',
  doubleColumn: 'stands twice; remove one',
  missingColumn: 'is missing: rows are known by it; add the column',
  noHead: 'has a value but no head; give the column a head or empty it',
  missing: 'is empty; a new entry needs it',
  choice: 'is none of the choices; see the notes of the template',
  flag: 'is neither yes nor no',
  number: 'is not a number; write figures only, the unit stands in the head',
  whole: 'is not a whole number',
  minimum: 'is less than the least, {limit}',
  maximum: 'is more than the most, {limit}',
  tooLong: 'has more than {limit} characters',
  tooMany: 'has more than {limit} parts',
  pattern: 'is not written as this column wants it; see the notes of the template',
  day: 'is not a day; write it as 2026-03-12',
  instant: 'is not a day and time; write it as 2026-03-12 08:30',
  text: 'holds characters that cannot be kept; type it anew',
  dateInText: 'was made a date by the spreadsheet; format the column as text and type it anew',
  longNumber:
    'was made a number by the spreadsheet and lost its last digits; format the column as text and type it anew',
  longitude: 'is not a longitude in degrees',
  latitude: 'is not a latitude in degrees',
  swapped: 'stands in the place of the latitude; exchange the two',
  halfPlace: 'is missing beside the other coordinate; give both or none',
  noPlace: 'is missing: a new entry needs its longitude and latitude',
  notDrawn: 'is not in the register yet; draw it on the map first, tables change what is drawn',
  twice: 'stands in row {otherRow} too; keep one of the two rows',
  ambiguous: 'names more than one entry of the register; give each its own number there first',
  notCleared: 'cannot be taken away',
  formula: 'holds a formula without its value; open the file in a spreadsheet and save it',
  errorCell: 'holds a formula that ended in an error; mend it',
  telephone: 'holds a telephone number; put it into the personal columns',
  other: '{detail}',
};

/** A fault as a sentence; a cell's value never stands in it. */
export function sentenceOf({ code, limit, otherRow, detail }: SheetFault): string {
  return sentences[code]
    .replace('{limit}', String(limit))
    .replace('{otherRow}', String(otherRow))
    .replace('{detail}', () => detail ?? '');
}
