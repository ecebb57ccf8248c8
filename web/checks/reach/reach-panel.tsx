import { Loader, Text } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useQuery } from '@tanstack/react-query';
import type { ReachShown } from '#domain/checks/reach/shown.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Failed } from '../../ui/failed.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { showsQuery } from '../api.ts';
import type { ReachPanelProps } from '../slots.ts';
import { ReachDesk } from './reach-desk.tsx';
import classes from './reach.module.css';

/** What lies within reach and what does not: by walking and straight, as area, road and places, and the sites that close it. */
export function ReachPanel(props: ReachPanelProps) {
  const { rule, onClose } = props;
  const { t, language } = useWords();
  const reach = useQuery(showsQuery<ReachShown>(rule.id, 'reach'));
  return (
    <section className={classes.panel} aria-label={t('checkTools.reach.title', { rule: rule[language] })}>
      <div className={classes.head}>
        <Text size="sm" fw={600} className={classes.name}>
          {rule[language]}
        </Text>
        <ToolButton label={t('close')} onClick={onClose} size="md">
          <IconX size="1.125rem" />
        </ToolButton>
      </div>
      {reach.data ? (
        <ReachDesk key={rule.id} {...props} shown={reach.data} />
      ) : reach.isPending ? (
        <div className={classes.waiting}>
          <Loader size="sm" aria-label={t('checkTools.reach.loading')} />
        </div>
      ) : (
        <Failed title={t('checkTools.reach.failed')} error={reach.error} retry={() => void reach.refetch()} />
      )}
    </section>
  );
}
