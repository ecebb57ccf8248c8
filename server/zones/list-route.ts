import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import type { Context } from '../context.ts';
import { requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';

/** Who moved a version on, in the order of its life. */
const hands = ['createdBy', 'submittedBy', 'returnedBy', 'approvedBy', 'publishedBy'] as const;

/** `GET /api/zones/schemes`: all versions of all kinds, with the names of whoever made and moved them on. */
export async function schemeListRoute(app: FastifyInstance, { records, people }: Context): Promise<void> {
  app.get(
    '/api/zones/schemes',
    {
      config: { access: 'signed-in' },
      schema: {
        summary:
          'All versions of the schemes, and the names of whoever made, sent, returned, approved and published them',
        response: {
          200: Type.Object({
            schemes: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), content: Type.Unknown() }), {
              description: 'by kind of responsibility and number',
            }),
            names: Type.Record(Type.String(), Type.String(), {
              description: 'by how the versions hold people ("person:ID"); who is gone or a program has none',
            }),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReadable(request, ['zones']);
      const schemes = records
        .all('scheme-versions')
        .map(({ id, version, content }) => ({ id, version, content: content as unknown as SchemeVersion }))
        .sort(({ content: a }, { content: b }) =>
          a.responsibilityKind === b.responsibilityKind
            ? a.number - b.number
            : a.responsibilityKind < b.responsibilityKind
              ? -1
              : 1,
        );
      const known = new Set(schemes.flatMap(({ content }) => hands.flatMap((hand) => content[hand] ?? [])));
      const names = Object.fromEntries(
        [...known].flatMap((by) => {
          const name = people.nameOf(by);
          return name === undefined ? [] : [[by, name]];
        }),
      );
      return { schemes, names };
    },
  );
}
