import { Button, Text, Tooltip } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { useDesk } from '../../zones/desk.ts';
import classes from './zones.module.css';

/** Whether the server has all that was done here. */
export function SavingSign() {
  const { t } = useWords();
  const saving = useDesk((desk) => desk.saving);
  const count = useDesk((desk) => desk.pending.length + (desk.conflict?.mine.length ?? 0));
  const hasConflict = useDesk((desk) => desk.conflict !== undefined);
  const { retry } = useDesk.getState();
  return (
    <span className={classes.saving}>
      <Tooltip label={t('zones.saving.hint')} multiline maw="22rem">
        <Text component="span" size="sm" role="status" data-saving={saving} className={classes.savingWord}>
          {t(`zones.saving.${saving}`)}
          {count > 0 && t('zones.saving.count', { count })}
        </Text>
      </Tooltip>
      {saving === 'failed' && !hasConflict && (
        <Button variant="subtle" size="compact-xs" onClick={retry}>
          {t('zones.saving.retry')}
        </Button>
      )}
    </span>
  );
}
