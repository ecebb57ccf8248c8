import type { Point } from '#domain/geometry/lattice.ts';
import { nobody, type Edge, type Owner } from '#domain/zones/coverage/arc.ts';
import { chainEdges } from '#domain/zones/coverage/chains.ts';
import { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { CoverageDelta } from '#domain/zones/coverage/delta.ts';
import {
  decodeCoverage,
  encodeDelta,
  type EncodedCoverage,
  type EncodedDelta,
} from '#domain/zones/coverage/encoded.ts';
import type { EditRefusal } from '#domain/zones/edits/refusal.ts';
import type { Result } from '#domain/result.ts';
import { createDraft } from '../../../server/zones/draft.ts';
import { zoneGround } from '../../worlds/random-coverage.ts';
import { as } from '../http/callers.ts';
import { noon, type OpenCity } from '../http/open-city.ts';

const [west, south] = [1_199_000_000, 324_500_000];
/** Side of a zone, about 100 m. */
export const step = 10_000;

/** The id of the zone in a column and row; grids of several kinds begin with a digit each. */
export function zoneId(x: number, y: number, grid = 0): Owner {
  return `${grid}0000000-0000-7000-8000-${String(x).padStart(6, '0')}${String(y).padStart(6, '0')}`;
}

/** The corner at the south-west of a zone, lattice units. */
export function corner(x: number, y: number): Point {
  return [west + x * step, south + y * step];
}

/** Square zones side by side, without gap. */
export function gridCoverage(columns: number, rows: number, grid = 0): Coverage {
  const edges: Edge[] = [];
  const at = (x: number, y: number): Owner =>
    x < 0 || y < 0 || x >= columns || y >= rows ? nobody : zoneId(x, y, grid);
  for (let x = 0; x <= columns; x++) {
    for (let y = 0; y <= rows; y++) {
      if (y < rows) edges.push({ a: corner(x, y), b: corner(x, y + 1), left: at(x - 1, y), right: at(x, y) });
      if (x < columns) edges.push({ a: corner(x, y), b: corner(x + 1, y), left: at(x, y), right: at(x, y - 1) });
    }
  }
  const grounds = Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    return [zoneId(x, y, grid), zoneGround(`SR-${x}-${y}`)] as const;
  });
  return Coverage.of(grounds, chainEdges(edges));
}

/** A draft of a grid of the kind, as its planner would have made it. */
export async function draftOf(
  { context }: OpenCity,
  coverage: Coverage = gridCoverage(4, 3),
  kind: 'order' | 'cleaning' = 'order',
): Promise<string> {
  const draft = { responsibilityKind: kind, title: '测试方案', by: 'person:planner', now: noon };
  return (await createDraft(context.store, draft, coverage)).id;
}

export interface Entry {
  readonly number: number;
  readonly by: string;
  readonly byName?: string;
  readonly label: { readonly kind: string; readonly zones: readonly string[] };
  readonly delta: EncodedDelta;
  readonly undoes?: number;
  readonly redoes?: number;
}

export interface Answer {
  readonly status: number;
  readonly body: {
    readonly number: number;
    readonly seq: number;
    readonly detail: string;
    readonly edits: readonly Entry[];
    readonly refusal: { readonly reason: string; readonly at?: [number, number]; readonly owners: readonly Owner[] };
    readonly conflict: { readonly edits: readonly Entry[]; readonly owners: readonly Owner[] };
    readonly errors: readonly { readonly pointer?: string; readonly detail: string }[];
  };
}

/** What asks of a scheme over HTTP. */
export function schemeAsker({ app }: OpenCity, id: string) {
  const url = `/api/zones/schemes/${id}`;
  const planner: Record<string, string> = as('planner');

  async function ask(method: 'GET' | 'POST', path: string, payload?: object, headers = planner): Promise<Answer> {
    const answer = await app.inject({
      method,
      url: url + path,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  }

  return {
    url,
    ask,
    async coverage(): Promise<{ edits: number; coverage: Coverage; bytes: string }> {
      const answer = await app.inject({ url: `${url}/coverage`, headers: planner });
      const { edits, coverage } = answer.json<{ edits: number; coverage: EncodedCoverage }>();
      return { edits, coverage: decodeCoverage(coverage), bytes: JSON.stringify(coverage) };
    },
    /** Posts an edit made on a base. */
    post(
      base: number,
      made: Result<CoverageDelta, EditRefusal> | CoverageDelta | EncodedDelta,
      {
        more = {},
        headers = planner,
        kind = 'move',
      }: { more?: object; headers?: Record<string, string>; kind?: string } = {},
    ): Promise<Answer> {
      if ('ok' in made && !made.ok) throw new Error(`The edit was not made: ${made.error.reason}`);
      const value = 'ok' in made ? (made as { value: CoverageDelta }).value : made;
      const delta = 'owners' in value ? value : encodeDelta(value);
      return ask('POST', '/edits', { base, label: { kind, zones: [] }, delta, ...more }, headers);
    },
    act: (act: string, more: object = {}, headers = planner) => ask('POST', '/acts', { act, ...more }, headers),
  };
}
