import { Button, Group, Loader, SegmentedControl, Text, Title } from '@mantine/core';
import IconArrowsExchange from '@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Comparison } from '#domain/zones/compare/comparison.ts';
import { formatArea, formatLength } from '../../i18n/measures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { compareQuery, schemeVersionsQuery } from '../api.ts';
import { useDesk } from '../desk.ts';
import { useDeskAddress } from './address.ts';
import { comparedGround } from './compared-ground.ts';
import { ComparedList } from './compared-list.tsx';
import classes from './versions.module.css';

/** What is listed of a comparison. */
export const comparedParts = ['zones', 'pieces', 'roads', 'places', 'cases'] as const;
export type ComparedPart = (typeof comparedParts)[number];

/** What changes hands from an earlier version (named by the address) to the one that is open, on the map and in lists. */
export function ComparePanel() {
  const { t, language } = useWords();
  const address = useDeskAddress();
  const client = useQueryClient();
  const earlier = address.compared;
  const open = useDesk((desk) => desk.draft);
  const setOverlay = useDesk((desk) => desk.setOverlay);
  const records = useQuery(schemeVersionsQuery);
  const [part, setPart] = useState<ComparedPart>('zones');
  const answer = useQuery({
    ...compareQuery<Comparison>(earlier ?? '', open?.id ?? ''),
    enabled: earlier !== undefined && open !== undefined,
  });
  const found = answer.data;

  // A draft goes on being edited: what the server has taken since is compared again.
  const number = open?.number;
  const compared = useRef(number);
  useEffect(() => {
    if (compared.current !== undefined && compared.current !== number) {
      void client.invalidateQueries({ queryKey: ['zones', 'compare', earlier] });
    }
    compared.current = number;
  }, [number, earlier, client]);
  useEffect(() => {
    setOverlay('compare', found && { features: comparedGround(found), tone: 'accent' });
    return () => setOverlay('compare', undefined);
  }, [found, setOverlay]);

  if (earlier === undefined || open === undefined) return null;
  const before = records.data?.find(({ id }) => id === earlier)?.content;
  const count = (of: ComparedPart) => formatNumber(found?.[of].length ?? 0, language);
  return (
    <section className={classes.panel} aria-label={t('schemes.comparison')}>
      <header className={classes.panelHead}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Title order={2} size="1rem">
              {t('schemes.comparedTitle', { from: before?.number ?? t('missing'), to: open.version.number })}
            </Title>
            <Text size="xs" c="dimmed">
              {t('schemes.comparedHint', { from: before?.title ?? t('missing'), to: open.version.title })}
            </Text>
          </div>
          <Group gap={0} wrap="nowrap">
            <ToolButton label={t('schemes.swap')} onClick={() => address.compare(open.id, earlier)}>
              <IconArrowsExchange size="1.125rem" />
            </ToolButton>
            <ToolButton label={t('close')} onClick={() => address.compareWith(undefined)}>
              <IconX size="1.125rem" />
            </ToolButton>
          </Group>
        </Group>
      </header>
      <div className={classes.panelBody}>
        {answer.isError && found === undefined ? (
          <Failed title={t('schemes.compareFailed')} error={answer.error} retry={() => void answer.refetch()} />
        ) : found === undefined ? (
          <Group p="md" gap="xs">
            <Loader size="sm" aria-label={t('schemes.comparing')} />
            <Text size="sm">{t('schemes.comparing')}</Text>
          </Group>
        ) : found.zones.length === 0 && found.pieces.length === 0 ? (
          <Notice role="status" title={t('schemes.same')} />
        ) : (
          <>
            <dl className={classes.totals}>
              <Total words={t('schemes.totals.zones')}>{count('zones')}</Total>
              <Total words={t('schemes.totals.area')}>
                {formatArea(found.pieces.reduce((sum, { area }) => sum + area, 0))}
              </Total>
              <Total words={t('schemes.totals.roads')}>
                {formatLength(found.roads.reduce((sum, { metres }) => sum + metres, 0))}
              </Total>
              <Total words={t('schemes.totals.places')}>{count('places')}</Total>
              <Total words={t('schemes.totals.cases')}>{count('cases')}</Total>
            </dl>
            <SegmentedControl
              fullWidth
              size="xs"
              my="xs"
              aria-label={t('schemes.comparison')}
              value={part}
              onChange={(next) => setPart(next as ComparedPart)}
              data={comparedParts.map((value) => ({ value, label: t(`schemes.parts.${value}`) }))}
            />
            <ComparedList key={part} part={part} found={found} />
          </>
        )}
      </div>
      <footer className={classes.panelFoot}>
        <Button size="compact-sm" variant="default" onClick={() => address.compareWith(undefined)}>
          {t('schemes.endComparison')}
        </Button>
      </footer>
    </section>
  );
}

function Total({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>{children}</dd>
    </div>
  );
}
