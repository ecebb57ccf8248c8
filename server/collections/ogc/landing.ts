import type { Words } from '#domain/collection.ts';
import { json, openApi30, type Link } from './links.ts';

/** The conformance classes of OGC API - Features, Part 1 (OGC 17-069r4) that are kept. */
const conformsTo = ['core', 'oas30', 'geojson'].map(
  (part) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${part}`,
);

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
