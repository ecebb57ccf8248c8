import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { colleaguesIn } from '#domain/people/colleagues.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';

const colleague = Type.Object({
  id: Type.String(),
  name: Type.String(),
  licensed: Type.Optional(Type.Literal(true, { description: 'may take part in penalties' })),
});

/** The names of a unit's people, for whoever gives them cases; what else is known of them is the administrators'. */
export async function colleagueRoutes(root: FastifyInstance, { records }: Pick<Context, 'records'>): Promise<void> {
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/colleagues',
    {
      config: { access: 'case.edit' },
      schema: {
        summary: 'Who stands in a unit or below it: name, and whether licensed',
        querystring: Type.Object({ unit: Type.String({ description: 'name of the unit', maxLength: 200 }) }),
        response: { 200: Type.Object({ people: Type.Array(colleague) }), ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const unit = parameters.required('unit');
      parameters.done();
      return { people: colleaguesIn(records, unit) };
    },
  );
}
