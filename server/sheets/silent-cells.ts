/** A cell of a formula that has no value to be taken: it would read as empty. */
export interface SilentCell {
  /** As the spreadsheet shows it. */
  readonly row: number;
  /** The column, from 0. */
  readonly place: number;
  /** Never worked out (programs write such files; a spreadsheet keeps the value beside each formula), or ended in an error. */
  readonly why: 'formula' | 'errorCell';
}

/**
 * The cells of the first sheet that would read as empty although something stands in them.
 * @param files the workbook's XML by name
 */
export function silentCells(files: ReadonlyMap<string, Buffer>): readonly SilentCell[] {
  const sheet = firstSheet(files);
  if (sheet === undefined) return [];
  const found: SilentCell[] = [];
  for (const [, attributes = '', content = ''] of sheet.matchAll(/<(?:\w+:)?c\b([^>]*[^/>])>(.*?)<\/(?:\w+:)?c>/gs)) {
    const isError = /\bt=["']e["']/.test(attributes);
    const isBare = /<(?:\w+:)?f\b/.test(content) && !/<(?:\w+:)?v\b/.test(content);
    const [, letters = '', row = ''] = /\br=["']([A-Z]{1,3})(\d{1,7})["']/.exec(attributes) ?? [];
    if ((!isError && !isBare) || row === '') continue;
    found.push({ row: Number(row), place: placeOf(letters), why: isError ? 'errorCell' : 'formula' });
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
