import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import { handOf } from '#domain/people/same-hand.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { moveOn, type ActRefusal } from '#domain/zones/schemes/act.ts';
import { readinessFaults, type ReadinessFault } from '#domain/zones/schemes/readiness.ts';
import { settingOf } from '#domain/settings/settings.ts';
import { schemeActs, type SchemeAct } from '#domain/zones/schemes/scheme-version.ts';
import { writeChange, type DoorRequest } from '../collections/door.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { Outrun, outrunBy, untilFirst } from './outrun.ts';
import { linesOfPublishing, requireStillLast } from './publish.ts';
import { lastPublished } from './store.ts';
import { unprintable } from './unprintable.ts';
import { noSuchScheme, requireForAll, requireScheme } from './versions.ts';

const actSchema = Type.Object(
  {
    act: Type.Unsafe<SchemeAct>({ type: 'string', enum: Object.keys(schemeActs) }),
    comment: Type.Optional(
      Type.String({ maxLength: 1000, description: 'why it is returned; a word with the approval' }),
    ),
    approvalNumber: Type.Optional(Type.String({ maxLength: 100, description: '批准文号' })),
    effectiveFrom: Type.Optional(
      Type.String({ maxLength: 40, format: 'date-time', description: 'when it takes effect; at once where absent' }),
    ),
  },
  { additionalProperties: false },
);
type ActBody = Static<typeof actSchema>;

/** What moves a version on: 送审, 退回, 批准, 公布, 撤回. */
export async function schemeActRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { live } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/zones/schemes/:id/acts',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Move a version on: submit, return, approve, publish, withdraw',
        description:
          'Submit, publish and withdraw need "zone.edit", return and approve "zone.approve". 403 for approving what one ' +
          'sent oneself; 409 for an act that this state does not have; 422 for a comment, number or instant that is ' +
          'missing or too early, and with `faults` for a coverage that is not fit: disputed ground, a number twice. ' +
          'Publishing writes the features of `zones` in the same change.',
        params: Type.Object({ id: Type.String({ maxLength: 200 }) }),
        body: actSchema,
        response: { 200: Type.Object({ seq: Type.Integer() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      const { id } = request.params;
      const { body } = request;
      requireForAll(request, schemeActs[body.act].right);
      for (const name of ['comment', 'approvalNumber'] as const) {
        const detail = unprintable(body[name] ?? '');
        if (detail !== undefined) throw problem(422, { errors: [{ pointer: `/${name}`, detail }] });
      }
      const { seq } = await untilFirst(() =>
        writeChange(context, request, () => prepare(context, request, id, body), outrunBy),
      );
      return reply.header('shirong-seq', String(Math.max(seq, live.seq))).send({ seq });
    },
  );
}

async function prepare(context: Context, request: FastifyRequest, id: string, body: ActBody): Promise<DoorRequest> {
  const { store, records, schemes, now } = context;
  const { caller } = askerOf(request);
  const scheme = await requireScheme(context, id);
  const { content } = scheme;
  const last = await lastPublished(store.pool, content.responsibilityKind, id);
  const { submittedBy } = content;
  const moved = moveOn(content, body, {
    by: caller.by,
    isSubmitter: submittedBy !== undefined && handOf(records, submittedBy) === handOf(records, caller.by),
    now: now(),
    lastEffectiveFrom: last?.content.effectiveFrom,
    mostDaysAhead: Number(settingOf(records, 'zones.publishAheadDays').value),
  });
  if (!moved.ok) throw refusal(body.act, moved.error);
  if (body.act === 'submit' || body.act === 'publish') {
    const held = await schemes.coverageOf(id);
    if (held === undefined) throw noSuchScheme(id);
    if (held.number !== content.edits) throw new Outrun(`${id} goes on`);
    requireReady(held.coverage);
  }
  const lines = body.act === 'publish' ? await linesOfPublishing(context, scheme, moved.value, last) : [];
  const said = body.act === 'approve' ? moved.value.approvalNumber : body.comment;
  return {
    kind: `zones.${body.act}`,
    note: [schemeActs[body.act].zh, content.title, said]
      .filter((part) => part !== undefined)
      .join(' ')
      .slice(0, 500),
    lines,
    records: [{ kind: 'scheme-versions', id, base: scheme.version, after: { ...moved.value } }],
    async within(client) {
      if (body.act === 'publish') await requireStillLast(client, id, content, last);
    },
  };
}

/** @throws HttpProblem 422 naming what keeps a coverage from being a scheme */
function requireReady(coverage: Coverage): void {
  const faults = readinessFaults(coverage);
  if (faults.length === 0) return;
  throw problem(422, {
    title: 'Not fit to be a scheme',
    detail: faults.map(sentenceOf).join(' '),
    members: { faults },
  });
}

function sentenceOf({ reason, owners, number }: ReadinessFault): string {
  if (reason === 'no-zone') return 'It has no zone.';
  if (reason === 'disputed') return `${owners.length} pieces of ground are claimed by several zones; give each to one.`;
  return `The number ${number} stands ${owners.length} times.`;
}

function refusal(act: SchemeAct, refused: ActRefusal): Error {
  switch (refused.reason) {
    case 'state':
      return problem(409, {
        title: 'Not in this state',
        detail: `"${act}" goes from "${refused.from}"; this version is "${refused.state}".`,
        members: { state: refused.state },
      });
    case 'own':
      return problem(403, { detail: 'Whoever sent a version for approval does not approve it.' });
    case 'missing':
      return field(refused.field, 'is missing');
    case 'not-asked':
      return field(refused.field, `does not go with "${act}"`);
    case 'not-an-instant':
      return field('effectiveFrom', 'is no instant');
    case 'too-early':
      return field('effectiveFrom', `must not be before ${refused.limit}: what is past, or in effect by then, stays`);
    case 'too-late':
      return field(
        'effectiveFrom',
        `must not be after ${refused.limit}: nothing could be published before it any more`,
      );
  }
}

function field(name: string, detail: string): Error {
  return problem(422, { detail: `${name} ${detail}.`, errors: [{ pointer: `/${name}`, detail }] });
}
