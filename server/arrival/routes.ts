import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { allClasses, classOf } from '#domain/catalogue/classes.ts';
import { permitCollections } from '#domain/permits/permit-at.ts';
import type { RecordsView } from '#domain/record.ts';
import type { Context } from '../context.ts';
import { readableOf, requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { placeMembers, readPair } from '../http/place-and-time.ts';
import { problem, problemResponses } from '../http/problem.ts';
import type { ArrivalFacts, FoundPlace } from './reader.ts';

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
export async function arrivalRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  const { arrivals, names, records, now } = context;

  app.post(
    '/api/arrival',
    {
      config: { access: 'case.report' },
      schema: {
        summary: 'What is known of a place where something is to be reported',
        description:
          'The place in words, who answers for the class there, divisions, cases like it nearby, and permits whose ground ' +
          'holds it. What the registers do not know is left out. Without a class nobody is named and no case is like it. ' +
          'Asks and changes nothing; whoever reports from the street is where he reports, and addresses are logged on the way.',
        body: Type.Object(
          {
            ...placeMembers,
            classKind: Type.Optional(Type.Union([Type.Literal('matter'), Type.Literal('component')])),
            classCode: Type.Optional(Type.String({ maxLength: 60, description: 'code of the class' })),
            classStandard: Type.Optional(Type.String({ maxLength: 60, description: 'the newest one where absent' })),
            at: Type.Optional(
              Type.String({ format: 'date-time', maxLength: 40, description: 'RFC 3339; now where absent' }),
            ),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Unsafe<ArrivalFacts>(facts), ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReadable(request, told);
      const { lon, lat, at, ...asked } = request.body;
      const caseClass = classAsked(asked, records);
      const instant = at === undefined ? now() : Date.parse(at);
      if (Number.isNaN(instant)) throw faulty('at', 'is no instant that there is');
      return arrivals.arrive({ lon, lat, at: instant, ...(caseClass !== undefined && { caseClass }) });
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
        response: {
          200: Type.Unsafe<{ readonly places: readonly FoundPlace[] }>(Type.Object({ places })),
          ...problemResponses,
        },
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

interface AskedClass {
  readonly classKind?: 'matter' | 'component';
  readonly classCode?: string;
  readonly classStandard?: string;
}

/** The class that is asked for; undefined where none is. @throws HttpProblem 422 */
function classAsked({ classKind, classCode, classStandard }: AskedClass, records: RecordsView): CaseClass | undefined {
  if (classKind === undefined) {
    if (classCode === undefined && classStandard === undefined) return undefined;
    throw faulty('classKind', 'must be matter or component');
  }
  const found =
    classCode === undefined
      ? undefined
      : classStandard === undefined
        ? allClasses(records)
            .filter((one) => one.kind === classKind && one.code === classCode)
            .at(-1)
        : classOf(records, { standard: classStandard, kind: classKind, code: classCode });
  if (found === undefined) throw faulty('classCode', 'is not in the catalogue');
  return found;
}

function faulty(member: string, detail: string): Error {
  return problem(422, { errors: [{ pointer: `/${member}`, detail }] });
}
