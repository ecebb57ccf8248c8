import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Fix } from '#domain/people/fix.ts';
import { isWithin } from '#domain/people/stretch.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses, type ProblemEntry } from '../http/problem.ts';
import { limitEach } from '../http/rate-limit.ts';
import { fixSchema } from './schemas.ts';
import { occurred, requirePerson } from './signed-in.ts';

/** Fixes in one request: some hours without signal. */
const mostFixes = 1_000;

/** Requests of one person a minute: a phone that has signal says where it is a few times. */
const perMinute = 60;

/** `POST /api/positions`: a phone says where its person is, between 上岗 and 离岗 alone. */
export async function positionRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { positions, records, now } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  const count = limitEach(perMinute, 'Positions come too often; send several in one request.');

  app.post(
    '/api/positions',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Say where one is or was, between signing on and off',
        description:
          'Each fix counts once, by its instant: sent again it is `known`. Fixes outside 上岗..离岗, in the future or too ' +
          'old are not kept and told under `refused`; where all of them are, the answer is 409 (off duty) or 422.',
        body: Type.Object(
          { fixes: Type.Array(fixSchema, { minItems: 1, maxItems: mostFixes }) },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            taken: Type.Integer({ description: 'new ones' }),
            known: Type.Integer({ description: 'those that came before' }),
            refused: Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() })),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const { id } = requirePerson(request, records);
      await count(id);
      const lateHours = Number(settingOf(records, 'field.lateHours').value);
      const stretches = positions.stretches(id);
      const fixes = new Map<number, Fix>();
      const refused: (ProblemEntry & { pointer: string })[] = [];
      let offDuty = 0;
      let good = 0;
      for (const [i, { at: raw, lon, lat, accuracy }] of request.body.fixes.entries()) {
        const at = occurred(raw, now(), lateHours);
        if (typeof at === 'string') refused.push({ pointer: `/fixes/${i}/at`, detail: at });
        else if (stretches.some((stretch) => isWithin(stretch, at))) {
          good++;
          fixes.set(at, { person: id, at, lon, lat, accuracy });
        } else {
          offDuty++;
          refused.push({ pointer: `/fixes/${i}/at`, detail: 'lies outside 上岗 and 离岗' });
        }
      }
      if (fixes.size === 0) {
        throw offDuty > 0
          ? problem(409, {
              type: '/problems/off-duty',
              title: 'Off duty',
              detail: 'A position is shared only between signing on (上岗) and off (离岗): sign on first.',
              errors: refused,
            })
          : problem(422, { detail: 'No fix has an instant that can be.', errors: refused });
      }
      const taken = await positions.take([...fixes.values()]);
      return { taken, known: good - taken, refused };
    },
  );
}
