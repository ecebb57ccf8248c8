import type { Config } from '../config.ts';
import type { ChecksState, Preview, PreviewAsked } from './reader.ts';

/** What the thread is begun with. */
export interface EngineData {
  readonly config: Config;
  /** What the process's clock is ahead of the computer's, milliseconds. */
  readonly ahead: number;
}

/** What the thread is told: to keep the findings from now on, a question with its number, to drop one, to end. */
export type EngineOrder =
  | 'keep'
  | 'end'
  | { readonly number: number; readonly preview: PreviewAsked }
  | { readonly number: number; readonly shows: { readonly rule: string; readonly what: string; readonly of: string } }
  | { readonly drop: number };

/** What it tells: how it stands, an answer, or why there is none. */
export type EngineWord =
  | { readonly state: ChecksState }
  | { readonly number: number; readonly preview: Preview }
  | { readonly number: number; readonly shows: Uint8Array<ArrayBuffer> | undefined }
  | { readonly number: number; readonly failed: Error };

/** Words between processes, by topic (`Store.tell`). */
export const words = {
  /** `FindingNews` and the number of the change. */
  findings: 'findings',
  /** `RunWord`: a full run is asked for, or called off. */
  run: 'checks-run',
  /** `RunMoved`, told at least every few seconds. */
  moved: 'checks-run-moved',
  /** Nobody keeps the findings any more. */
  free: 'checks-free',
} as const;

export interface RunWord {
  readonly run: string;
  readonly cancel?: true;
}

export type RunMoved = { readonly run: string } & (
  | { readonly done: number; readonly total: number; readonly note: string }
  | { readonly result: RunResult }
  | { readonly failed: string }
);

export interface RunResult {
  readonly rules: number;
  readonly found: number;
  readonly changed: number;
}
