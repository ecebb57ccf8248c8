import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { findCollection } from '../collections/find-collection.ts';
import type { Context } from '../context.ts';
import { askerOf, requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { mayReadRecord, readableKind } from '../records/routes.ts';
import { loadOf, withLoads } from './history.ts';
import { bulkLoads, featureLines, recordLines, type HistoryLine, type Stretch } from './store.ts';

const state = Type.Union([Type.Null(), Type.Object({}, { additionalProperties: true })]);

const historySchema = Type.Object({
  seq: Type.Integer(),
  entries: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      id: Type.String(),
      at: Type.String({ description: 'when it was written (上传时间)' }),
      occurredAt: Type.Optional(Type.String({ description: 'when it was done, where it was sent later (发生时间)' })),
      by: Type.String(),
      byName: Type.Optional(Type.String()),
      kind: Type.String(),
      note: Type.String(),
      version: Type.Integer(),
      before: state,
      after: state,
      personal: Type.Optional(
        Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()]), {
          description: 'personal fields that were set (a salted digest) or erased (null); never their values',
        }),
      ),
    }),
  ),
  next: Type.Optional(Type.Integer({ description: 'the version to go on before' })),
});

const params = { maxLength: 500 };

/** What became of a feature or record, from the journal. */
export async function historyRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { store, records, register, collections, people, live } = context;

  const entryOf = ({ base: _, at, occurredAt, personal, ...line }: HistoryLine<object>) => {
    const byName = people.nameOf(line.by);
    return {
      ...line,
      at: at.toISOString(),
      ...(occurredAt === null || occurredAt === undefined ? {} : { occurredAt: occurredAt.toISOString() }),
      ...(byName === undefined ? {} : { byName }),
      ...(personal === null || personal === undefined ? {} : { personal }),
    };
  };

  app.get<{ Params: { collection: string; id: string } }>(
    '/api/history/features/:collection/:id',
    {
      config: { access: 'history.read' },
      schema: {
        summary: 'The history of a feature, the newest first',
        params: Type.Object({ collection: Type.String(params), id: Type.String(params) }),
        response: { 200: historySchema, ...problemResponses },
      },
    },
    async (request) => {
      const stretch = stretchOf(request.query);
      const collection = findCollection(collections, request.params.collection);
      const { id } = request.params;
      requireReadable(request, [collection.id]);
      const current = await register.get(collection.id, id);
      const lines = await featureLines(store, collection.id, id, { ...stretch, limit: stretch.limit + 1 });
      if (current === undefined && lines.length === 0 && stretch.before === undefined) {
        throw problem(404, { detail: `There never was a "${id}" in "${collection.id}".` });
      }
      const isWhole = lines.length <= stretch.limit;
      const steps = withLoads(
        lines.slice(0, stretch.limit),
        stretch.before === undefined ? current : undefined,
        isWhole,
      );
      const loads = steps.some((step) => 'load' in step) ? await bulkLoads(store, collection.id) : [];
      const entries = steps.map((step, i) => {
        if (!('load' in step)) return entryOf(step);
        const newer = steps.slice(0, i).findLast((other) => !('load' in other)) as HistoryLine<object> | undefined;
        const load = loadOf(loads, newer?.seq ?? Number.POSITIVE_INFINITY);
        const { version, after } = step;
        const header = load ?? { seq: 0, id: '', at: new Date(0), by: 'load', kind: 'load', note: '' };
        return entryOf({ ...header, base: null, version, before: null, after });
      });
      const last = steps.at(-1);
      return { seq: live.seq, entries, ...(isWhole || last === undefined ? {} : { next: last.version }) };
    },
  );

  app.get<{ Params: { kind: string; id: string } }>(
    '/api/history/records/:kind/:id',
    {
      config: { access: 'history.read' },
      schema: {
        summary: 'The history of a record, the newest first',
        params: Type.Object({ kind: Type.String(params), id: Type.String(params) }),
        response: { 200: historySchema, ...problemResponses },
      },
    },
    async (request) => {
      const stretch = stretchOf(request.query);
      const kind = readableKind(request, request.params.kind);
      const { id } = request.params;
      const isOpen = mayReadRecord(records, askerOf(request).caller, kind, records.get(kind.id, id)?.content);
      const lines = isOpen ? await recordLines(store, kind.id, id, { ...stretch, limit: stretch.limit + 1 }) : [];
      if (!isOpen || (lines.length === 0 && stretch.before === undefined)) {
        throw problem(404, { detail: `There never was a "${id}" in "${kind.id}".` });
      }
      const shown = lines.slice(0, stretch.limit);
      const last = shown.at(-1);
      const more = lines.length > stretch.limit && last !== undefined;
      return { seq: live.seq, entries: shown.map(entryOf), ...(more ? { next: last.version } : {}) };
    },
  );
}

function stretchOf(query: unknown): Stretch {
  const parameters = readParameters(query);
  const limit = parameters.whole('limit', { min: 1, max: 100, fallback: 20 });
  const before = parameters.whole('before', { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: -1 });
  parameters.done();
  return { limit, ...(before === -1 ? {} : { before }) };
}
