import { CloseButton } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import classes from './duty.module.css';

/** What a list is narrowed to, in words, with the way to take it off. */
export function FilterChip({ words, onRemove }: { readonly words: string; readonly onRemove: () => void }) {
  const { t } = useWords();
  return (
    <span className={classes.chip}>
      <span>{words}</span>
      <CloseButton size="xs" aria-label={t('filters.remove', { words })} onClick={onRemove} />
    </span>
  );
}
