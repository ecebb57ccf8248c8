import { queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { FieldTasks } from '#domain/cases/field-task.ts';
import type { PhotoOrigin } from '#domain/cases/photo-flags.ts';
import { mediaUrl } from '../../state/upload.ts';
import { useSession } from '../../state/session.ts';
import type { Outbox, OutboxView } from '../sync/outbox.ts';
import { keptPhotoId, type FieldAct, type OutboxItem, type PhotoRef, type Telling } from './act.ts';
import { askOrKept, type Kept } from './answers.ts';
import { mergeTasks, type ShownTask } from './merge-tasks.ts';
import { outboxOf } from './open-outboxes.ts';

const nothing: OutboxView = { items: [], state: 'idle', tellings: 0, refusedTellings: {} };
/** Asked again so often while what is shown is not the server's word of now, and otherwise, milliseconds. */
const keptAgainMs = 10_000;
const freshAgainMs = 60_000;

/** The outbox of the person at this page. */
export interface FieldOutbox extends OutboxView {
  /** False until the phone's store is open, and where it cannot be opened. */
  readonly isReady: boolean;
  /** The phone gives no room at all (a private window): nothing can be kept here. */
  readonly isBroken: boolean;
  /** 待上传 and 上传中. */
  readonly waiting: number;
  /** What the server did not take and somebody has to decide. */
  readonly refused: number;
  /** @returns the id of the item; a later act on a report is sent with `of: { report: id }`. @throws NoRoom */
  readonly send: (act: FieldAct) => Promise<string>;
  readonly tell: (telling: Telling) => Promise<void>;
  /** @returns what an act names the photo by. @throws NoRoom */
  readonly keepPhoto: (file: Blob, origin: PhotoOrigin) => Promise<PhotoRef>;
  /** Lets go of photos that were kept for an act which came to nothing. */
  readonly dropPhotos: (refs: readonly PhotoRef[]) => Promise<void>;
  /** @returns false where it may be with the server already */
  readonly withdraw: (id: string) => Promise<boolean>;
  readonly retry: (id: string, change?: FieldAct) => Promise<void>;
  /** Does as of now what was refused for its time. @param words says when it was done in truth; ISO in */
  readonly doNow: (id: string, words: (occurredAt: string) => string) => Promise<void>;
  readonly retryAll: () => Promise<void>;
  /** The person has seen which fixes and receipts were not taken. */
  readonly seeRefused: () => Promise<void>;
  /** This moment by the server's clock as well as the phone knows it, epoch milliseconds. */
  readonly now: () => number;
}

/** Opens the outbox of whoever is signed in (also of whom the phone remembers while it has no signal). */
export function useOutbox(): FieldOutbox {
  const { outbox, isBroken } = useOpenOutbox();
  const view = useSyncExternalStore(outbox?.subscribe ?? never, () => outbox?.view ?? nothing);
  return useMemo(() => {
    const opened = (): Outbox => {
      if (outbox === undefined) throw new Error('The outbox is not open yet.');
      return outbox;
    };
    const count = (...states: readonly OutboxItem['state'][]) =>
      view.items.filter(({ state }) => states.includes(state)).length;
    return {
      ...view,
      isReady: outbox !== undefined,
      isBroken,
      waiting: count('waiting', 'sending'),
      refused: count('refused'),
      send: async (act) => opened().send(act),
      tell: async (telling) => opened().tell(telling),
      keepPhoto: async (file, origin) => opened().keepPhoto(file, origin),
      dropPhotos: async (refs) => opened().dropPhotos(refs),
      withdraw: async (id) => opened().withdraw(id),
      retry: async (id, change) => opened().retry(id, change),
      doNow: async (id, words) => opened().doNow(id, words),
      retryAll: async () => opened().retryAll(),
      seeRefused: async () => opened().seeRefused(),
      now: () => outbox?.clock.now().server ?? Date.now(),
    };
  }, [outbox, isBroken, view]);
}

interface Asking {
  /** What is asked in a body, since it says where the person is; absent = by the address alone. */
  readonly body?: object | undefined;
  /** false = not asked now. */
  readonly enabled?: boolean;
}

/** What the server says at a path, kept for reading without signal. */
export function useKept<T>(path: string, { body, enabled = true }: Asking = {}): UseQueryResult<Kept<T>> {
  const { outbox } = useOpenOutbox();
  return useQuery({
    ...keptQuery<T>(outbox, path, body),
    enabled: enabled && outbox !== undefined,
  });
}

function keptQuery<T>(outbox: Outbox | undefined, path: string, body?: object) {
  return queryOptions({
    // Below the cases: whoever hears of a change of a case marks it as stale.
    queryKey: ['cases', 'field', outbox?.person ?? '', path, body],
    queryFn: ({ signal }) => askOrKept<T>(outbox!, path, { body, signal }),
    networkMode: 'always',
    refetchInterval: ({ state }) => (state.data?.isKept === false ? freshAgainMs : keptAgainMs),
  });
}

/** The tasks of this person with what was done on them here; `asOf` and `isKept` say how old they are. */
export function useFieldTasks(): {
  readonly tasks: readonly ShownTask[] | undefined;
  readonly asOf: string | undefined;
  readonly isKept: boolean;
  readonly error: Error | null;
  readonly refresh: () => void;
} {
  const { items } = useOutbox();
  const { data, error, refetch } = useKept<FieldTasks>('/api/field/tasks');
  return useMemo(
    () => ({
      tasks: data && mergeTasks(data.data.tasks, items),
      asOf: data?.asOf,
      isKept: data?.isKept ?? false,
      error: data === undefined ? error : null,
      refresh: () => void refetch(),
    }),
    [data, items, error, refetch],
  );
}

/** Addresses under which photos can be shown now, whether the phone or the server has them; '' for one that is lost. */
export function usePhotos(refs: readonly PhotoRef[], width: 160 | 320 | 1280 = 320): readonly string[] {
  const { outbox } = useOpenOutbox();
  const named = refs.join(' ');
  const { data } = useQuery({
    queryKey: ['field-photos', outbox?.person ?? '', named],
    queryFn: () => Promise.all(refs.map((ref) => keptAddress(outbox!, ref))),
    networkMode: 'always',
    enabled: outbox !== undefined && refs.some((ref) => keptPhotoId(ref) !== undefined),
    staleTime: Infinity,
    gcTime: 0,
  });
  useEffect(
    () => () => {
      for (const address of data ?? []) if (address.startsWith('blob:')) URL.revokeObjectURL(address);
    },
    [data],
  );
  return refs.map((ref, i) => (keptPhotoId(ref) === undefined ? mediaUrl(ref, width) : (data?.[i] ?? '')));
}

/** Whether the browser believes to have signal; that the server answers is said by the outbox's `state`. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribeOnline, () => navigator.onLine);
}

async function keptAddress({ database }: Outbox, ref: PhotoRef): Promise<string> {
  const id = keptPhotoId(ref);
  const photo = id === undefined ? undefined : await database.get('photos', id);
  return photo === undefined ? '' : URL.createObjectURL(new Blob([photo.bytes], { type: photo.type }));
}

function useOpenOutbox(): { readonly outbox: Outbox | undefined; readonly isBroken: boolean } {
  const client = useQueryClient();
  const { session } = useSession();
  const person = session?.kind === 'person' ? session.id : undefined;
  const { data, isError } = useQuery({
    queryKey: ['field-outbox', person],
    queryFn: () => outboxOf(person!, client),
    networkMode: 'always',
    enabled: person !== undefined,
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
    structuralSharing: false,
  });
  // Whoever signed in again is there to send.
  useEffect(() => data?.wake(), [data, session]);
  return { outbox: data?.person === person ? data : undefined, isBroken: isError };
}

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

function never(): () => void {
  return () => undefined;
}
