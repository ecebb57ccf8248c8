import type { SheetFault } from '#domain/sheets/fault.ts';
import { csrfToken, RequestFailed, type ProblemFault } from '../state/request.ts';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the server found in a table; `seq` and `entries` where it took it. */
export interface SheetReport {
  /** Rows that hold something. */
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Of those, entries whose personal fields are set or erased. */
  readonly personal: { readonly created: number; readonly updated: number };
  readonly faultCount: number;
  /** The first of the faults. */
  readonly faults: readonly SheetFault[];
  readonly seq?: number;
  readonly entries?: ReadonlyArray<{ readonly id: string; readonly version: number; readonly created: boolean }>;
}

/** The address of an empty table of a register. */
export function templateUrl(register: string, language: 'zh' | 'en'): string {
  return `/api/sheets/${register}/template.xlsx?language=${language}`;
}

interface SendSheet {
  readonly register: string;
  readonly file: File;
  readonly mode: 'check' | 'take';
  /** The same key and table have one effect. */
  readonly key?: string;
  /** Share sent so far, 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a table to be checked or taken. XMLHttpRequest, because fetch tells nothing of how far a sending is.
 * @throws RequestFailed, AbortError where `signal` ends it
 */
export function sendSheet({ register, file, mode, key, onProgress, signal }: SendSheet): Promise<SheetReport> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/sheets/${register}?mode=${mode}&name=${encodeURIComponent(file.name)}`);
    const token = csrfToken();
    if (token !== undefined) request.setRequestHeader('x-shirong-csrf', token);
    if (key !== undefined) request.setRequestHeader('idempotency-key', key);
    request.setRequestHeader('content-type', xlsxType);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body = request.response as (SheetReport & Problem) | null;
      if (body && request.status < 300) done(body);
      else failed(new RequestFailed(request.status, body?.title ?? '', body?.detail ?? '', body?.errors ?? []));
    };
    request.onerror = () => failed(new RequestFailed(0, '', ''));
    request.onabort = () => failed(new DOMException('The sending was cancelled.', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly ProblemFault[];
}
