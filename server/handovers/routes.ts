import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { figuresSchema } from '#domain/handovers/figures.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { figuresNow } from './figures.ts';
import { allHandovers, requireHandover, requireReader, type KeptHandover } from './kept.ts';
import { handoverWriteRoutes } from './write-routes.ts';

const handover = Type.Object({ id: Type.String(), version: Type.Integer(), content: Type.Unknown() });
const names = Type.Record(Type.String(), Type.String(), {
  description: 'by how handovers hold people ("person:ID"); who is gone has none',
});

/** Shift handovers (交接班): the latest, one of them, and what writes and signs them. */
export async function handoverRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { records, people, live } = context;

  const namesIn = (kept: readonly KeptHandover[]): Record<string, string> => {
    const hands = kept.flatMap(({ content: { createdBy, handedBy, takenBy } }) => [createdBy, handedBy, takenBy]);
    return Object.fromEntries(
      [...new Set(hands)].flatMap((by) => {
        const name = by === undefined ? undefined : people.nameOf(by);
        return name === undefined ? [] : [[by, name]];
      }),
    );
  };

  app.get(
    '/api/handovers',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Shift handovers, the newest first',
        description: 'For the seats of the centre and those who oversee it. `next` is the `before` of the next page.',
        querystring: Type.Object({
          before: Type.Optional(Type.String({ description: 'only those with lower numbers' })),
          limit: Type.Optional(Type.Integer({ description: '1 to 100, 20 where absent' })),
        }),
        response: {
          200: Type.Object({
            seq: Type.Integer(),
            handovers: Type.Array(handover),
            names,
            next: Type.Optional(Type.String()),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const before = parameters.text('before');
      const limit = parameters.whole('limit', { min: 1, max: 100, fallback: 20 });
      parameters.done();
      requireReader(request);
      const rest = allHandovers(records).filter(({ id }) => before === undefined || id < before);
      const shown = rest.slice(0, limit);
      const next = rest.length > limit ? shown.at(-1)!.id : undefined;
      return { seq: live.seq, handovers: shown, names: namesIn(shown), ...(next === undefined ? {} : { next }) };
    },
  );

  app.get(
    '/api/handovers/figures',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The figures of a handover as they are now',
        response: { 200: figuresSchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      return figuresNow(context, requireReader(request));
    },
  );

  app.get<{ Params: { id: string } }>(
    '/api/handovers/:id',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'One shift handover',
        params: Type.Object({ id: Type.String({ maxLength: 40 }) }),
        response: { 200: Type.Object({ ...handover.properties, names }), ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReader(request);
      const kept = requireHandover(records, request.params.id);
      return { ...kept, names: namesIn([kept]) };
    },
  );

  await handoverWriteRoutes(app, context);
}
