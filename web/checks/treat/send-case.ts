import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CaseStatus } from '#domain/cases/status.ts';
import { sendJson } from '../../state/request.ts';
import { checksKey } from '../api.ts';
import type { CaseOfFinding } from './case-of-finding.ts';

/** What a made case is known by. */
export interface MadeCase {
  readonly id: string;
  readonly number: string;
  readonly status: CaseStatus;
}

/**
 * Makes a case of a finding. What is sent again unchanged after its answer got lost carries the same key, so that no
 * second case comes of it. @throws RequestFailed 422 with pointers to the fields
 */
export function useMakeCase() {
  const client = useQueryClient();
  const last = useRef<{ readonly text: string; readonly key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: (made: CaseOfFinding) => {
      const text = JSON.stringify(made);
      if (last.current?.text !== text) last.current = { text, key: newKey() };
      return sendJson<MadeCase>('POST', '/api/cases', made, { key: last.current.key });
    },
    onSuccess: () => {
      last.current = undefined;
      void client.invalidateQueries({ queryKey: ['cases'] });
      return client.invalidateQueries({ queryKey: checksKey });
    },
  });
}

/** A key that no other write has. `crypto.randomUUID` is absent where the page comes by plain http. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
