import { randomBytes } from 'node:crypto';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { Change } from '#domain/change.ts';
import { requireNoCasesOfGone, requireOutsideCourse } from '../cases/reader.ts';
import { requireUnusedClasses } from '../catalogue/reader.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { endSessionsOfGone } from '../people/reader.ts';
import { checkRecords } from '../records/check-records.ts';
import { checkInTransaction } from '../records/store.ts';
import { uuidV7 } from '../store/uuid-v7.ts';
import { requireOutsideSchemes } from '../zones/reader.ts';
import { checkLines } from './check-lines.ts';
import { writeChange } from './door.ts';
import { changeAnswerSchema, changeRequestSchema } from './schemas.ts';

/** `POST /api/changes`: the one door by which the page writes features and records. All lines of a change or none. */
export async function changeRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { collections, records, now } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/changes',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Create, change and delete features and records in one transaction',
        description:
          "Answered after the map of this process shows it. 403 for lines that are not the asker's to change; 409 where " +
          'something has another version than `base`, exists already or is gone; 422 with pointers into the body where ' +
          'the content does not fit. `Idempotency-Key`: the same key and body have one effect and the same answer.',
        body: changeRequestSchema,
        response: { 201: changeAnswerSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      const { kind, note, lines, records: recordLines = [] } = request.body;
      const change = await writeChange(context, request, async () => {
        if (lines.length + recordLines.length === 0) {
          const detail = 'must not be empty where there are no records either';
          throw problem(422, { detail: 'Nothing would be changed.', errors: [{ pointer: '/lines', detail }] });
        }
        const newId = (): string => uuidV7(now(), randomBytes(10));
        const checked = checkRecords(records, askerOf(request).caller, recordLines, newId);
        requireUnusedClasses(context, checked);
        await requireNoCasesOfGone(context, checked);
        const checkedLines = checkLines(collections, note, lines);
        await requireOutsideSchemes(context, request, checkedLines);
        await requireOutsideCourse(context, request, kind, checkedLines);
        return {
          kind,
          note,
          lines: checkedLines,
          records: checked,
          async within(client, { records = [] }) {
            await checkInTransaction(client, records);
            await endSessionsOfGone(client, records);
          },
        };
      });
      return reply
        .code(201)
        .header('shirong-seq', String(Math.max(change.seq, context.live.seq)))
        .send(answerOf(change));
    },
  );
}

/** What a writer is told; made from the journal's entry, so that a repeated key is answered alike. */
function answerOf({ seq, id, lines, records = [] }: Change) {
  return {
    seq,
    id,
    lines: lines.map(({ collection, id, fid, version }) => ({ collection, id, fid, version })),
    records: records.map(({ kind, id, version }) => ({ kind, id, version })),
  };
}
