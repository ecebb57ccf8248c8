import { useCallback, useEffect, useRef, useState } from 'react';
import type { RuleState } from '#domain/checks/check.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import type { Words } from '#domain/collection.ts';
import type { Found } from '#domain/finding.ts';
import { sendJson } from '../../state/request.ts';

/** What a rule would find (`POST /api/checks/preview`). */
export interface PreviewAnswer {
  /** The first 2,000. */
  readonly found: ReadonlyArray<Found & { readonly wrong: Words; readonly remedyWords: Words }>;
  readonly total: number;
  readonly state: RuleState;
  /** Held against what the rule it would stand for finds now. */
  readonly against?: { readonly opened: number; readonly mended: number };
}

interface Shown {
  readonly answer?: PreviewAnswer;
  readonly asked?: string;
  readonly error?: unknown;
}

/** Asks what a rule would find; one question at a time, which can be called off and is when the box goes. */
export function usePreview() {
  const [shown, setShown] = useState<Shown>({});
  const [begun, setBegun] = useState<number | undefined>(undefined);
  const [seconds, setSeconds] = useState(0);
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => {
    if (begun === undefined) return;
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - begun) / 1000)), 1000);
    return () => clearInterval(timer);
  }, [begun]);

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setBegun(undefined);
  }, []);
  /** @param asked tells whether the answer still belongs to what is written */
  const ask = useCallback((rule: RuleContent, replaces: string | undefined, asked: string) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setSeconds(0);
    setBegun(performance.now());
    setShown(({ error: _, ...rest }) => rest);
    const body = { rule: named(rule), ...(replaces !== undefined && { replaces }) };
    sendJson<PreviewAnswer>('POST', '/api/checks/preview', body, { signal: controller.signal }).then(
      (answer) => settle({ answer, asked }),
      (error: unknown) => !controller.signal.aborted && settle({ error }),
    );
    function settle(next: Shown) {
      if (running.current !== controller) return;
      running.current = undefined;
      setBegun(undefined);
      setShown(next);
    }
  }, []);
  const clear = useCallback(() => setShown({}), []);
  return { ...shown, isRunning: begun !== undefined, seconds, ask, cancel, clear };
}

/** A rule may be tried before it has a name and a source. */
function named(rule: RuleContent): RuleContent {
  return { ...rule, zh: rule.zh || '-', en: rule.en || '-', source: rule.source || '-' };
}
