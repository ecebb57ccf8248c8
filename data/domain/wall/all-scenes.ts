import type { RecordsView } from '#domain/record.ts';
import standard from '#standards/scenes.json' with { type: 'json' };
import type { Scene } from './scene.ts';

/** A scene with its id; `isStandard`: as it ships, the bureau has not changed it. */
export interface NamedScene {
  readonly id: string;
  readonly isStandard: boolean;
  readonly scene: Scene;
}

// Filters name different columns, which the file's own type takes for properties without a value.
const shippedScenes = standard.scenes as unknown as readonly (Scene & { readonly id: string })[];

/** Ids of the scenes that ship. */
export const shippedIds: ReadonlySet<string> = new Set(shippedScenes.map(({ id }) => id));

/** All scenes, those that ship first, in the order of the file. */
export function allScenes(records: Pick<RecordsView, 'get' | 'all'>): NamedScene[] {
  const shipped = shippedScenes.map(({ id, ...scene }): NamedScene => {
    const own = records.get('scenes', id);
    return own === undefined
      ? { id, isStandard: true, scene }
      : { id, isStandard: false, scene: own.content as unknown as Scene };
  });
  const own = records
    .all('scenes')
    .filter(({ id }) => !shippedIds.has(id))
    .map(({ id, content }): NamedScene => ({ id, isStandard: false, scene: content as unknown as Scene }));
  return [...shipped, ...own];
}
