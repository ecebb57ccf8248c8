import type { Words } from '#domain/collection.ts';
import type { Datum } from '#domain/geometry/datum.ts';

/** In what a list gives its coordinates: degrees in a datum, or metres of EPSG:4549 (4528 with its 40 in front as well). */
export const importDatums = {
  wgs84: { zh: 'WGS84 经纬度', en: 'WGS84 degrees' },
  cgcs2000: { zh: 'CGCS2000 经纬度', en: 'CGCS2000 degrees' },
  gcj02: { zh: 'GCJ-02（高德、腾讯）', en: 'GCJ-02 (Amap, Tencent)' },
  bd09: { zh: 'BD-09（百度）', en: 'BD-09 (Baidu)' },
  epsg4549: { zh: 'CGCS2000 平面坐标（中央子午线 120°，米）', en: 'CGCS2000 plane, central meridian 120°E, metres' },
} as const satisfies Readonly<Record<Datum | 'epsg4549', Words>>;

export type ImportDatum = keyof typeof importDatums;
