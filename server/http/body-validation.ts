import type { FastifyInstance, FastifySchema } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { isNestedTooDeep } from './nesting.ts';
import { problem } from './problem.ts';
import { schemaFaults } from './schema-faults.ts';

/**
 * Bodies are held against their schema strictly: nothing is coerced, no unknown member is dropped, and all faults
 * are named at once. Query parameters are text and are read by `parameters.ts`; their schemas, like those of
 * answers, only describe (`/api/openapi.json`), so that no answer loses a member to a forgotten line.
 */
export function validateBodies(app: FastifyInstance): void {
  app.setValidatorCompiler<FastifySchema & TSchema>(({ schema, httpPart }) => {
    if (httpPart !== 'body') return () => true;
    const compiled = Compile(schema as TSchema);
    return (value: unknown) => {
      if (compiled.Check(value)) return { value };
      return { error: schemaFaults(compiled.Errors(value)) as unknown as Error };
    };
  });
  app.addHook('preValidation', (request, _reply, done) => {
    const isDeep = isNestedTooDeep(request.body);
    done(isDeep ? problem(422, { detail: 'The body is nested deeper than anything that is taken here.' }) : undefined);
  });
  app.setSerializerCompiler(() => JSON.stringify);
  // A form of another site can send text/plain without asking; no route of ours takes it.
  app.removeContentTypeParser('text/plain');
}
