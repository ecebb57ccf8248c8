import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { shanghaiOffsetMs } from '#domain/calendar/work-calendar.ts';
import { usedChoices } from '#domain/cases/numbers/choices.ts';
import { groupings } from '#domain/cases/numbers/groups.ts';
import { reportKinds } from '#domain/cases/numbers/period.ts';
import { reportColumns } from '#domain/cases/numbers/report-columns.ts';
import type { Context } from '../context.ts';
import { filterParameters } from '../collections/schemas.ts';
import { askerOf, requireReadable } from '../http/access.ts';
import { readParameters, type Parameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { xlsxType } from '../sheets/sheet-body.ts';
import { readLanguage } from '../workbook/read-language.ts';
import { sendWorkbook } from '../workbook/send.ts';
import { countTables, instantOf } from './count-tables.ts';
import { readFive } from './five.ts';
import { listOnDuty } from './on-duty.ts';
import { formulaSheet, numberRows } from './number-rows.ts';
import { readReport, readTable } from './read-table.ts';
import { fiveSchema, onDutySchema, reportSchema, tableSchema } from './schemas.ts';

const access = { access: 'map.read' } as const;
const workbook = {
  200: { description: 'a workbook', content: { [xlsxType]: { schema: Type.String() } } },
  ...problemResponses,
};
const language = { lang: Type.Optional(Type.String({ description: 'zh or en' })) };
const tableParameters = {
  by: Type.Optional(Type.String({ description: Object.keys(groupings).join(', ') })),
  bbox: Type.Optional(Type.String({ description: 'west,south,east,north in degrees WGS84' })),
  ...filterParameters,
};
const reportParameters = {
  kind: Type.Optional(Type.String({ description: Object.keys(reportKinds).join(', ') })),
  of: Type.Optional(Type.String({ description: 'a day of the period (Asia/Shanghai); today where absent' })),
};

/** The bureau's numbers: the five, tables by any division, and the reports of a day, week or month; each also as a workbook. */
export async function numberRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { live, records } = context;

  app.get(
    '/api/numbers/five',
    {
      config: access,
      schema: {
        summary: 'The five numbers a bureau chief asks for, each with the cases behind it',
        response: { 200: fiveSchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      const { seq } = live;
      return { seq, ...(await readFive(context)) };
    },
  );

  app.get(
    '/api/numbers/on-duty',
    {
      config: access,
      schema: {
        summary: 'The posts that 当前在岗率 counts, each with how it is stood now',
        description:
          'As many of a state as the number says. Whoever holds `position.see` or `case.endorse` for a unit is told its ' +
          'people, since when they are 上岗 and how far from the post; nobody is told where.',
        response: { 200: onDutySchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      const at = context.now();
      return { at: new Date(at).toISOString(), posts: listOnDuty(context, askerOf(request).caller, at) };
    },
  );

  app.get(
    '/api/numbers/table',
    {
      config: access,
      schema: {
        summary: 'The numbers of a period, divided by unit, district, action, class, source, sub-district or day',
        querystring: Type.Object(tableParameters),
        response: { 200: tableSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { table, seq, at, from, to } = await makeTable(request, readParameters(request.query));
      return {
        seq,
        at: new Date(at).toISOString(),
        from: iso(from),
        to: iso(to),
        choices: usedChoices(records),
        table,
      };
    },
  );

  app.get(
    '/api/numbers/table.xlsx',
    {
      config: access,
      schema: {
        summary: 'The same table as a workbook, with a sheet on what each number is',
        querystring: Type.Object({ ...tableParameters, ...language }),
        response: workbook,
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const lang = readLanguage(parameters);
      const { table, at, from, to } = await makeTable(request, parameters);
      const keys = table.columns.map(({ key }) => key);
      const name = table.title[lang];
      return sendWorkbook(reply, name, [
        { name, rows: numberRows(table, keys, lang) },
        formulaSheet(table, usedChoices(records), { from: clock(from), to: clock(to), at: clock(at) }, lang),
      ]);
    },
  );

  app.get(
    '/api/numbers/report',
    {
      config: access,
      schema: {
        summary: 'The report of a day, week (from Monday) or month, by unit and by source',
        querystring: Type.Object(reportParameters),
        response: { 200: reportSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { kind, period, byUnit, bySource, seq, at } = await makeReport(request, readParameters(request.query));
      const { from, to, ...days } = period;
      return {
        seq,
        at: new Date(at).toISOString(),
        kind,
        title: reportKinds[kind],
        ...days,
        from: iso(from),
        to: iso(to),
        columns: [...reportColumns],
        choices: usedChoices(records),
        byUnit,
        bySource,
      };
    },
  );

  app.get(
    '/api/numbers/report.xlsx',
    {
      config: access,
      schema: {
        summary: 'The same report as a workbook',
        querystring: Type.Object({ ...reportParameters, ...language }),
        response: workbook,
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const lang = readLanguage(parameters);
      const { kind, period, byUnit, bySource, at } = await makeReport(request, parameters);
      const span = { from: clock(period.from), to: clock(period.to), at: clock(at) };
      return sendWorkbook(reply, `${reportKinds[kind][lang]} ${period.firstDay}`, [
        ...[byUnit, bySource].map((table) => ({
          name: table.title[lang],
          rows: numberRows(table, reportColumns, lang),
        })),
        formulaSheet(byUnit, usedChoices(records), span, lang),
      ]);
    },
  );

  async function makeTable(request: FastifyRequest, parameters: Parameters) {
    const at = context.now();
    const { by, ...query } = readTable(parameters, at);
    parameters.done();
    requireReadable(request, ['cases']);
    const { seq } = live;
    const [table] = await countTables(context, query, [by], at);
    return { table: table!, seq, at, from: query.from, to: query.to };
  }

  async function makeReport(request: FastifyRequest, parameters: Parameters) {
    const at = context.now();
    const { kind, period } = readReport(parameters, at);
    parameters.done();
    requireReadable(request, ['cases']);
    const { seq } = live;
    const query = { from: period.from, to: period.to, filter: { equals: {} }, bbox: undefined };
    const [byUnit, bySource] = await countTables(context, query, ['unit', 'channel'], at);
    return { kind, period, byUnit: byUnit!, bySource: bySource!, seq, at };
  }
}

function iso(ms: number): string {
  return instantOf(Math.ceil(ms / 1000));
}

/** "2026-11-22 08:30" in Asia/Shanghai. */
function clock(ms: number): string {
  return new Date(ms + shanghaiOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
}
