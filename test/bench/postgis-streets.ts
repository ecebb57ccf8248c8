import type { Postgis } from './postgis.ts';

/**
 * Places points along the nearest line within some metres, in PostGIS: candidates by GiST, `ST_LineLocatePoint` on the
 * nearest of them; both in EPSG:4549, whose unit is the metre.
 * @returns milliseconds, the best of three turns with everything in memory
 */
export async function locateInPostgis(
  { pool }: Postgis,
  lines: readonly (readonly (readonly number[])[])[],
  points: readonly (readonly [number, number])[],
  within: number,
): Promise<number> {
  await pool.query(`
    drop table if exists bench_street, bench_thing;
    create table bench_street (id int primary key, geom geometry(LineString, 4549));
    create table bench_thing (id int primary key, geom geometry(Point, 4549));`);
  const asText = lines.map((line) => `LINESTRING(${line.map(([x, y]) => `${x} ${y}`).join(',')})`);
  await pool.query(
    `insert into bench_street
     select ordinality, ST_Transform(ST_GeomFromText(line, 4326), 4549) from unnest($1::text[]) with ordinality as t (line)`,
    [asText],
  );
  await pool.query(
    `insert into bench_thing
     select ordinality, ST_Transform(ST_SetSRID(ST_MakePoint(x, y), 4326), 4549)
     from unnest($1::float8[], $2::float8[]) with ordinality as t (x, y)`,
    [points.map(([x]) => x), points.map(([, y]) => y)],
  );
  await pool.query('create index on bench_street using gist (geom)');
  await pool.query('vacuum analyze bench_street');
  await pool.query('vacuum analyze bench_thing');
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const begun = performance.now();
    await pool.query(
      `select count(located.at) from bench_thing t cross join lateral (
         select ST_LineLocatePoint(s.geom, t.geom) * ST_Length(s.geom) as at from bench_street s
         where ST_DWithin(s.geom, t.geom, $1) order by ST_Distance(s.geom, t.geom) limit 1) located`,
      [within],
    );
    times.push(performance.now() - begun);
  }
  return Math.min(...times);
}
