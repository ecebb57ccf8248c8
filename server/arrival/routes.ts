import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { allClasses, classOf } from '#domain/catalogue/classes.ts';
import { permitCollections } from '#domain/permits/permit-at.ts';
import type { RecordsView } from '#domain/record.ts';
import type { Context } from '../context.ts';
import { readableOf, requireReadable } from '../http/access.ts';
import { type Parameters, readParameters } from '../http/parameters.ts';
import { readMoment, readPair, readPlace } from '../http/place-and-time.ts';
import { problemResponses } from '../http/problem.ts';

/** What the answer tells of; whoever may not read one of them is refused. */
const told = ['roads', 'divisions', 'unit-grid', 'zones', 'cases', ...permitCollections];

const optional = (description: string) => Type.Optional(Type.String({ description }));

const knownCase = Type.Object({
  id: Type.String(),
  number: Type.String(),
  className: Type.String(),
  status: Type.String(),
  place: Type.String(),
  metres: Type.Integer({ description: 'as the crow flies' }),
  reportedAt: Type.String(),
});

const permit = Type.Object({
  collection: Type.String(),
  id: Type.String(),
  number: Type.String(),
  hours: Type.Optional(Type.String({ description: 'HH:MM–HH:MM, Asia/Shanghai; all day where absent' })),
  inHours: Type.Boolean(),
  concerns: Type.Boolean({ description: 'such permits may allow what is reported' }),
  words: Type.String(),
});

const facts = Type.Object({
  place: Type.String({ description: 'the place in words' }),
  road: optional('the road it lies along'),
  unit: optional('who answers'),
  zone: optional('number of the zone in force'),
  gap: Type.Optional(
    Type.Object(
      { street: Type.Optional(Type.String()) },
      { description: 'no zone: its sub-district answers (属地兜底)' },
    ),
  ),
  grid: optional('code of the unit grid'),
  district: optional('district'),
  street: optional('sub-district'),
  community: optional('community'),
  duplicates: Type.Array(knownCase, { description: 'cases like it, the nearest first; a person merges' }),
  permits: Type.Array(permit),
  permitHint: optional('where a permit may allow it at this hour'),
});

const places = Type.Array(
  Type.Object({
    words: Type.String(),
    detail: optional('what tells it from its namesakes'),
    lon: Type.Number(),
    lat: Type.Number(),
    kind: Type.String({ description: 'coordinates, street, crossing, along or place' }),
    road: optional('the road it lies along'),
  }),
);

/** What is known of a report before it is made, and places by their words. */
export async function arrivalRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { arrivals, names, records, now } = context;

  app.get(
    '/api/arrival',
    {
      config: { access: 'case.report' },
      schema: {
        summary: 'What is known of a place where something is to be reported',
        description:
          'The place in words, who answers for the class there, divisions, cases like it nearby, and permits whose ground ' +
          'holds it. What the registers do not know is left out. Without a class nobody is named and no case is like it.',
        querystring: Type.Object({
          lon: Type.String({ description: 'degrees WGS84' }),
          lat: Type.String(),
          classKind: optional('matter or component'),
          classCode: optional('code of the class'),
          classStandard: optional('the newest one where absent'),
          at: optional('RFC 3339 instant, or YYYY-MM-DD in Asia/Shanghai; now where absent'),
        }),
        response: { 200: facts, ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const [lon, lat] = readPlace(parameters);
      const at = readMoment(parameters, 'at', now());
      const caseClass = readClass(parameters, records);
      parameters.done();
      requireReadable(request, told);
      return arrivals.arrive({ lon, lat, at, ...(caseClass !== undefined && { caseClass }) });
    },
  );

  app.get(
    '/api/arrival/places',
    {
      config: { access: 'case.report' },
      schema: {
        summary: 'Places that a text may mean',
        description:
          'Names in Chinese, pinyin, initials or English ("pzj"), numbers, "坡子街与人民路交叉口", "人民路口向南80米路东", coordinates. ' +
          'The likeliest first, among equals the nearest to `near`.',
        querystring: Type.Object({
          q: Type.String({ minLength: 1, maxLength: 100 }),
          near: optional('longitude,latitude in degrees WGS84'),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
        }),
        response: { 200: Type.Object({ places }), ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const text = parameters.required('q');
      if (text.length > 100) parameters.fault('q', 'has more than 100 characters');
      const near = readPair(parameters, 'near');
      const limit = parameters.whole('limit', { min: 1, max: 50, fallback: 10 });
      parameters.done();
      const open = readableOf(request, names.collections);
      return { places: arrivals.find({ text, open, limit, ...(near !== undefined && { near }) }) };
    },
  );
}

/** The class that is asked for; undefined where none is, or after noting a fault. */
function readClass(parameters: Parameters, records: RecordsView): CaseClass | undefined {
  const [kind, code] = [parameters.text('classKind'), parameters.text('classCode')];
  const standard = parameters.text('classStandard');
  if (kind === undefined && code === undefined && standard === undefined) return undefined;
  if (kind !== 'matter' && kind !== 'component') {
    parameters.fault('classKind', 'must be matter or component');
    return undefined;
  }
  const found =
    code === undefined
      ? undefined
      : standard === undefined
        ? allClasses(records)
            .filter((one) => one.kind === kind && one.code === code)
            .at(-1)
        : classOf(records, { standard, kind, code });
  if (found === undefined) parameters.fault('classCode', 'is not in the catalogue');
  return found;
}
