import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Acknowledgement } from '#domain/cases/acknowledgement.ts';
import type { FieldTasks } from '#domain/cases/field-task.ts';
import { mayRead } from '#domain/people/caller.ts';
import { handOf } from '#domain/people/same-hand.ts';
import type { Here } from '#domain/permits/here.ts';
import { findCase, openActs } from '../cases/reader.ts';
import type { Context } from '../context.ts';
import { askerOf, requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { placeSchema } from '../http/place-and-time.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { limitEach } from '../http/rate-limit.ts';
import { acknowledgementOf } from './acknowledgement.ts';
import { findTasks } from './find-tasks.ts';
import { ruleHere } from './here.ts';
import { takeReceipts } from './receipts.ts';
import { taskOf } from './task-of.ts';

/** Requests with receipts of one person a minute: a phone sends what it has to say together. */
const receiptsPerMinute = 60;

const receiptsSchema = Type.Object(
  {
    receipts: Type.Array(
      Type.Object(
        {
          case: Type.String({ maxLength: 200, description: 'id' }),
          kind: Type.Union([Type.Literal('delivered'), Type.Literal('read')]),
          at: Type.String({ format: 'date-time', maxLength: 40 }),
        },
        { additionalProperties: false },
      ),
      { maxItems: 400 },
    ),
  },
  { additionalProperties: false },
);

/** What phones on the street ask for and say, and how a case was acknowledged by them. */
export async function fieldRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  const { records, live, now } = context;
  const countReceipts = limitEach(receiptsPerMinute, 'Receipts come too often; send several in one request.');

  app.get(
    '/api/field/tasks',
    {
      config: { access: 'signed-in' },
      schema: {
        summary:
          'The cases that are the asker’s to work on outside, with all that a phone needs of them without signal',
        description:
          'FieldTasks of data/domain/cases/field-task.ts; the one that is due first at the head, at most 200.',
        response: {
          200: Type.Unsafe<FieldTasks>(
            Type.Object({ tasks: Type.Array(Type.Unknown()), at: Type.String(), seq: Type.Integer() }),
          ),
          ...problemResponses,
        },
      },
    },
    async (request, reply): Promise<FieldTasks> => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      const { caller } = askerOf(request);
      const { seq } = live;
      const found = await findTasks(context, caller);
      const acts = await openActs(context, caller, found);
      const hand = handOf(records, caller.by);
      reply.header('shirong-seq', String(seq));
      return {
        tasks: found.map((feature, i) => taskOf(feature, acts[i]!, hand)),
        at: new Date(now()).toISOString(),
        seq,
      };
    },
  );

  app.post(
    '/api/field/here',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The rule that holds at a place now: who answers, what is permitted near it and when, what is not',
        description:
          'Here of data/domain/permits/here.ts; permits within the setting field.hereMetres. Asks and changes nothing; ' +
          'where a person is stands in the body, since addresses are logged on the way.',
        body: placeSchema,
        response: {
          200: Type.Unsafe<Here>(Type.Object({}, { additionalProperties: true })),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReadable(request, ['cases', 'zones', 'roads', 'divisions']);
      const { caller } = askerOf(request);
      const { lon, lat } = request.body;
      return ruleHere(context, [lon, lat], now(), (collection) => mayRead(caller, collection));
    },
  );

  app.post(
    '/api/field/receipts',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Say that cases came to this phone, or were read on it',
        description: 'Of cases that are not the asker’s (any more) nothing is kept; the first word on each counts.',
        body: receiptsSchema,
        response: { 200: Type.Object({ kept: Type.Integer() }), ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      const { caller } = askerOf(request);
      if (caller.kind !== 'person') throw problem(403, { detail: 'Receipts are for people and their phones.' });
      await countReceipts(caller.id);
      return { kept: await takeReceipts(context, caller.id, request.body.receipts) };
    },
  );

  app.get(
    '/api/cases/:ref/acknowledgement',
    {
      config: { access: 'history.read' },
      schema: {
        summary: 'Whether whoever has a case got it, read it, signed for it and is there, and who was told if not',
        description: 'Acknowledgement of data/domain/cases/acknowledgement.ts.',
        params: Type.Object({ ref: Type.String({ maxLength: 200, description: 'id or number' }) }),
        response: {
          200: Type.Unsafe<Acknowledgement>(Type.Object({}, { additionalProperties: true })),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      return acknowledgementOf(context, await findCase(context, request.params.ref));
    },
  );
}
