import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { recordKindById } from '#domain/records.ts';
import type { RecordKind } from '#domain/record.ts';
import type { Context } from '../context.ts';
import { askerOf, requireAccess } from '../http/access.ts';
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
  requireAccess(askerOf(request), kind.rights.read);
  return kind;
}

/** Facts without a place, as they stand; they are written through `POST /api/changes`. */
export async function recordRoutes(app: FastifyInstance, { records, live }: Context): Promise<void> {
  app.get<{ Params: { kind: string } }>(
    '/api/records/:kind',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'All records of a kind: units, people, settings, trucks ...',
        params: Type.Object({ kind: Type.String({ maxLength: 100 }) }),
        response: { 200: Type.Object({ seq: Type.Integer(), records: Type.Array(recordSchema) }), ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const { id } = readableKind(request, request.params.kind);
      return { seq: live.seq, records: records.all(id).map(({ kind: _, ...record }) => record) };
    },
  );

  app.get<{ Params: { kind: string; id: string } }>(
    '/api/records/:kind/:id',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'One record',
        params: Type.Object({ kind: Type.String({ maxLength: 100 }), id: Type.String({ maxLength: 500 }) }),
        response: { 200: recordSchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const { id: kind } = readableKind(request, request.params.kind);
      const record = records.get(kind, request.params.id);
      if (record === undefined) throw problem(404, { detail: `There is no "${request.params.id}" in "${kind}".` });
      const { kind: _, ...shown } = record;
      return shown;
    },
  );
}
