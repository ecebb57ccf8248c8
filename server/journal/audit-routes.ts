import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { readAuditFilter } from './audit-filter.ts';
import { toCsv, toXlsx } from './export.ts';
import { auditEntries, looks, type AuditEntry } from './store.ts';

/** Entries of one exported file. */
const exported = 20_000;

const lineSchema = Type.Object({
  of: Type.Enum(['feature', 'record']),
  collection: Type.String({ description: 'the collection, or the kind of record' }),
  id: Type.String(),
  version: Type.Integer(),
  act: Type.Enum(['create', 'change', 'delete']),
});

const entrySchema = Type.Object({
  seq: Type.Integer(),
  id: Type.String(),
  at: Type.String(),
  occurredAt: Type.Optional(Type.String({ description: 'when it was done, where it was sent later' })),
  by: Type.String(),
  byName: Type.Optional(Type.String()),
  kind: Type.String(),
  note: Type.String(),
  lines: Type.Array(lineSchema),
  more: Type.Optional(Type.Integer({ description: 'lines beyond those told' })),
  bulk: Type.Optional(Type.Object({ collection: Type.String(), count: Type.Integer() })),
});

const filterQuery = {
  from: Type.Optional(Type.String({ description: 'at or after this instant, RFC 3339' })),
  to: Type.Optional(Type.String({ description: 'before this instant' })),
  by: Type.Optional(Type.String({ description: 'who, as the journal names them' })),
  kind: Type.Optional(Type.String({ description: 'what was done' })),
  collection: Type.Optional(Type.String({ description: 'what it was done to: a collection or kind of records' })),
  id: Type.Optional(Type.String({ description: 'with collection: the feature or record' })),
  before: Type.Optional(Type.String({ description: 'only entries before this number' })),
  limit: Type.Optional(Type.String()),
};

/** The audit trail: what was done by whom, who looked at personal fields, and both as a file. */
export async function auditRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { store, people } = context;
  const nameOf = (by: string): string | undefined => people.nameOf(by);

  const entryOf = ({ at, occurredAt, count, lines, bulk, ...entry }: AuditEntry) => {
    const byName = nameOf(entry.by);
    return {
      ...entry,
      at: at.toISOString(),
      ...(occurredAt === null ? {} : { occurredAt: occurredAt.toISOString() }),
      ...(byName === undefined ? {} : { byName }),
      lines: [...lines],
      ...(count > lines.length ? { more: count - lines.length } : {}),
      ...(bulk === null ? {} : { bulk: { collection: bulk.collection, count: bulk.count } }),
    };
  };

  app.get(
    '/api/journal',
    {
      config: { access: 'audit.read' },
      schema: {
        summary: 'The audit trail, the newest first',
        querystring: Type.Object(filterQuery),
        response: {
          200: Type.Object({ entries: Type.Array(entrySchema), next: Type.Optional(Type.Integer()) }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      requireAll(request);
      const filter = readAuditFilter(request.query);
      const entries = await auditEntries(store, { ...filter, limit: filter.limit + 1 });
      const shown = entries.slice(0, filter.limit);
      const more = entries.length > filter.limit;
      return { entries: shown.map(entryOf), ...(more ? { next: shown.at(-1)!.seq } : {}) };
    },
  );

  app.get(
    '/api/journal/looks',
    {
      config: { access: 'audit.read' },
      schema: {
        summary: 'Who looked at whose personal fields, the newest first',
        querystring: Type.Object(filterQuery),
        response: {
          200: Type.Object({
            entries: Type.Array(
              Type.Object({
                at: Type.String(),
                by: Type.String(),
                byName: Type.Optional(Type.String()),
                collection: Type.String(),
                id: Type.String(),
                fields: Type.Array(Type.String()),
              }),
            ),
            next: Type.Optional(Type.Integer()),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      requireAll(request);
      const filter = readAuditFilter(request.query);
      const found = await looks(store, { ...filter, limit: filter.limit + 1 });
      const shown = found.slice(0, filter.limit);
      const more = found.length > filter.limit;
      return {
        entries: shown.map(({ number: _, at, fields, ...look }) => {
          const byName = nameOf(look.by);
          return { ...look, at: at.toISOString(), fields: [...fields], ...(byName === undefined ? {} : { byName }) };
        }),
        ...(more ? { next: shown.at(-1)!.number } : {}),
      };
    },
  );

  app.get(
    '/api/journal/export',
    {
      config: { access: 'audit.read' },
      schema: {
        summary: `The audit trail as a file (format=csv or xlsx), at most ${exported} entries`,
        querystring: Type.Object({ ...filterQuery, format: Type.Optional(Type.String()) }),
        produces: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
        response: problemResponses,
      },
    },
    async (request, reply) => {
      requireAll(request);
      let format = 'csv';
      const { limit: _, ...filter } = readAuditFilter(request.query, (parameters) => {
        format = parameters.text('format') ?? 'csv';
        if (format !== 'csv' && format !== 'xlsx') parameters.fault('format', 'must be csv or xlsx');
      });
      const entries = await auditEntries(store, { ...filter, limit: exported + 1 });
      if (entries.length > exported) {
        throw problem(422, { detail: `These are more than ${exported} entries. Narrow them by time, person or kind.` });
      }
      void reply.header('content-disposition', `attachment; filename="journal.${format}"`);
      if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(toCsv(entries, nameOf));
      const book = await toXlsx(entries, nameOf);
      return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(book);
    },
  );
}

/**
 * The trail goes over everything: whoever may read some collections only would read of the others in it.
 * @throws HttpProblem 403
 */
function requireAll(request: FastifyRequest): void {
  if (askerOf(request).caller.collections === 'all') return;
  throw problem(403, { detail: 'The audit trail is of all collections, and not all are open to you.' });
}
