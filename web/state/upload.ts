import type { PhotoOrigin } from '#domain/cases/photo-flags.ts';
import { csrfToken, RequestFailed } from './request.ts';

/** A picture as the server keeps it. */
export interface Media {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

/** The address of a picture, re-encoded to a width the server offers. */
export function mediaUrl(sha256: string, width: 160 | 320 | 1280): string {
  return `/api/media/${sha256}?width=${width}`;
}

/**
 * Sends a picture. XMLHttpRequest, because fetch tells nothing of how far a sending is.
 * @param onProgress share sent so far, 0 to 1
 * @param origin whether it was taken just now or chosen from what was there, where that is known
 * @throws RequestFailed, AbortError where `signal` ends it
 */
export function uploadPhoto(
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
  origin?: PhotoOrigin,
): Promise<Media> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', origin === undefined ? '/api/media' : `/api/media?origin=${origin}`);
    const token = csrfToken();
    if (token !== undefined) request.setRequestHeader('x-shirong-csrf', token);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body = request.response as (Media & { title?: string; detail?: string }) | null;
      if (request.status === 201 && body) done(body);
      else failed(new RequestFailed(request.status, body?.title ?? '', body?.detail ?? ''));
    };
    request.onerror = () => failed(new RequestFailed(0, '', ''));
    request.onabort = () => failed(new DOMException('The upload was cancelled.', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
