import { expect, test } from 'vitest';
import { csvText } from '../../../web/case-import/csv-text.ts';

test('a table as CSV has its letters marked, its quotes doubled, and nothing in it is a formula', () => {
  expect(
    csvText([
      ['行号', '列'],
      [7, '=HYPERLINK("http://x")'],
      [8, 'a,b'],
      [-1, '+86'],
      [9, '两\n行'],
    ]),
  ).toBe('\ufeff行号,列\r\n7,"\'=HYPERLINK(""http://x"")"\r\n8,"a,b"\r\n-1,\'+86\r\n9,"两\n行"\r\n');
});
