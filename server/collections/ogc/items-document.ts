import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import type { Page } from '../register.ts';
import { writeCursor } from './cursor.ts';
import { geoJsonFeature } from './feature-document.ts';
import { collectionHref, geojson, json, originOf, type Link } from './links.ts';

/**
 * A page of `/items`; its `next` link repeats what was asked and goes on after the page's last id.
 * @param now epoch milliseconds
 * @returns the JSON text, piece by piece
 */
export function itemsDocument(collection: Collection, page: Page, request: FastifyRequest, now: number): Readable {
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
  return Readable.from(pieces(head, collection, page.features), { objectMode: false });
}

/** Features written at a stretch: a few milliseconds, so that a page of ten thousand holds nobody up. */
const stretch = 200;

function* pieces(head: object, collection: Collection, features: readonly Feature[]): Generator<Buffer> {
  yield Buffer.from(`${JSON.stringify(head).slice(0, -1)},"features":[`);
  for (let from = 0; from < features.length; from += stretch) {
    const texts = features.slice(from, from + stretch).map((f) => JSON.stringify(geoJsonFeature(collection, f)));
    yield Buffer.from(`${from === 0 ? '' : ','}${texts.join(',')}`);
  }
  yield Buffer.from(']}');
}
