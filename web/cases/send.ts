import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { sendJson } from '../state/request.ts';
import { casesKey, type Acted, type ActRequest, type ActResult, type ActsRequest, type ReportRequest } from './api.ts';

/**
 * Sends to one of the doors of cases. What is sent again unchanged after its answer got lost carries the same key, so
 * that it never has its effect twice.
 */
function useSend<Request extends object, Answer>(pathOf: (request: Request) => string, bodyOf: (r: Request) => object) {
  const client = useQueryClient();
  const last = useRef<{ readonly text: string; readonly key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: (request: Request) => {
      const [path, body] = [pathOf(request), bodyOf(request)];
      const text = `${path} ${JSON.stringify(body)}`;
      if (last.current?.text !== text) last.current = { text, key: newKey() };
      return sendJson<Answer>('POST', path, body, { key: last.current.key });
    },
    onSuccess: () => {
      last.current = undefined;
      void client.invalidateQueries({ queryKey: casesKey });
    },
  });
}

/** Does an act on one case. @throws RequestFailed: 403, 409 (with `possible`, or overtaken), 422 at `/input/FIELD` */
export function useAct() {
  return useSend<ActRequest & { readonly ref: string }, Acted>(
    ({ ref }) => `/api/cases/${encodeURIComponent(ref)}/acts`,
    ({ act, base, input }) => ({ act, base, input }),
  );
}

/** Does an act on several cases, each for itself. @throws RequestFailed where none was even tried */
export function useActs() {
  return useSend<ActsRequest, { readonly results: readonly ActResult[] }>(
    () => '/api/cases/acts',
    (request) => request,
  );
}

/** Reports a case. @throws RequestFailed 422 with pointers to the fields */
export function useReport() {
  return useSend<ReportRequest, Acted>(
    () => '/api/cases',
    (report) => report,
  );
}

/** A key that no other write has. `crypto.randomUUID` is absent where the page comes by plain http. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
