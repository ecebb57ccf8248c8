import type { KeptPhoto } from '../store/act.ts';

/** A case as the server has it, for an act that met another version. */
export interface CaseNow {
  readonly version: number;
  readonly status: string;
  readonly crew?: string;
  readonly assignee?: string;
  /** Acts that this person may do on it now. */
  readonly acts: readonly string[];
}

/** What the outbox needs of browser and server; tests give their own. Requests throw RequestFailed. */
export interface Surroundings {
  /** This phone's clock, epoch milliseconds. */
  readonly now: () => number;
  /** 0 <= x < 1, for the jitter between attempts. */
  readonly random: () => number;
  readonly isOnline: () => boolean;
  readonly setTimeout: (run: () => void, milliseconds: number) => number;
  readonly clearTimeout: (timer: number) => void;
  /** Runs alone among all pages of this browser that give the same name. */
  readonly alone: <T>(name: string, run: () => Promise<T>) => Promise<T>;
  readonly openChannel?: (name: string) => BroadcastChannel;
  /** Who is signed in; undefined = nobody. Makes the session's token known to what is sent after. */
  readonly askPerson: () => Promise<string | undefined>;
  readonly send: (path: string, body: object, key: string) => Promise<unknown>;
  readonly upload: (photo: KeptPhoto) => Promise<string>;
  readonly readCase: (id: string) => Promise<CaseNow>;
  /** Told of every act that the server took. */
  readonly taken: () => void;
  /** The browser closed the phone's store under the page (as some do in the background): it is to be opened anew. */
  readonly lost: () => void;
}
