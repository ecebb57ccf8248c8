import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Change } from '#domain/change.ts';
import { writeChange } from '../collections/door.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { checkInTransaction } from '../records/store.ts';
import { checkTable, type CheckedTable } from './check-table.ts';
import { readTable, type TableRefusal } from './read-table.ts';
import { findRegister } from './registers.ts';
import { sentenceOf } from './sentences.ts';
import { largestSheet, SheetBody, takeSheets, xlsxType } from './sheet-body.ts';
import { templateOf } from './template.ts';

/** Rows of one table: all are one change, whose lines stand in one transaction. Records are held against each other. */
const mostRows = { features: 5_000, records: 1_000 };

/** Faults told in one answer; `faultCount` says how many there are. */
const faultsTold = 500;

const registerParameter = Type.Object({ register: Type.String({ maxLength: 100 }) });

const faultSchema = Type.Object({
  row: Type.Integer({ description: 'as the spreadsheet shows it; the head is row 1' }),
  column: Type.Optional(Type.String({ description: 'the head as it stands in the file' })),
  key: Type.Optional(Type.String({ description: 'the property' })),
  code: Type.String(),
  limit: Type.Optional(Type.Number()),
  otherRow: Type.Optional(Type.Integer()),
  detail: Type.String({ description: 'what is wrong and what to do about it' }),
});

const reportSchema = Type.Object({
  rows: Type.Integer(),
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  personal: Type.Object({ created: Type.Integer(), updated: Type.Integer() }),
  faultCount: Type.Integer(),
  faults: Type.Array(faultSchema),
  seq: Type.Optional(Type.Integer({ description: 'the change that took it' })),
  entries: Type.Optional(
    Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), created: Type.Boolean() }), {
      description: 'what was made or changed, in the order of the rows',
    }),
  ),
});

/** Registers as XLSX tables: an empty one to fill in, checking a filled one, taking it. */
export async function sheetRoutes(root: FastifyInstance, context: Context): Promise<void> {
  takeSheets(root);
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  root.get<{ Params: { register: string } }>(
    '/api/sheets/:register/template.xlsx',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'An empty table of a register, with notes on what goes under each head',
        params: registerParameter,
        querystring: Type.Object({
          language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')], { default: 'zh' })),
        }),
        response: {
          200: { description: 'a workbook', content: { [xlsxType]: { schema: Type.String() } } },
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const language = parameters.text('language') ?? 'zh';
      if (language !== 'zh' && language !== 'en') parameters.fault('language', `must be zh or en, not "${language}"`);
      parameters.done();
      const { sheet } = findRegister(request, context.collections, request.params.register);
      const file = await templateOf(sheet, language === 'en' ? 'en' : 'zh');
      const name = encodeURIComponent(`${sheet.titles[language === 'en' ? 'en' : 'zh']}.xlsx`);
      return reply
        .type(xlsxType)
        .header('content-disposition', `attachment; filename="${sheet.id}.xlsx"; filename*=UTF-8''${name}`)
        .header('cache-control', 'no-cache')
        .send(file);
    },
  );

  app.post(
    '/api/sheets/:register',
    {
      config: { access: 'signed-in' },
      bodyLimit: largestSheet,
      schema: {
        summary: 'Check a table of a register (XLSX body), or take it: all rows or none',
        description:
          'The first sheet is read; its first row holds the heads. A row whose number is there already changes that ' +
          'entry, any other makes one. `mode=check` answers what is wrong, row by row; `mode=take` writes all rows in ' +
          'one change and refuses with 422 where any is wrong. `Idempotency-Key` as for `/api/changes`.',
        consumes: [xlsxType],
        params: registerParameter,
        querystring: Type.Object({
          mode: Type.Union([Type.Literal('check'), Type.Literal('take')]),
          name: Type.Optional(Type.String({ description: 'what the file is called' })),
        }),
        response: { 200: reportSchema, 201: reportSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const mode = parameters.required('mode');
      if (mode !== '' && mode !== 'check' && mode !== 'take') parameters.fault('mode', 'must be check or take');
      const name = (parameters.text('name') ?? '').trim().slice(0, 100);
      parameters.done();
      const found = findRegister(request, context.collections, request.params.register);
      const { body } = request;
      if (!(body instanceof SheetBody)) throw problem(415, { detail: `Send the workbook as ${xlsxType}.` });
      const { caller } = askerOf(request);
      const checked = async (): Promise<CheckedTable> => {
        const table = await readTable(body.file, found.collection === undefined ? mostRows.records : mostRows.features);
        if (!table.ok) throw problem(422, { detail: refusals[table.error] });
        return checkTable(context, caller, found, table.value, name === '' ? 'XLSX' : name);
      };
      if (mode === 'check') return reportOf(await checked());

      let taken: CheckedTable | undefined;
      const change = await writeChange(context, request, async () => {
        taken = await checked();
        const { faults, lines, records } = taken;
        if (faults.length > 0) throw faulty(taken);
        if (lines.length + records.length === 0) {
          throw problem(422, { detail: 'Nothing would be changed: every row is in the register like this already.' });
        }
        return {
          kind: 'sheet.take',
          note: name === '' ? '' : `${lines.length + records.length} from ${name}`,
          lines,
          records,
          within: (client, { records: written = [] }) => checkInTransaction(client, written),
        };
      });
      const entries = [...change.lines, ...(change.records ?? [])].map(({ id, version, base }) => {
        return { id, version, created: base === null };
      });
      // A repeated key was not read again: what it did is in its change.
      const counts = taken ?? countsOf(change);
      return reply
        .code(201)
        .header('shirong-seq', String(Math.max(change.seq, context.live.seq)))
        .send({ ...reportOf(counts), seq: change.seq, entries });
    },
  );
}

const refusals: Readonly<Record<TableRefusal, string>> = {
  'no-workbook': 'The file is not an XLSX workbook, or is damaged. Save it as .xlsx and send it again.',
  'old-workbook': 'The file is an old .xls workbook or locked by a password. Save it as .xlsx without a password.',
  'too-large': 'The workbook holds more than is taken at once. Remove empty rows and columns, or split it.',
  'too-many-rows': `The table has too many rows: ${mostRows.features} are taken at once (${mostRows.records} of records). Split it.`,
};

function reportOf({ rows, created, updated, unchanged, personal, faults }: Omit<CheckedTable, 'lines' | 'records'>) {
  return {
    rows,
    created,
    updated,
    unchanged,
    personal,
    faultCount: faults.length,
    faults: faults.slice(0, faultsTold).map((fault) => ({ ...fault, detail: sentenceOf(fault) })),
  };
}

/** What a change of a table did, told from the change alone. */
function countsOf({ lines, records = [] }: Change): Omit<CheckedTable, 'lines' | 'records'> {
  const all = [...lines, ...records];
  const isNew = ({ base }: { readonly base: number | null }): boolean => base === null;
  const created = all.filter(isNew).length;
  const personal = lines.filter((line) => line.personal !== undefined);
  return {
    rows: all.length,
    created,
    updated: all.length - created,
    unchanged: 0,
    personal: {
      created: personal.filter(isNew).length,
      updated: personal.filter((line) => !isNew(line)).length,
    },
    faults: [],
  };
}

function faulty({ faults }: CheckedTable): Error {
  return problem(422, {
    detail: 'Rows of the table are wrong; nothing of it was taken.',
    errors: faults.map((fault) => ({
      row: fault.row,
      ...(fault.column === undefined ? {} : { column: fault.column }),
      detail: sentenceOf(fault),
    })),
  });
}
