import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { settingOf } from '#domain/settings/settings.ts';
import permits from '#standards/permit-classes.json' with { type: 'json' };
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { repeatLimits, tellRepeatPlaces } from '../numbers/reader.ts';
import { caseQueryOf, instantOf } from './cell-query.ts';
import { openAsked } from './open-asked.ts';
import { hotParameters } from './parameters.ts';
import type { HotAsked } from './reader.ts';
import { marketsSchema, repeatSchema, weakSchema } from './schemas.ts';
import { tellPlaces } from './tell-places.ts';
import { untilGone } from '../http/until-gone.ts';

const access = { access: 'map.read' } as const;

/** Places told at most; each is looked for in streets and zones. */
export const mostPlaces = 50;

const limited = {
  ...hotParameters,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostPlaces, default: 20 })),
};

const daySeconds = 86_400;

/** What stalls do: the matters that a stall zone may allow. */
const stallClasses = permits.permits.find(({ collection }) => collection === 'stall-zones')!.codes;

/** Where the same comes again: repeat places by the rule, weak places, and roadside markets that may be there. */
export async function recurringRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { hotspots, register, store, records } = context;
  const figure = (key: string): number => Number(settingOf(records, key).value);

  app.get(
    '/api/hotspots/repeat',
    {
      config: access,
      schema: {
        summary: 'Places where the same comes again (反复点位), by the rule, in the days before the end of the period',
        querystring: Type.Object(limited),
        response: { 200: repeatSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const first = parameters.whole('limit', { min: 1, max: mostPlaces, fallback: 20 });
      const { asked, head } = openAsked(request, parameters, context);
      const limits = repeatLimits(records);
      const since = asked.to - limits.days * daySeconds;
      const question = { ask: 'repeat' as const, limits: { ...limits, dates: 2 }, since, first };
      const { repeat, n } = await untilGone(reply, (signal) =>
        hotspots.ask({ ...asked, from: since }, question, signal),
      );
      const places = await tellRepeatPlaces({ records, register, store }, repeat);
      return { ...head, from: instantOf(since), n, limits, places };
    },
  );

  app.get(
    '/api/hotspots/weak',
    {
      config: access,
      schema: {
        summary:
          'Weak places (环境薄弱地段): high in some slices, or the same comes again there; each with who answers',
        querystring: Type.Object(limited),
        response: { 200: weakSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const first = parameters.whole('limit', { min: 1, max: mostPlaces, fallback: 20 });
      const { asked, head } = openAsked(request, parameters, context);
      const repeat = repeatLimits(records);
      const since = asked.to - repeat.days * daySeconds;
      const slices = figure('hotspot.weakSlices');
      const question = { ask: 'weak' as const, limits: { ...repeat, dates: 2 }, since, slices, first };
      const { weak, n } = await untilGone(reply, (signal) => hotspots.ask(asked, question, signal));
      const places = await tellPlaces(
        context,
        asked,
        weak.map(({ detail }) => detail),
      );
      return {
        ...head,
        n,
        limits: { slices, repeat },
        places: places.map((place, i) => ({ ...place, because: weak[i]!.because })),
      };
    },
  );

  app.get(
    '/api/hotspots/markets',
    {
      config: access,
      schema: {
        summary: 'Roadside markets that may be there (疑似马路市场): the same cell, weekday and hours in several weeks',
        description: 'Of the classes that a stall zone may allow, unless classCode says otherwise.',
        querystring: Type.Object(limited),
        response: { 200: marketsSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const first = parameters.whole('limit', { min: 1, max: mostPlaces, fallback: 20 });
      const { asked, head } = openAsked(request, parameters, context);
      const weeks = figure('hotspot.marketWeeks');
      const stalls = ofStalls(asked);
      const question = { ask: 'markets' as const, weeks, first };
      const { markets, n } = await untilGone(reply, (signal) => hotspots.ask(stalls, question, signal));
      const places = await tellPlaces(
        context,
        stalls,
        markets.map(({ detail }) => detail),
      );
      return {
        ...head,
        n,
        limits: { weeks },
        places: places.map((place, i) => {
          const { weekday, from, to, weeks: seen, cases } = markets[i]!.market;
          const hours = Array.from({ length: to - from }, (_, hour) => from + hour);
          const query = caseQueryOf({ asked: { ...stalls, weekdays: [weekday], hours }, cell: place.cell.id });
          return { ...place, market: { weekday: weekday + 1, from, to, weeks: seen, cases, query } };
        }),
      };
    },
  );
}

function ofStalls(asked: HotAsked): HotAsked {
  const { equals } = asked.filter;
  if (equals['classCode'] !== undefined) return asked;
  return {
    ...asked,
    filter: { ...asked.filter, equals: { ...equals, classCode: stallClasses, classKind: ['matter'] } },
  };
}
