import type { Words } from '#domain/collection.ts';
import { json, openApi30, type Link } from './links.ts';

/** The conformance classes of OGC API - Features that are kept: Part 1 (17-069r4), 2 (18-058r1), 4 (draft 20-002r1). */
const conformsTo = [
  ...['1/1.0/conf/core', '1/1.0/conf/oas30', '1/1.0/conf/geojson', '2/1.0/conf/crs'],
  ...['4/1.0/conf/create-replace-delete', '4/1.0/conf/update', '4/1.0/conf/optimistic-locking-etags'],
  '4/1.0/conf/features',
].map((part) => `http://www.opengis.net/spec/ogcapi-features-${part}`);

/** `/ogc`: where the rest is. */
export function landingPage(origin: string, name: Words, sample: boolean): object {
  const links: Link[] = [
    { href: `${origin}/ogc`, rel: 'self', type: json, title: 'This document' },
    { href: `${origin}/ogc/api`, rel: 'service-desc', type: openApi30, title: 'The API (OpenAPI 3.0)' },
    { href: `${origin}/api/docs`, rel: 'service-doc', type: 'text/html', title: 'The API, to read' },
    { href: `${origin}/ogc/conformance`, rel: 'conformance', type: json, title: 'Conformance classes' },
    { href: `${origin}/ogc/collections`, rel: 'data', type: json, title: 'Collections' },
    { href: `${origin}/`, rel: 'alternate', type: 'text/html', title: 'The map' },
  ];
  return {
    title: `${name.zh} ${name.en}`,
    description: sample
      ? '市容一张图。示意数据，并非真实记录。The city on one map. Sample data, invented.'
      : '市容一张图。The city on one map.',
    links,
  };
}

/** `/ogc/conformance`. */
export function conformance(): object {
  return { conformsTo };
}
