import type { FastifyRequest } from 'fastify';

/** A link of OGC API documents. */
export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
  readonly title?: string;
}

export const json = 'application/json';
export const geojson = 'application/geo+json';
export const mergePatch = 'application/merge-patch+json';
export const jsonSchema = 'application/schema+json';
export const openApi30 = 'application/vnd.oai.openapi+json;version=3.0';

/** The address of this server as the reader wrote it, without a slash at the end. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

/** Where a collection lies under `/ogc`. */
export function collectionHref(origin: string, id: string): string {
  return `${origin}/ogc/collections/${id}`;
}

/** Where a feature lies under `/ogc`. */
export function featureHref(origin: string, collection: string, id: string): string {
  return `${collectionHref(origin, collection)}/items/${encodeURIComponent(id)}`;
}
