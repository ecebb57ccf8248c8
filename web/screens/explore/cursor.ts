import { create } from 'zustand';

/** Position under the pointer, degrees WGS84; apart from React's state, because it changes with every frame. */
export const useCursor = create<{ readonly at: readonly [number, number] | null }>(() => ({ at: null }));
