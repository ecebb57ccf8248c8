import type { ImportFault, ImportMark } from '#domain/cases/import/fault.ts';

type Code = ImportFault['code'] | ImportMark['code'];

/** What is wrong and what to do, for whoever uses the interface by program; the page has words of its own. */
const sentences: Readonly<Record<Code, string>> = {
  missing: 'is empty',
  choice: 'is none of the choices',
  flag: 'is neither yes nor no',
  number: 'is not a number',
  whole: 'is not a whole number',
  minimum: 'is less than {limit}',
  maximum: 'is more than {limit}',
  tooLong: 'has more than {limit} characters',
  tooMany: 'has more than {limit} parts',
  pattern: 'is not written as this column wants it',
  day: 'is not a day; write it as 2026-03-12',
  instant: 'is not a day and time; write it as 2026-03-12 08:30',
  text: 'holds characters that cannot be read; save the file as UTF-8',
  dateInText: 'was made a date by the spreadsheet; format the column as text',
  longNumber: 'was made a number by the spreadsheet and lost its last digits; format the column as text',
  longitude: 'is no pair of coordinates in the datum chosen',
  latitude: 'is not a latitude in degrees',
  swapped: 'longitude and latitude are exchanged',
  halfPlace: 'is missing beside the other coordinate',
  noPlace: 'has neither coordinates nor words',
  twice: 'stands in row {otherRow} too',
  ambiguous: 'names more than one',
  formula: 'holds a formula without its value',
  errorCell: 'holds a formula that ended in an error',
  telephone: "holds a telephone number; put it into the caller's column",
  other: '{detail}',
  unknownClass: 'is no class of the catalogue chosen',
  ambiguousClass: 'may be several classes; give name or kind too',
  retiredClass: 'is a class that is not used any more',
  state: 'is a state that a case cannot be imported in: open or closed',
  future: 'lies in the future',
  longAgo: 'lies before the year 2000',
  order: 'lies before what must come before it',
  elsewhere: 'lies far from the city; is the datum right?',
  placeNotFound: 'was not found; give coordinates, or a road and a crossing',
  unknownUnit: 'is no unit',
  numberTaken: 'is the number of a case that is there',
  sourceTwice: 'stands in row {otherRow} too; both are taken',
  sourceKnown: 'is the source number of case {number}; the row is taken all the same',
  severalPlaces: 'may be several places; the likeliest is taken',
};

/** A fault or mark as a sentence; a cell's value never stands in it. */
export function sentenceOf(entry: ImportFault | ImportMark): string {
  const { limit, otherRow, detail, number } = entry as ImportFault & ImportMark;
  return sentences[entry.code]
    .replace('{limit}', String(limit))
    .replace('{otherRow}', String(otherRow))
    .replace('{number}', String(number))
    .replace('{detail}', () => detail ?? '');
}
