import { Button, Text } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useWords } from '../../i18n/use-words.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import { useDesk } from '../../zones/desk.ts';
import classes from './zones.module.css';

/** Some metres around a place, degrees. */
const around = 0.0008;

/** Why the last edit was not made, and where. */
export function RefusalLine() {
  const { t } = useWords();
  const refused = useDesk((desk) => desk.refused);
  const grounds = useDesk((desk) => desk.draft?.coverage.grounds);
  const tool = useDesk((desk) => desk.tool);
  const { fit, refuse } = useDesk.getState();
  if (!refused) return <div role="alert" />;
  const names = (refused.owners ?? []).flatMap((owner) => {
    const ground = grounds?.get(owner);
    return ground?.is === 'zone' ? [`${ground.content.number} ${ground.content.name}`] : [];
  });
  const at = refused.at;
  return (
    <div role="alert" className={classes.refusal} data-reason={refused.reason}>
      <IconAlertTriangle size="1.125rem" aria-hidden />
      <Text size="sm">
        <strong>{t('zones.refused.title')}</strong>
        {t('labelSeparator')}
        {t(
          refused.reason === 'nothing' && tool === 'draw'
            ? 'zones.refused.nothingFree'
            : `zones.refused.${refused.reason}`,
        )}
        {names.length > 0 &&
          t('inBrackets', { words: t('zones.refused.about', { names: names.slice(0, 3).join(t('listSeparator')) }) })}
      </Text>
      {at && (
        <Button
          variant="subtle"
          size="compact-xs"
          flex="none"
          onClick={() => fit([at[0] - around, at[1] - around, at[0] + around, at[1] + around])}
        >
          {t('zones.refused.go')}
        </Button>
      )}
      <ToolButton size="md" label={t('close')} onClick={() => refuse(undefined)}>
        <IconX size="1rem" />
      </ToolButton>
    </div>
  );
}
