import type pg from 'pg';
import type { Feature } from '#domain/feature.ts';
import { copyIn } from '../../server/store/copy-in.ts';

/** What the benchmark's filter asks for; undefined asks for all. */
export interface BenchFilter {
  readonly actions: readonly number[];
  /** Epoch seconds. */
  readonly from: number;
}

/** Copies cases into a table with the columns that tiles and filter want, places in EPSG:3857 under GiST, packed by place. */
export async function fillPostgis(pool: pg.Pool, batches: AsyncIterable<readonly Feature[]>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`
      drop table if exists bench_case, bench_case_in;
      create unlogged table bench_case_in (fid int, lng float8, lat float8, status text, open bool, action smallint,
        "classCode" text, urgent bool, "reportedAt" int, "yellowAt" int, "dueAt" int)`);
    await copyIn(client, 'copy bench_case_in from stdin', rowsOf(batches));
    await client.query(`
      create table bench_case as
        select fid, st_transform(st_setsrid(st_makepoint(lng, lat), 4326), 3857)::geometry(point, 3857) as geom,
          status, open, action, "classCode", urgent, "reportedAt", "yellowAt", "dueAt"
        from bench_case_in;
      drop table bench_case_in;
      create index bench_case_geom on bench_case using gist (geom);
      cluster bench_case using bench_case_geom;
      alter table bench_case add primary key (fid)`);
    await client.query('vacuum analyze bench_case');
  } finally {
    client.release();
  }
}

async function* rowsOf(batches: AsyncIterable<readonly Feature[]>): AsyncGenerator<string> {
  for await (const batch of batches) {
    for (const { fid, geometry, properties: p } of batch) {
      if (geometry.type !== 'Point') continue;
      const values = [
        fid,
        geometry.coordinates[0],
        geometry.coordinates[1],
        p['status'],
        p['open'],
        p['action'],
        p['classCode'],
        p['urgent'],
        seconds(p['reportedAt']),
        seconds(p['yellowAt']),
        seconds(p['dueAt']),
      ];
      yield `${values.map((v) => (v === undefined ? '\\N' : String(v))).join('\t')}\n`;
    }
  }
}

function seconds(instant: unknown): number | undefined {
  return typeof instant === 'string' ? Math.floor(Date.parse(instant) / 1000) : undefined;
}

type Place = readonly [z: number, x: number, y: number];

/**
 * Which cases a tile holds. GiST boxes are of single precision, a metre here, so that `&&` alone also brings some from
 * beyond the edge; the exact test leaves each case in one tile, as ours are.
 */
function where(filtered: boolean): string {
  const exact =
    'geom && st_tileenvelope($1, $2, $3) and st_x(geom) >= $4 and st_x(geom) < $5 and st_y(geom) > $6 and st_y(geom) <= $7';
  return filtered ? `${exact} and action = any($8::smallint[]) and "reportedAt" >= $9` : exact;
}

function valuesOf([z, x, y]: Place, filter: BenchFilter | undefined): unknown[] {
  const half = 20037508.342789244;
  const width = (2 * half) / 2 ** z;
  const edges = [x * width - half, (x + 1) * width - half, half - (y + 1) * width, half - y * width];
  return [z, x, y, ...edges, ...(filter === undefined ? [] : [filter.actions, filter.from])];
}

/** A tile of all matching cases as points, by ST_AsMVT; a prepared statement. */
export async function pointTile(pool: pg.Pool, place: Place, filter: BenchFilter | undefined): Promise<Uint8Array> {
  const { rows } = await pool.query<{ tile: Buffer }>({
    name: `points${filter === undefined ? '' : '-filtered'}`,
    text: `
      with part as (
        select st_asmvtgeom(geom, st_tileenvelope($1, $2, $3), 4096, 0, true) as geom,
          fid, status, action, "classCode", urgent, "yellowAt", "dueAt"
        from bench_case where ${where(filter !== undefined)}
      )
      select st_asmvt(part, 'cases', 4096, 'geom', 'fid') as tile from part`,
    values: valuesOf(place, filter),
  });
  return rows[0]!.tile;
}

/** A tile of the same counted cells as ours, by a grouped query; a prepared statement. The open cases, which ours brings as well, are left out. */
export async function cellTile(
  pool: pg.Pool,
  place: Place,
  filter: BenchFilter | undefined,
  now: number,
): Promise<Uint8Array> {
  const kinds = Array.from({ length: 10 }, (_, i) => i + 1);
  const { rows } = await pool.query<{ tile: Buffer }>({
    name: `cells${filter === undefined ? '' : '-filtered'}`,
    text: `
      with tile as (
        select e, st_xmin(e) as left_edge, st_ymax(e) as top_edge, (st_xmax(e) - st_xmin(e)) / 32 as width
        from st_tileenvelope($1, $2, $3) as e
      ), counted as (
        select floor((st_x(geom) - left_edge) / width)::int as i, floor((top_edge - st_y(geom)) / width)::int as j,
          count(*)::int as total,
          nullif(count(*) filter (where open), 0)::int as open,
          nullif(count(*) filter (where open and "dueAt" <= $${filter === undefined ? 8 : 10}), 0)::int as overdue,
          ${kinds.map((k) => `nullif(count(*) filter (where action = ${k}), 0)::int as a${k}`).join(', ')}
        from bench_case, tile where ${where(filter !== undefined)}
        group by 1, 2
      ), part as (
        select j * 32 + i as cell, st_asmvtgeom(
            st_setsrid(st_makepoint(left_edge + (i + 0.5) * width, top_edge - (j + 0.5) * width), 3857), e, 4096, 0, true
          ) as geom,
          total, open, overdue, ${kinds.map((k) => `a${k}`).join(', ')}
        from counted, tile
      )
      select st_asmvt(part, 'cases-cells', 4096, 'geom', 'cell') as tile from part`,
    values: [...valuesOf(place, filter), now],
  });
  return rows[0]!.tile;
}
