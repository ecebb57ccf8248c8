import { Alert } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import type { RefusedMove } from './apply-moves.ts';
import { refusalWords } from './refusal-words.ts';

interface RefusedMovesProps {
  readonly refused: readonly RefusedMove[];
  /** The number of a case by its id; the id itself where it is not known any more. */
  readonly numberOf: (id: string) => string;
  /** Why the server said no, in the reader's language. */
  readonly said: (detail: string) => string;
  readonly onClose: () => void;
}

/** Which cases could not be assigned, and why: it stays until it is put aside. */
export function RefusedMoves({ refused, numberOf, said, onClose }: RefusedMovesProps) {
  const { t } = useWords();
  if (refused.length === 0) return null;
  return (
    <Alert
      role="alert"
      color="red"
      m="xs"
      withCloseButton
      closeButtonLabel={t('close')}
      onClose={onClose}
      title={t('dispatch.refusedTitle', { count: refused.length })}
    >
      <ul style={{ margin: 0, paddingInlineStart: '1.25rem', maxHeight: '12rem', overflow: 'auto' }}>
        {refused.map(({ move, problem }) => (
          <li key={move.case}>
            {t('dispatch.refusedOne', {
              number: numberOf(move.case),
              crew: move.crew,
              why: refusalWords(problem, said, t),
            })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
