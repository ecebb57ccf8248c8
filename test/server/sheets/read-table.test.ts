import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readTable } from '../../../server/sheets/read-table.ts';
import { packPlainly, unpack } from '../../../server/sheets/unpack.ts';
import { rawWorkbook, workbook } from './workbook.ts';

const limits = { files: 100, bytes: 10_000_000 };

test('a table comes back as it was written, each row at its number', async () => {
  const file = await workbook([
    ['编号', '日期', '数', '是'],
    [null, null, null, null],
    ['=1+1', new Date(Date.UTC(2026, 2, 12)), 12.5, true],
  ]);
  expect(await readTable(file, 10)).toEqual({
    ok: true,
    value: {
      rows: [
        ['编号', '日期', '数', '是'],
        [null, null, null, null],
        ['=1+1', new Date(Date.UTC(2026, 2, 12)), 12.5, true],
      ],
      silent: [],
    },
  });
});

test('a formula is its value; one that nobody worked out or that failed is named by its cell', async () => {
  const file = rawWorkbook(
    '<row r="1"><c r="A1"><v>1</v></c></row>' +
      '<row r="5"><c r="A5"><f>A1*2</f><v>2</v></c><c r="B5" t="str"><f>"x"</f><v>x</v></c>' +
      '<c r="C5" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="AA5"><f>A1</f></c></row>',
  );
  const answer = await readTable(file, 10);
  expect(answer.ok && answer.value.rows[4]?.slice(0, 3)).toEqual([2, 'x']);
  expect(answer.ok && answer.value.silent).toEqual([
    { row: 5, place: 2, why: 'errorCell' },
    { row: 5, place: 26, why: 'formula' },
  ]);
});

test('what is no workbook is told from an old or locked one', async () => {
  expect(await readTable(Buffer.from('编号,店名\n1,甲\n'), 10)).toEqual({ ok: false, error: 'no-workbook' });
  expect(await readTable(Buffer.alloc(0), 10)).toEqual({ ok: false, error: 'no-workbook' });
  expect(await readTable(packPlainly(new Map([['a.xml', Buffer.from('<a/>')]])), 10)).toEqual({
    ok: false,
    error: 'no-workbook',
  });
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  expect(await readTable(old, 10)).toEqual({ ok: false, error: 'old-workbook' });
});

test('a workbook that would unpack to more than is taken is refused, whatever sizes it states', async () => {
  // 100 MB of zeros in 100 kB, said to be ten bytes long.
  const bomb = packed('xl/workbook.xml', Buffer.alloc(100_000_000), 10);
  expect(bomb.length).toBeLessThan(120_000);
  const before = process.memoryUsage.rss();
  expect(unpack(bomb, limits)).toEqual({ ok: false, error: 'too-large' });
  expect(process.memoryUsage.rss() - before).toBeLessThan(60_000_000);
  expect(await readTable(bomb, 10)).toEqual({ ok: false, error: 'too-large' });
});

test('a cell far out in an empty sheet takes its reader down, not the server', async () => {
  const far = rawWorkbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>');
  expect(await readTable(far, 10)).toMatchObject({ ok: false });
  // And the next one is read.
  expect(await readTable(await workbook([['a']]), 10)).toMatchObject({ ok: true });
});

test('more rows than are taken at once are refused', async () => {
  const rows = [['a'], ['1'], ['2'], ['3']];
  expect(await readTable(await workbook(rows), 2)).toEqual({ ok: false, error: 'too-many-rows' });
  expect(await readTable(await workbook(rows), 3)).toMatchObject({ ok: true });
});

test('an archive that leads out of itself or is cut off is no workbook', async () => {
  const whole = await workbook([['a', 'b']]);
  for (const at of [0, 10, 30, whole.length / 2, whole.length - 30, whole.length - 1]) {
    expect(unpack(whole.subarray(0, Math.floor(at)), limits)).toEqual({ ok: false, error: 'no-archive' });
  }
  const lying = Buffer.from(whole);
  lying.writeUInt32LE(0xfffffff0, lying.length - 22 + 16);
  expect(unpack(lying, limits)).toEqual({ ok: false, error: 'no-archive' });
});

/** An archive of one pressed file that states another size. */
function packed(name: string, content: Buffer, stated: number): Buffer {
  const data = deflateRawSync(content);
  const archive = Buffer.from(packPlainly(new Map([[name, data]])));
  archive.writeUInt16LE(8, 8);
  archive.writeUInt32LE(stated, 22);
  const directory = archive.readUInt32LE(archive.length - 22 + 16);
  archive.writeUInt16LE(8, directory + 10);
  archive.writeUInt32LE(stated, directory + 24);
  return archive;
}
