import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import type { Crs } from '#domain/geometry/crs/crs.ts';
import type { Page } from '../register.ts';
import { writeCursor } from './cursor.ts';
import { geoJsonFeature } from './feature-document.ts';
import { collectionHref, geojson, json, originOf, type Link } from './links.ts';

/**
 * A page of `/items`; its `next` link repeats what was asked and goes on after the page's last id.
 * @param now epoch milliseconds
 * @returns the JSON text, piece by piece
 */
export function itemsDocument(
  collection: Collection,
  page: Page,
  crs: Crs,
  request: FastifyRequest,
  now: number,
): Readable {
  const origin = originOf(request);
  const self = `${origin}${request.originalUrl}`;
  const links: Link[] = [
    { href: self, rel: 'self', type: geojson },
    { href: collectionHref(origin, collection.id), rel: 'collection', type: json, title: collection.titles.en },
    { href: `${origin}/?l=${collection.id}`, rel: 'alternate', type: 'text/html', title: 'On the map' },
  ];
  if (page.next !== undefined) {
    const next = new URL(self);
    next.searchParams.set('cursor', writeCursor(page.next));
    links.push({ href: next.href, rel: 'next', type: geojson });
  }
  const head = {
    type: 'FeatureCollection',
    timeStamp: new Date(now).toISOString(),
    numberMatched: page.numberMatched,
    numberReturned: page.features.length,
    links,
  };
  return Readable.from(pieces(head, collection, page.features, crs), { objectMode: false });
}

/** Characters written at a stretch: about a millisecond. After each others are served, however fast the reader takes it. */
const stretch = 1 << 16;

async function* pieces(
  head: object,
  collection: Collection,
  features: readonly Feature[],
  crs: Crs,
): AsyncGenerator<Buffer> {
  let text = `${JSON.stringify(head).slice(0, -1)},"features":[`;
  for (const [i, feature] of features.entries()) {
    text += `${i === 0 ? '' : ','}${JSON.stringify(geoJsonFeature(collection, feature, crs))}`;
    if (text.length < stretch) continue;
    yield Buffer.from(text);
    text = '';
    await setImmediate();
  }
  yield Buffer.from(`${text}]}`);
}
