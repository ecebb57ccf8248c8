import type { FastifyRequest } from 'fastify';
import type { Collection } from '#domain/collection.ts';
import type { Page } from '../register.ts';
import { writeCursor } from './cursor.ts';
import { geoJsonFeature } from './feature-document.ts';
import { collectionHref, geojson, json, originOf, type Link } from './links.ts';

/**
 * A page of `/items`; its `next` link repeats what was asked and goes on after the page's last id.
 * @param now epoch milliseconds
 */
export function itemsDocument(collection: Collection, page: Page, request: FastifyRequest, now: number): object {
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
  return {
    type: 'FeatureCollection',
    timeStamp: new Date(now).toISOString(),
    numberMatched: page.numberMatched,
    numberReturned: page.features.length,
    links,
    features: page.features.map((feature) => geoJsonFeature(collection, feature)),
  };
}
