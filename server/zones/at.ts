import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { parseDay, startOfDay } from '#domain/calendar/work-calendar.ts';
import { toLattice } from '#domain/geometry/lattice.ts';
import { nobody } from '#domain/zones/coverage/arc.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { versionInEffect, type KnownVersion } from '#domain/zones/schemes/in-effect.ts';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import type { Context } from '../context.ts';
import { requireReadable } from '../http/access.ts';
import { parseDatetime } from '../http/instants.ts';
import { type Parameters, readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';

const kinds = Object.keys(responsibilityKinds) as readonly ResponsibilityKind[];

/** `GET /api/zones/at`: who answered for a place, on any day. */
export async function zonesAtRoute(root: FastifyInstance, context: Context): Promise<void> {
  const { records, schemes, now } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.get(
    '/api/zones/at',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'Who answers for a place, by kind of responsibility, at an instant or on a day',
        description:
          'Answered by the version in effect then; a day is asked at its last moment, now where nothing is said. A kind ' +
          'without a version in effect then has no answer. A gap names the sub-district that answers meanwhile (属地兜底); ' +
          'rivers have no gap on dry land.',
        querystring: Type.Object({
          lon: Type.String({ description: 'degrees WGS84' }),
          lat: Type.String(),
          at: Type.Optional(Type.String({ description: 'RFC 3339 instant, or YYYY-MM-DD in Asia/Shanghai' })),
          kind: Type.Optional(Type.String({ description: kinds.join(', ') })),
        }),
        response: {
          200: Type.Object({ at: Type.String(), answers: Type.Array(Type.Unknown()) }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const place = [degrees(parameters, 'lon', 180), degrees(parameters, 'lat', 90)] as const;
      const at = moment(parameters, now());
      const wanted = kindsOf(parameters);
      parameters.done();
      requireReadable(request, ['zones']);
      const versions = records
        .all('scheme-versions')
        .map(({ id, content }): KnownVersion => ({ id, content: content as unknown as SchemeVersion }));
      const answers = [];
      for (const kind of wanted) {
        const version = versionInEffect(versions, kind, at);
        if (version !== undefined) answers.push({ kind, ...(await answerOf(version, kind, place, at)) });
      }
      return { at: new Date(at).toISOString(), answers };
    },
  );

  async function answerOf(
    { id, content }: KnownVersion,
    kind: ResponsibilityKind,
    place: readonly [number, number],
    at: number,
  ): Promise<object> {
    // A published version has no edit any more: what is in memory is all there is.
    const known = schemes.known(id);
    const held = known?.number === content.edits ? known : await schemes.coverageOf(id);
    if (held === undefined) throw new Error(`The coverage of scheme version ${id} is missing.`);
    const owner = held.coverage.ownerAt(toLattice(place));
    const ground = held.coverage.grounds.get(owner);
    if (owner !== nobody && ground?.is === 'zone') {
      const { number, name, unit, leader, officer, phone, street } = ground.content;
      const { approvalNumber } = content;
      const scheme = { id, number: content.number, approvalNumber };
      return { zone: { id: owner, number, name, unit, leader, officer, phone, street, scheme } };
    }
    if (ground?.is === 'left-out') return { leftOut: { reason: ground.reason, note: ground.note } };
    return kind === 'river' ? {} : { gap: await streetAt(place, at) };
  }

  /** The sub-district that holds a place: of two whose border it is, always the same. */
  async function streetAt([lon, lat]: readonly [number, number], at: number): Promise<{ street?: string }> {
    const ids = context.index.idsMeeting('divisions', [lon, lat, lon, lat]);
    for (const id of ids) {
      const properties = (await context.register.get('divisions', id))?.properties;
      if (properties?.['level'] !== 'street') continue;
      const { validFrom, validTo } = properties;
      if (typeof validFrom === 'string' && Date.parse(validFrom) > at) continue;
      if (typeof validTo === 'string' && Date.parse(validTo) <= at) continue;
      return { street: String(properties['name']) };
    }
    return {};
  }
}

function degrees(parameters: Parameters, name: string, most: number): number {
  const raw = parameters.required(name);
  const value = /^-?\d{1,3}(\.\d{1,20})?$/.test(raw) ? Number(raw) : NaN;
  if (raw !== '' && !(Math.abs(value) <= most)) parameters.fault(name, `must be degrees from -${most} to ${most}`);
  return value;
}

/** The instant asked for; a day means its last moment: what took effect on that day counts. */
function moment(parameters: Parameters, now: number): number {
  const raw = parameters.text('at');
  if (raw === undefined) return now;
  if (/^\d{4}-\d{2}-\d{2}$/.test(raw)) {
    const day = parseDay(raw);
    if (!Number.isNaN(day) && raw >= '0001' && new Date(day * 86_400_000).toISOString().startsWith(raw)) {
      return startOfDay(day + 1) - 1;
    }
  }
  const read = raw.includes('/') ? 'must be one instant or day' : parseDatetime(raw);
  if (typeof read !== 'string' && read.from !== undefined) return Date.parse(read.from);
  parameters.fault('at', 'must be a day such as 2026-03-12 or an RFC 3339 instant such as 2026-03-12T00:00:00+08:00');
  return now;
}

function kindsOf(parameters: Parameters): readonly ResponsibilityKind[] {
  const raw = parameters.text('kind');
  if (raw === undefined) return kinds;
  const found = kinds.filter((kind) => kind === raw);
  if (found.length === 0) parameters.fault('kind', `must be one of ${kinds.join(', ')}`);
  return found;
}
