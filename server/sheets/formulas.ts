/**
 * The cells of the first sheet whose formula was never worked out (programs write such files; Excel keeps the value
 * beside each formula): they would read as empty.
 * @param files the workbook's XML by name
 * @returns [row, column] of each, the row as the spreadsheet shows it, the column from 0
 */
export function formulasWithoutValue(files: ReadonlyMap<string, Buffer>): ReadonlyArray<readonly [number, number]> {
  const sheet = firstSheet(files);
  if (sheet === undefined) return [];
  const found: (readonly [number, number])[] = [];
  for (const [, attributes = '', content = ''] of sheet.matchAll(/<(?:\w+:)?c\b([^>]*[^/>])>(.*?)<\/(?:\w+:)?c>/gs)) {
    if (!/<(?:\w+:)?f\b/.test(content) || /<(?:\w+:)?v\b/.test(content)) continue;
    const [, letters = '', row = ''] = /\br=["']([A-Z]{1,3})(\d{1,7})["']/.exec(attributes) ?? [];
    if (row !== '') found.push([Number(row), placeOf(letters)]);
  }
  return found;
}

function firstSheet(files: ReadonlyMap<string, Buffer>): string | undefined {
  const workbook = files.get('xl/workbook.xml')?.toString('utf8') ?? '';
  const [, id = ''] = /<(?:\w+:)?sheet\b[^>]*\br:id=["']([^"']+)["']/.exec(workbook) ?? [];
  const links = files.get('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? '';
  const link = [...links.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].find(
    ([text]) => /\bId=["']([^"']+)["']/.exec(text)?.[1] === id,
  );
  const [, target = ''] = /\bTarget=["']([^"']+)["']/.exec(link?.[0] ?? '') ?? [];
  const name = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return files.get(name)?.toString('utf8');
}

function placeOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
