import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { recordKindById } from '#domain/records.ts';
import { may, mayEverywhere, type Caller } from '#domain/people/caller.ts';
import type { RecordContent, RecordKind, RecordsView } from '#domain/record.ts';
import type { Context } from '../context.ts';
import { askerOf, notOnWalls, requireAccess } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';

const recordSchema = Type.Object({
  id: Type.String(),
  version: Type.Integer({ description: 'the base of the next change' }),
  content: Type.Object({}, { additionalProperties: true, description: "by the kind's schema" }),
});

/** The kind of a path, for whoever may read it. @throws HttpProblem 404, 401 or 403 */
export function readableKind(request: FastifyRequest, id: string): RecordKind {
  const kind = recordKindById(id);
  if (kind === undefined) throw problem(404, { detail: `There is no kind of records "${id}".` });
  const asker = askerOf(request);
  if (asker.caller.kind === 'display' && kind.onWalls !== true) throw notOnWalls();
  requireAccess(asker, kind.rights.read);
  return kind;
}

/** Whether a caller who may read the kind may read a record of it. @param content undefined for one that is gone */
export function mayReadRecord(
  records: RecordsView,
  caller: Caller,
  { rights: { read }, unitOf }: RecordKind,
  content: RecordContent | undefined,
): boolean {
  if (unitOf === undefined || read === 'signed-in' || mayEverywhere(caller, read)) return true;
  const unit = content === undefined ? undefined : unitOf(records, content);
  if (unit === undefined) return false;
  const district = records.all('units').find((other) => other.content['name'] === unit)?.content['district'];
  return may(caller, read, { unit, ...(typeof district === 'string' ? { district } : {}) });
}

/** Facts without a place, as they stand; they are written through `POST /api/changes`. */
export async function recordRoutes(app: FastifyInstance, { records, live }: Context): Promise<void> {
  app.get<{ Params: { kind: string } }>(
    '/api/records/:kind',
    {
      config: { access: 'map.read', onWalls: true },
      schema: {
        summary: 'All records of a kind: units, people, settings, trucks ...',
        params: Type.Object({ kind: Type.String({ maxLength: 100 }) }),
        response: { 200: Type.Object({ seq: Type.Integer(), records: Type.Array(recordSchema) }), ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const kind = readableKind(request, request.params.kind);
      const { caller } = askerOf(request);
      const open = records.all(kind.id).filter(({ content }) => mayReadRecord(records, caller, kind, content));
      return { seq: live.seq, records: open.map(({ kind: _, ...record }) => record) };
    },
  );

  app.get<{ Params: { kind: string; id: string } }>(
    '/api/records/:kind/:id',
    {
      config: { access: 'map.read', onWalls: true },
      schema: {
        summary: 'One record',
        params: Type.Object({ kind: Type.String({ maxLength: 100 }), id: Type.String({ maxLength: 500 }) }),
        response: { 200: recordSchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const kind = readableKind(request, request.params.kind);
      const record = records.get(kind.id, request.params.id);
      if (record === undefined || !mayReadRecord(records, askerOf(request).caller, kind, record.content)) {
        throw problem(404, { detail: `There is no "${request.params.id}" in "${kind.id}".` });
      }
      const { kind: _, ...shown } = record;
      return shown;
    },
  );
}
