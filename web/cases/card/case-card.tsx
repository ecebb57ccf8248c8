import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { Feature } from '#domain/feature.ts';
import type { ReactNode } from 'react';

export interface CaseCardProps {
  /** Number or id. */
  readonly caseRef: string;
  /** Asks for an act from within the card: a duplicate to merge, a request to decide, an answer to a merged one's caller. */
  readonly onAct: (act: CaseAct, cases: readonly Feature[], preset?: ActInput) => void;
  readonly onOpenCase: (ref: string) => void;
  readonly onZoomTo?: (feature: Feature) => void;
  readonly onPrint?: (numbers: readonly string[]) => void;
  readonly onClose?: () => void;
  /** What became of the case, where the reader may see it: its own tab. */
  readonly history?: ReactNode;
  /** What the screen puts under the head: the acts. */
  readonly children?: ReactNode;
}

/** Everything that is known of a case, for whoever has to do something about it. */
export function CaseCard({ children }: CaseCardProps) {
  return <>{children}</>;
}
