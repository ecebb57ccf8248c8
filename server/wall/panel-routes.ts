import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { figuredKinds, readAsked } from '#domain/wall/asked-panels.ts';
import type { Figured } from '#domain/wall/figures.ts';
import type { Context } from '../context.ts';
import { requireReadable } from '../http/access.ts';
import { holdsAlready } from '../http/entity-tag.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { keepPanels } from './kept-panels.ts';
import { openSources } from './panels/all.ts';
import type { PanelSource } from './panels/source.ts';

const panelsSchema = Type.Object({
  seq: Type.Integer({ description: 'the change that the server stood at' }),
  at: Type.String({ description: "the server's clock, RFC 3339 UTC" }),
  panels: Type.Array(
    Type.Object({
      kind: Type.String(),
      of: Type.Optional(Type.Array(Type.String())),
      at: Type.String({ description: 'when these figures were reckoned' }),
      figures: Type.Optional(Type.Unknown({ description: 'by the kind' })),
      error: Type.Optional(Type.String({ description: 'busy or failed: there are no figures of today' })),
    }),
    { description: 'one a question, in their order' },
  ),
});

/** `GET /api/wall/panels`: the figures of a scene's panels in one answer. */
export async function panelRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const sources = openSources(context);
  const read = keepPanels(context, sources);

  app.get(
    '/api/wall/panels',
    {
      config: { access: 'map.read', onWalls: true },
      schema: {
        summary: 'Figures of panels of a wall: nothing personal, each reckoned once for all screens',
        description:
          'Known figures come at once, with the instant they were reckoned at, while newer ones are being reckoned; a kind ' +
          'that cannot be reckoned carries `error` and leaves the others alone. The tag is that of the panels: 304 says ' +
          'that none of them is another one.',
        querystring: Type.Object({
          of: Type.String({
            description: `${figuredKinds.join(', ')}; of rates, deadlines and newest also "kind:value|value", units, districts or actions, percent-encoded`,
          }),
        }),
        response: { 200: panelsSchema, 304: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const text = parameters.required('of');
      const asked = text === '' ? [] : readAsked(text);
      if (typeof asked === 'string') parameters.fault('of', asked);
      parameters.done();
      const questions = typeof asked === 'string' ? [] : asked;
      requireReadable(request, [...new Set(questions.flatMap(({ kind }) => sources[kind].reads))]);
      const { seq } = context.live;
      const panels = await Promise.all(questions.map(async (one) => seen(request, await read(one))));
      const tag = `"${createHash('sha256').update(JSON.stringify(panels)).digest('base64url').slice(0, 22)}"`;
      void reply.headers({ etag: `W/${tag}`, 'cache-control': 'private, no-cache' });
      if (holdsAlready(request.headers['if-none-match'], tag)) return reply.code(304).send(null);
      return { seq, at: new Date(context.now()).toISOString(), panels };
    },
  );

  /** As the asker may see it. */
  function seen(request: FastifyRequest, panel: Figured): Figured {
    const source = sources[panel.kind] as PanelSource<typeof panel.kind>;
    if (source.seenBy === undefined || 'error' in panel) return panel;
    return { ...panel, figures: source.seenBy(request, panel.figures) } as Figured;
  }
}
