import type { Look } from '../map/look.ts';

/** How every collection is drawn. A new collection's look is one line here. */
export const looks: readonly Look[] = [];
