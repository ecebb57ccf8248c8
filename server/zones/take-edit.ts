import type { FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import type { Change } from '#domain/change.ts';
import { fromLattice } from '#domain/geometry/lattice.ts';
import { widest, type Owner } from '#domain/zones/coverage/arc.ts';
import { checkAround, type DeltaFault } from '#domain/zones/coverage/check-delta.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { inverted, type CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { decodeDelta, encodedDeltaSchema, encodeDelta } from '#domain/zones/coverage/encoded.ts';
import { deltaFormFaults, newIdFaults, reachesTooFar } from '#domain/zones/schemes/delta-faults.ts';
import { editKinds, editLabelSchema } from '#domain/zones/schemes/scheme-version.ts';
import { undoStackOf } from '#domain/zones/schemes/undo-stack.ts';
import { writeChange, type DoorRequest } from '../collections/door.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { problem } from '../http/problem.ts';
import { join } from '../http/schema-faults.ts';
import { unstorable } from '../http/storable.ts';
import { Outrun, outrunBy, untilFirst } from './outrun.ts';
import { editsAfter, keepEdit, logOf, type EditRow, type StoredScheme } from './store.ts';
import { unprintable } from './unprintable.ts';
import { noSuchScheme, requireScheme } from './versions.ts';

const editNumber = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

/** The body of an edit. */
export const editSchema = Type.Object(
  {
    base: Type.Integer({ minimum: 0, maximum: 2_147_483_647, description: 'the last edit that the sender knows' }),
    label: editLabelSchema,
    delta: encodedDeltaSchema,
    undoes: Type.Optional(editNumber),
    redoes: Type.Optional(editNumber),
  },
  { additionalProperties: false },
);
export type EditBody = Static<typeof editSchema>;

/** An edit that was taken, and the log since the sender's base. */
export interface TakenEdit {
  readonly change: Change;
  readonly number: number;
  readonly edits: readonly EditRow[];
}

/**
 * Takes one edit of a draft. One that was made on an older state is put to the newest: it is taken where nothing that it
 * touches was changed since, and what comes out is held against all that a coverage must be, again.
 * @throws HttpProblem 404; 409 for a version that is no draft, and with the edits since where they clash; 422 for a delta
 *   that is none, that does not fit or that would break the coverage, naming reason and place
 */
export async function takeEdit(
  context: Context,
  request: FastifyRequest,
  id: string,
  body: EditBody,
): Promise<TakenEdit> {
  const delta = readDelta(body);
  const change = await untilFirst(() =>
    writeChange(context, request, () => prepare(context, request, id, body, delta), outrunBy),
  );
  const number = Number(change.records![0]!.after!['edits']);
  const edits = await editsAfter(context.store, id, Math.min(body.base, number - 1));
  return { change, number, edits: edits.filter((edit) => edit.number <= number) };
}

/** Reads the delta of a body and holds it against its form. @throws HttpProblem 422 */
function readDelta({ delta: encoded, label, undoes, redoes }: EditBody): CoverageDelta {
  if (undoes !== undefined && redoes !== undefined) {
    throw problem(422, { errors: [{ pointer: '/redoes', detail: 'cannot stand beside undoes' }] });
  }
  const isWayBack = undoes !== undefined || redoes !== undefined;
  const texts = [...textFaults(encoded, '/delta', unstorable), ...textFaults(label, '/label', unstorable)];
  // What is there already, as a file brought it, is no reason to refuse the edit that mends it.
  for (const [i, { after }] of isWayBack ? [] : encoded.grounds.entries()) {
    texts.push(...textFaults(after, `/delta/grounds/${i}/after`, unprintable));
  }
  if (texts.length > 0) throw problem(422, { detail: 'The edit cannot be kept.', errors: texts });
  let delta: CoverageDelta;
  try {
    delta = decodeDelta(encoded);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw problem(422, { detail: error.message, errors: [{ pointer: '/delta', detail: error.message }] });
  }
  const errors = [...deltaFormFaults(delta), ...newIdFaults(delta, isWayBack)].map(({ pointer, detail }) => ({
    pointer: `/delta${pointer}`,
    detail,
  }));
  if (errors.length > 0) throw problem(422, { detail: 'The edit is none.', errors });
  return delta;
}

/** Texts of several lines. */
const manyLines = new Set(['standardOfWork', 'note']);

/** Texts anywhere in a value that have a fault. @param fault what is wrong with a text of one line */
function textFaults(
  value: unknown,
  pointer: string,
  fault: (text: string) => string | undefined,
): { pointer: string; detail: string }[] {
  if (typeof value === 'string') {
    const detail = fault(value);
    return detail === undefined ? [] : [{ pointer, detail }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    textFaults(inner, join(pointer, name), manyLines.has(name) ? unstorable : fault),
  );
}

async function prepare(
  context: Context,
  request: FastifyRequest,
  id: string,
  body: EditBody,
  delta: CoverageDelta,
): Promise<DoorRequest> {
  const { store, schemes } = context;
  const scheme = await requireScheme(context, id);
  if (scheme.content.state !== 'draft') {
    throw problem(409, {
      title: 'No draft',
      detail: `Only drafts are edited; this version is "${scheme.content.state}". Make a draft from it.`,
    });
  }
  const held = await schemes.coverageOf(id);
  if (held === undefined) throw noSuchScheme(id);
  if (held.number !== scheme.content.edits) throw new Outrun(`${id} goes on`);
  const { number: last } = held;
  if (body.base > last) {
    throw problem(422, { errors: [{ pointer: '/base', detail: `is not there yet: the last edit is ${last}` }] });
  }
  await requireWayBack(context, request, scheme, body, delta);
  const clash = tryOut(held.coverage, delta);
  // What is taken back or made again was made on the state of its own edit, however new the sender's base is.
  const since = Math.min(body.base, body.undoes ?? last, body.redoes ?? last);
  if (clash !== undefined && since < last) throw await conflict(context, id, since, clash.owners);
  if (clash !== undefined) throw misfit(clash);
  const { undoes, redoes } = body;
  const edit = {
    ...{ version: id, number: last + 1, label: body.label, delta: encodeDelta(delta) },
    ...(undoes === undefined ? {} : { undoes }),
    ...(redoes === undefined ? {} : { redoes }),
  };
  return {
    kind: 'zones.edit',
    note: noteOf(body),
    lines: [],
    records: [{ kind: 'scheme-versions', id, base: scheme.version, after: { ...scheme.content, edits: last + 1 } }],
    within: (client, change) => keepEdit(client, change.id, edit),
  };

  /** Undo and redo are checked, not believed: each takes back or makes again exactly what the log has. */
  async function requireWayBack(
    _context: Context,
    asked: FastifyRequest,
    { content }: StoredScheme,
    { base, undoes: back, redoes: again }: EditBody,
    wanted: CoverageDelta,
  ): Promise<void> {
    const target = back ?? again;
    if (target === undefined) return;
    const { done, undone } = undoStackOf(await logOf(store, id), askerOf(asked).caller.by);
    const name = back === undefined ? 'redoes' : 'undoes';
    if ((back === undefined ? undone : done).at(-1) !== target) {
      if (base < content.edits) throw await conflict(context, id, base, []);
      const detail = `edit ${target} is not the next one of yours to ${back === undefined ? 'make again' : 'take back'}`;
      throw problem(422, { detail: `This cannot be done: ${detail}.`, errors: [{ pointer: `/${name}`, detail }] });
    }
    const [logged] = await editsAfter(store, id, target - 1);
    const made = decodeDelta(logged!.delta);
    const expected = encodeDelta(back === undefined ? made : inverted(made));
    if (textOf(expected) === textOf(encodeDelta(wanted))) return;
    const detail = `does something else than edit ${target} ${back === undefined ? 'did' : 'taken back'}`;
    throw problem(422, { errors: [{ pointer: '/delta', detail }] });
  }
}

/** Why an edit does not go: it meets something else than it was made on, or breaks the coverage. */
interface Clash {
  readonly reason: 'changed' | DeltaFault['reason'];
  readonly at?: readonly [number, number];
  readonly owners: readonly Owner[];
}

/** Makes an edit, looks what comes of it and takes it back; all at once, so that nobody sees it. */
function tryOut(coverage: Coverage, delta: CoverageDelta): Clash | undefined {
  if (reachesTooFar(coverage, delta, widest)) return { reason: 'too-far', owners: [] };
  const tried = coverage.tryOut(delta, () => checkAround(coverage, delta));
  if (!tried.ok) return { reason: 'changed', owners: tried.error.owners };
  const fault = tried.value;
  if (fault === undefined) return undefined;
  const { reason, at, owners } = fault;
  return { reason, owners, ...(at === undefined ? {} : { at: fromLattice(at) }) };
}

/** What each fault of an edit says, for whoever reads the answer without the page. */
const sentences: Readonly<Record<Clash['reason'], string>> = {
  changed: 'It takes away borders or contents that are not there like this, or puts in borders that are there already.',
  crosses: 'A border would cross another or touch it where there is no node.',
  sides: 'The owners around a place would contradict each other.',
  vanishes: 'A ground would have no ground left.',
  'no-owner': 'A border names a ground that is not there.',
  malformed: 'A border is not in its canonical form, or comes back to a place of its own.',
  'too-far': 'The coverage would reach further than 3 degrees.',
};

function misfit({ reason, at, owners }: Clash): Error {
  const where = at === undefined ? '' : ` At ${at[0]}, ${at[1]}.`;
  return problem(422, {
    title: 'Would break the coverage',
    detail: `${sentences[reason]}${where} Nothing was changed.`,
    errors: [{ pointer: '/delta', detail: sentences[reason] }],
    members: { refusal: { reason, owners, ...(at === undefined ? {} : { at }) } },
  });
}

/** What the second of two learns: the edits of others since, and whose ground they both touched. */
async function conflict(
  { store, people }: Pick<Context, 'store' | 'people'>,
  id: string,
  base: number,
  owners: readonly Owner[],
): Promise<Error> {
  const edits = (await editsAfter(store, id, base)).map((edit) => entryOf({ people }, edit));
  return problem(409, {
    title: 'Changed meanwhile',
    detail: `${edits.length} edits came since edit ${base}, and touch the same ground. Nothing was changed; compare and try again.`,
    members: { conflict: { edits, owners } },
  });
}

/** An edit as it is sent. */
export function entryOf({ people }: Pick<Context, 'people'>, edit: EditRow) {
  const byName = people.nameOf(edit.by);
  return { ...edit, ...(byName === undefined ? {} : { byName }) };
}

function noteOf({ label, undoes, redoes }: EditBody): string {
  const way = undoes !== undefined ? '撤销：' : redoes !== undefined ? '重做：' : '';
  const zones = label.zones.join('、');
  return `${way}${editKinds[label.kind].zh}${zones === '' ? '' : ` ${zones}`}`.slice(0, 500);
}

/** Contents from the database have their names in another order than those of a body. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner !== 'object' || inner === null || Array.isArray(inner)
      ? inner
      : Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}
