import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { vehicles, type Vehicle } from '#domain/people/crew.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { placeSchema } from '../http/place-and-time.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { limitEach } from '../http/rate-limit.ts';
import { untilGone } from '../http/until-gone.ts';
import type { TravelAnswer } from './reader.ts';

/** Ways that one asker is told a minute: a desk that looks at a crew's round asks for a leg each. */
const perMinute = 300;

const routeSchema = Type.Object({
  seconds: Type.Number(),
  metres: Type.Number(),
  line: Type.Array(Type.Array(Type.Number()), { description: 'lon/lat, degrees WGS84' }),
  source: Type.Union([Type.Literal('network'), Type.Literal('osrm'), Type.Literal('straight')], {
    description: 'straight: no road is near one of the places; the line is as the crow flies',
  }),
  osrmSilent: Type.Optional(
    Type.Literal(true, { description: 'the OSRM server gave no answer: this is our own network instead' }),
  ),
});

/** The way of a crew from one place to another. */
export async function travelRoutes(root: FastifyInstance, { travel }: Context): Promise<void> {
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  const count = limitEach(perMinute, 'Ways are asked for too often; wait a little.');

  app.post(
    '/api/travel/route',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The quickest way from one place to another on foot, by e-bike or by car',
        description:
          'Asks and changes nothing; where somebody is stands in the body, since addresses are logged on the way.',
        body: Type.Object(
          {
            from: placeSchema,
            to: placeSchema,
            vehicle: Type.Optional(
              Type.Unsafe<Vehicle>({ type: 'string', enum: Object.keys(vehicles), description: 'ebike where absent' }),
            ),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Unsafe<TravelAnswer>(routeSchema), ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      await count(askerOf(request).caller.by);
      const { from, to, vehicle = 'ebike' } = request.body;
      const route = await untilGone(reply, (signal) =>
        travel.route([from.lon, from.lat], [to.lon, to.lat], vehicle, signal),
      );
      if (route === undefined) {
        throw problem(404, { title: 'No way', detail: `No road leads there by ${vehicle}; try another vehicle.` });
      }
      return route;
    },
  );
}
