import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { writtenSchema, type Handover } from '#domain/handovers/handover.ts';
import { begin, handOver, nextNumber, rewrite, takeBack, takeOver, type StepRefusal } from '#domain/handovers/steps.ts';
import { handOf } from '#domain/people/same-hand.ts';
import type { Result } from '#domain/result.ts';
import { writeChange } from '../collections/door.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { requireSound, requireText } from './check-written.ts';
import { figuresNow } from './figures.ts';
import { allHandovers, requireHandover, requireKeeper, requireSigner } from './kept.ts';
import { commitProblem, stepProblem, stillOpen } from './refusals.ts';

const params = Type.Object({ id: Type.String({ maxLength: 40, description: 'its number, "20261122-01"' }) });
const base = Type.Integer({ minimum: 1, description: 'the version it is based on' });
const written = Type.Object({ id: Type.String(), version: Type.Integer(), seq: Type.Integer() });
const signatures = {
  over: { kind: 'handover.sign', zh: '交班' },
  take: { kind: 'handover.take', zh: '接班' },
  back: { kind: 'handover.unsign', zh: '撤回交班签字' },
} as const;

/** What a step makes of a handover; null throws it away. */
interface Step {
  readonly kind: string;
  readonly note: string;
  readonly id: string;
  readonly base: number | null;
  readonly after: Handover | null;
}

/** What writes and signs handovers. Each step is a change of its own with its entry in the journal. */
export async function handoverWriteRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  const { records, live, now } = context;

  /** Writes a step through the one door. */
  const write = async (request: FastifyRequest, prepare: () => Step | Promise<Step>) => {
    let id = '';
    const change = await writeChange(
      context,
      request,
      async () => {
        const step = await prepare();
        id = step.id;
        const line = { kind: 'handovers', id, base: step.base, after: step.after && { ...step.after } };
        return { kind: step.kind, note: step.note, lines: [], records: [line] };
      },
      (refused) => commitProblem(id, refused),
    );
    const line = change.records![0]!;
    return { id: line.id, version: line.version, seq: Math.max(change.seq, live.seq) };
  };

  app.post(
    '/api/handovers',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Begin a shift handover: a draft',
        description:
          'For the seats of the centre. 409 while the last one is not signed by both: `open` names it. 422 for a case ' +
          'that there is not, and for a shift that ends before it began.',
        body: writtenSchema,
        response: { 201: written, ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      const { by } = requireKeeper(request);
      const done = await write(request, async () => {
        await requireSound(context, request.body);
        const all = allHandovers(records);
        const open = all.find(({ content }) => content.state !== 'takenOver');
        if (open !== undefined) throw stillOpen(open.id);
        const numbers = all.map(({ id }) => id);
        const id = nextNumber(formatDay(dayOf(now())), numbers);
        const after = settled(begin(id, request.body, { by, now: now() }));
        return { kind: 'handover.begin', note: `交接班 ${id} ${after.shift}`, id, base: null, after };
      });
      return reply.code(201).send(done);
    },
  );

  app.put(
    '/api/handovers/:id',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Write a draft anew',
        description: 'What is left out is taken away. 409 for one that is signed, or that changed meanwhile.',
        params,
        body: Type.Object({ base, ...writtenSchema.properties }, { additionalProperties: false }),
        response: { 200: written, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireKeeper(request);
      return write(request, async () => {
        const { id, content } = requireHandover(records, request.params.id);
        const { base, ...input } = request.body;
        await requireSound(context, input);
        const after = settled(rewrite(content, input));
        return { kind: 'handover.edit', note: `交接班 ${id}`, id, base, after };
      });
    },
  );

  app.delete(
    '/api/handovers/:id',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Throw a draft away',
        description: '409 for one that is signed, or that is no longer `base`.',
        params,
        querystring: Type.Object({ base }),
        response: { 200: written, ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const base = parameters.whole('base', { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: 0 });
      if (base === 0) parameters.fault('base', 'is missing');
      parameters.done();
      requireKeeper(request);
      return write(request, () => {
        const { id, content } = requireHandover(records, request.params.id);
        settled(rewrite(content, content));
        return { kind: 'handover.discard', note: `交接班 ${id}`, id, base, after: null };
      });
    },
  );

  app.post(
    '/api/handovers/:id/sign',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Sign a handover: the one who goes (over), then the one who comes (take)',
        description:
          'The figures of that moment are kept with each signature. Until somebody takes over, whoever handed over may ' +
          'take the signature back (back). 403 for signing both sides, for the signature of another, and for a token: ' +
          'people sign. 409 where it is not that step’s turn. `notes` are remarks of the one who takes over.',
        params,
        body: Type.Object(
          {
            base,
            side: Type.Unsafe<keyof typeof signatures>({ type: 'string', enum: Object.keys(signatures) }),
            notes: Type.Optional(Type.String({ maxLength: 4000 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: written, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const caller = requireSigner(request);
      const { base, side, notes } = request.body;
      if (notes !== undefined && side !== 'take') {
        throw problem(422, { errors: [{ pointer: '/notes', detail: `does not go with "${side}"` }] });
      }
      requireText('/notes', notes ?? '');
      return write(request, async () => {
        const { id, content } = requireHandover(records, request.params.id);
        const hand = { by: caller.by, now: now() };
        const isSame = content.handedBy !== undefined && handOf(records, content.handedBy) === caller.by;
        const after = settled(
          side === 'back'
            ? takeBack(content, isSame)
            : side === 'over'
              ? handOver(content, await figuresNow(context, caller), hand)
              : takeOver(content, { figures: await figuresNow(context, caller), notes: notes ?? '' }, isSame, hand),
        );
        const { kind, zh } = signatures[side];
        return { kind, note: `${zh} ${id} ${content.shift}`, id, base, after };
      });
    },
  );
}

/** What a step made. @throws HttpProblem where it was refused */
function settled(step: Result<Handover, StepRefusal>): Handover {
  if (!step.ok) throw stepProblem(step.error);
  return step.value;
}
