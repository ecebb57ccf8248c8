import { Loader, Select, Text } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useQuery } from '@tanstack/react-query';
import type { StreetState } from '#domain/checks/spacing/open.ts';
import type { StreetStrip } from '#domain/checks/spacing/strip.ts';
import { useWords } from '../../i18n/use-words.ts';
import { RequestFailed } from '../../state/request.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { showsQuery } from '../api.ts';
import type { StripPanelProps } from '../slots.ts';
import { StreetDesk } from './street-desk.tsx';
import { streetChoices } from './streets.ts';
import { percentWords } from './strip-words.ts';
import { closedList } from '../closed-list.ts';
import classes from './strip.module.css';

/** One street as a strip along its length: what stands, where it is missing, and what would mend it, to be moved by hand. */
export function StripPanel(props: StripPanelProps) {
  const { rule, street, onStreet, onDraw, onClose } = props;
  const speech = useWords();
  const { t, language } = speech;
  const strip = useQuery(showsQuery<StreetStrip>(rule.id, 'strip', street));
  const streets = useQuery(showsQuery<readonly StreetState[]>(rule.id, 'streets'));
  const isGone = strip.error instanceof RequestFailed && strip.error.status === 404;
  return (
    <section className={classes.panel} aria-label={t('checkTools.strip.title', { street })}>
      <div className={classes.head}>
        <Select
          comboboxProps={closedList}
          aria-label={t('checkTools.strip.street')}
          size="xs"
          data={streetChoices(streets.data ?? [], street).map((one) => ({
            value: one.street,
            label: `${one.street} ${one.percent === undefined ? '' : percentWords(one.percent, speech)}`.trim(),
          }))}
          value={street}
          onChange={(next) => next !== null && next !== street && onStreet(next)}
          allowDeselect={false}
          searchable
        />
        <Text size="sm" c="dimmed" className={classes.rule}>
          {rule[language]}
        </Text>
        <ToolButton label={t('close')} onClick={onClose} size="md">
          <IconX size="1.125rem" />
        </ToolButton>
      </div>
      {strip.data ? (
        <StreetDesk key={`${rule.id} ${street}`} {...props} strip={strip.data} onDraw={onDraw} />
      ) : strip.isPending ? (
        <div className={classes.waiting}>
          <Loader size="sm" aria-label={t('checkTools.strip.loading')} />
        </div>
      ) : isGone ? (
        <Notice role="status" title={t('checkTools.strip.none', { street })} next={t('checkTools.strip.noneNext')} />
      ) : (
        <Failed title={t('checkTools.strip.failed')} error={strip.error} retry={() => void strip.refetch()} />
      )}
    </section>
  );
}
