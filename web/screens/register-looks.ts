import { collections } from '#domain/collections.ts';
import type { Look } from '../map/look.ts';
import { registerLook, type RegisterSign } from '../map/register-look.ts';

/** The registers that need no look of their own: a glyph or a stroke each, the rest follows from the declaration. */
const signs: Readonly<Record<string, RegisterSign>> = {
  'city-extents': { glyph: 'extent', tint: 0, zooms: [7, 9, 10] },
  'remediation-areas': { glyph: 'sparkle', tint: 0.08, quiet: { property: 'stage', values: ['accepted'] } },
  'flood-prone-areas': { glyph: 'waves', tone: 'waterInk' },
  'control-areas': { glyph: 'eye', tint: 0.08 },
  'ad-plan-zones': { glyph: 'frame', tint: 0.06 },
  'volunteer-teams': { glyph: 'hand', tint: 0.06 },
  'key-places': { glyph: 'star', zooms: [12, 14, 15] },
  estates: { glyph: 'towers', zooms: [12, 14, 15] },
  markets: { glyph: 'basket', tone: 'market', plate: 'square', zooms: [10, 13, 14.5] },
  'stall-zones': { glyph: 'stall', zooms: [13, 14, 15.5] },
  'occupation-permits': { glyph: 'permit', zooms: [13, 14.5] },
  'excavation-sites': { glyph: 'dig', quiet: { property: 'stage', values: ['ended'] }, zooms: [10, 13.5, 15] },
  'incineration-plants': { glyph: 'flame', quiet: { property: 'stage', values: ['stopped'] }, zooms: [9, 11, 13] },
  landfills: { glyph: 'mound', quiet: { property: 'stage', values: ['closed'] }, zooms: [9, 11, 13] },
  'disposal-yards': { glyph: 'tip', quiet: { property: 'stage', values: ['full', 'closed'] }, zooms: [9, 11, 13] },
  footways: { line: { width: 2.5 }, tone: 'faintInk', zooms: [14, 14] },
  'tactile-paths': { line: { width: 2.5, dash: [0.5, 0.7] }, tone: 'key26', zooms: [15, 15] },
  'facade-segments': { line: { width: 4, dash: [0.8, 0.5] }, quiet: { property: 'stage', values: ['done'] } },
  'collection-routes': { line: { width: 2.5, dash: [4, 1.5] }, zooms: [11, 11, 14] },
  'hoarding-faces': { line: { width: 3.5 }, zooms: [14, 14] },
  'spoil-routes': { line: { width: 3, dash: [5, 1.5, 1, 1.5] }, zooms: [10, 10, 13] },
  'parking-bays': { line: { width: 4.5, dash: [1.1, 0.35] }, zooms: [14, 14] },
  'cleaning-beats': { line: { width: 2.5, dash: [3, 2] }, tone: 'cleaning', zooms: [12, 12] },
  'patrol-plans': { line: { width: 3, dash: [1, 1.5] }, zooms: [11, 11, 14] },
  'city-gateways': { glyph: 'archway', zooms: [10, 12, 13.5] },
  'transfer-stations': { glyph: 'transfer', zooms: [10, 13, 14.5] },
  'public-toilets': { glyph: 'toilet', zooms: [12, 14, 16] },
  'collection-points': { glyph: 'binStand', zooms: [13, 15.5, 17] },
  'liable-parties': { glyph: 'door', zooms: [15, 16.5, 17.5] },
  'litter-bins': { glyph: 'bin', zooms: [14, 16] },
  'shop-signs': { glyph: 'hangingSign', quiet: { property: 'stage', values: ['fine', 'done'] }, zooms: [14, 16] },
  'reminder-signs': { glyph: 'signpost', tone: 'facility', plate: 'round' },
  'kiosk-permit-points': { glyph: 'pin', zooms: [14, 16] },
  kiosks: { glyph: 'kiosk', tone: 'facility', plate: 'round' },
  'street-cabinets': { glyph: 'cabinet', alarm: { property: 'treatment', values: ['planned'] }, zooms: [14, 16] },
  'drain-inlets': { glyph: 'grating', zooms: [15, 17] },
  'site-gates': { glyph: 'barrier', zooms: [13, 15.5] },
  'wash-platforms': { glyph: 'shower', zooms: [14, 16] },
  'cycle-parking': { glyph: 'rack', zooms: [14, 16] },
  'bike-stations': { glyph: 'bicycle', quiet: { property: 'stage', values: ['planned', 'stopped'] } },
  'pedicab-ranks': { glyph: 'tricycle' },
  'work-stations': { glyph: 'shield', zooms: [11, 13, 15] },
  venues: { glyph: 'lectern', zooms: [12, 14, 15.5] },
  'test-points': { glyph: 'clipboard', zooms: [10, 13, 15.5] },
  posts: { glyph: 'guard', zooms: [12, 14, 16] },
};

/** The looks of all registers that the table names. */
export const registerLooks: readonly Look[] = collections.flatMap((collection) => {
  const sign = signs[collection.id];
  return sign === undefined ? [] : [registerLook(collection, sign)];
});
