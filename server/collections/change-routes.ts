import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { ChangeRequestLine } from '#domain/change.ts';
import type { Collection } from '#domain/collection.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { unstorable } from '../http/storable.ts';
import type { CommitRefusal } from '../store/store.ts';
import { changeAnswerSchema, changeRequestSchema } from './schemas.ts';
import { validateFeature, type Fault } from './validate.ts';

/** How long a write waits for this process's index before it is answered all the same, milliseconds. */
const patience = 5_000;

/** `POST /api/changes`: the one door by which the page writes features. All lines of a change or none. */
export async function changeRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { collections, store, live } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/changes',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Create, change and delete features in one transaction',
        description:
          'Answered after the map of this process shows it. 409 where a feature has another version than `base`, ' +
          'exists already or is gone; 422 with pointers into the body where the content does not fit.',
        body: changeRequestSchema,
        response: { 201: changeAnswerSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      const { kind, note, lines } = request.body;
      const checked = checkLines(collections, note, lines);
      const committed = await store.commit({ kind, note, by: askerOf(request).caller.by, lines: checked });
      if (!committed.ok) throw refusal(committed.error, checked);
      const { seq, id, lines: written } = committed.value;
      try {
        await live.applied(seq, patience);
      } catch {
        // The change is written and will show; a failure answered here would make the writer do it twice.
        request.log.warn({ seq }, 'the index is late: a change is answered before it shows');
      }
      return reply
        .code(201)
        .header('shirong-seq', String(Math.max(seq, live.seq)))
        .send({
          seq,
          id,
          lines: written.map(({ collection, id, fid, version }) => ({ collection, id, fid, version })),
        });
    },
  );
}

interface RawLine {
  readonly collection: string;
  readonly id?: string;
  readonly base: number | null;
  readonly after: object | null;
}

function checkLines(collections: readonly Collection[], note: string, lines: readonly RawLine[]): ChangeRequestLine[] {
  const faults: Fault[] = [];
  const checkText = (pointer: string, text: string): void => {
    const detail = unstorable(text);
    if (detail !== undefined) faults.push({ pointer, detail });
  };
  checkText('/note', note);
  const seen = new Set<string>();
  const checked: ChangeRequestLine[] = [];
  for (const [i, line] of lines.entries()) {
    const at = `/lines/${i}`;
    const { base, id } = line;
    const collection = collections.find((c) => c.id === line.collection);
    if (collection === undefined) {
      faults.push({ pointer: `${at}/collection`, detail: `there is no collection "${line.collection}"` });
      continue;
    }
    if (id === undefined && base !== null)
      faults.push({ pointer: `${at}/id`, detail: 'is missing: base names a version' });
    if (base === null && line.after === null) {
      faults.push({ pointer: `${at}/after`, detail: 'must not be null where base is null: nothing would be done' });
    }
    const name = id === undefined ? {} : { id };
    if (id !== undefined) {
      checkText(`${at}/id`, id);
      const key = `${line.collection}/${id}`;
      if (seen.has(key)) faults.push({ pointer: `${at}/id`, detail: 'is in this change already' });
      seen.add(key);
    }
    if (line.after === null) {
      checked.push({ collection: collection.id, ...name, base, after: null });
      continue;
    }
    const content = validateFeature(collection, line.after, `${at}/after`);
    if (content.ok) checked.push({ collection: collection.id, ...name, base, after: content.value });
    else for (const fault of content.error) faults.push(fault);
  }
  if (faults.length > 0) throw problem(422, { detail: 'The change does not fit its collections.', errors: faults });
  return checked;
}

function refusal(refused: CommitRefusal, lines: readonly ChangeRequestLine[]): Error {
  if (refused.reason === 'key-reused') throw problem(422, { detail: 'This Idempotency-Key came with another body.' });
  const line = lines[refused.line]!;
  const name = `"${line.id ?? ''}" of "${line.collection}"`;
  const pointer = `/lines/${refused.line}`;
  if (refused.reason === 'exists') {
    const detail = `${name} exists already`;
    return problem(409, { title: 'Exists already', detail, errors: [{ pointer: `${pointer}/id`, detail }] });
  }
  if (refused.reason === 'missing' || refused.current === null) {
    const detail = `${name} is not there (any more)`;
    return problem(409, { title: 'Missing', detail, errors: [{ pointer: `${pointer}/id`, detail }] });
  }
  const detail = `${name} has version ${refused.current} by now, the change was made on version ${line.base}`;
  return problem(409, { title: 'Changed meanwhile', detail, errors: [{ pointer: `${pointer}/base`, detail }] });
}
