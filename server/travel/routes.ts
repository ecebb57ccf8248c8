import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { vehicles, type Vehicle } from '#domain/people/crew.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { readPair } from '../http/place-and-time.ts';
import { problem, problemResponses } from '../http/problem.ts';

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
export async function travelRoutes(app: FastifyInstance, { travel }: Context): Promise<void> {
  app.get(
    '/api/travel/route',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The quickest way from one place to another on foot, by e-bike or by car',
        querystring: Type.Object({
          from: Type.String({ description: 'lon,lat in degrees WGS84' }),
          to: Type.String({ description: 'lon,lat in degrees WGS84' }),
          vehicle: Type.Optional(Type.String({ description: 'foot, ebike or car; ebike where absent' })),
        }),
        response: { 200: routeSchema, ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const [from, to] = [readPair(parameters, 'from'), readPair(parameters, 'to')];
      const vehicle = parameters.text('vehicle') ?? 'ebike';
      if (!(vehicle in vehicles)) parameters.fault('vehicle', 'must be foot, ebike or car');
      for (const [name, place] of Object.entries({ from, to })) {
        if (place === undefined && (request.query as Record<string, unknown>)[name] === undefined) {
          parameters.fault(name, 'is missing');
        }
      }
      parameters.done();
      const route = await travel.route(from!, to!, vehicle as Vehicle);
      if (route === undefined) {
        throw problem(404, { title: 'No way', detail: `No road leads there by ${vehicle}; try another vehicle.` });
      }
      return route;
    },
  );
}
