import type { Store } from '../store/store.ts';
import type { Live } from './live.ts';

/** The same store, but what is committed through it is offered to this process's follower at once. */
export function offerOwn(store: Store, live: Pick<Live, 'offer'>): Store {
  return {
    ...store,
    async commit(request, options) {
      const committed = await store.commit(request, options);
      if (committed.ok) live.offer(committed.value);
      return committed;
    },
  };
}
