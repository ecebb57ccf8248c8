import { Button, Checkbox, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ok } from '#domain/result.ts';
import { sliverWidth, type ZoneFault } from '#domain/zones/faults/faults-of.ts';
import { chosenBy, type MendRule } from '#domain/zones/faults/mend-all.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useDesk } from '../desk.ts';
import { faultGroupNames, faultGroups, type FaultGroup } from './fault-list.ts';
import { follower } from './reckoner.ts';
import classes from './panels.module.css';

/** Mends all faults up to a width or an area at once: how many is said before, one undo step after. */
export function MendAllForm({ faults }: { readonly faults: readonly ZoneFault[] }) {
  const { t, language } = useWords();
  const [groups, setGroups] = useState<readonly FaultGroup[]>(faultGroupNames);
  const [width, setWidth] = useState<number | undefined>(sliverWidth);
  const [area, setArea] = useState<number | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const rule: MendRule = {
    kinds: groups.flatMap((group) => [...faultGroups[group]]),
    ...(width === undefined ? {} : { width }),
    ...(area === undefined ? {} : { squareMetres: area }),
  };
  const count = chosenBy(rule, faults).length;
  const figures = (value: number) => formatNumber(value, language);
  const run = async () => {
    setBusy(true);
    const mended = await follower.mend(rule);
    setBusy(false);
    if (!mended) return setSaid(t('zonePanels.mendFailed'));
    if (!mended.ok) return setSaid(t(`zonePanels.mendRefused.${mended.error.reason}`));
    const { delta, mended: done, left } = mended.value;
    if (!useDesk.getState().perform({ kind: 'mend', zones: [] }, () => ok(delta))) return setSaid('');
    setSaid(
      left.length === 0
        ? t('zonePanels.mendedAll', { count: done, figures: figures(done) })
        : t('zonePanels.mendedSome', { figures: figures(done), left: figures(left.length) }),
    );
  };
  return (
    <details>
      <summary className={classes.line}>
        <span className={classes.lineTitle}>{t('zonePanels.mendTogether')}</span>
      </summary>
      <Stack gap="xs" pt={4}>
        <Group gap="sm">
          {faultGroupNames.map((group) => (
            <Checkbox
              key={group}
              size="xs"
              label={t(`zonePanels.faultGroupNames.${group}`)}
              checked={groups.includes(group)}
              onChange={(event) =>
                setGroups(
                  faultGroupNames.filter((one) => (one === group ? event.currentTarget.checked : groups.includes(one))),
                )
              }
            />
          ))}
        </Group>
        <Group gap="xs" grow>
          <Limit label={t('zonePanels.upToWidth')} unit="m" value={width} onChange={setWidth} />
          <Limit label={t('zonePanels.upToArea')} unit="m²" value={area} onChange={setArea} />
        </Group>
        <Text size="xs" c="dimmed">
          {t('zonePanels.mendHint')}
        </Text>
        <Button size="xs" variant="default" loading={isBusy} disabled={count === 0} onClick={() => void run()}>
          {t('zonePanels.mendCount', { count, figures: figures(count) })}
        </Button>
        <Text size="xs" role="status">
          {said}
        </Text>
      </Stack>
    </details>
  );
}

interface LimitProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

function Limit({ label, unit, value, onChange }: LimitProps) {
  return (
    <NumberInput
      size="xs"
      label={label}
      value={value ?? ''}
      min={0}
      hideControls
      rightSection={<Text size="xs">{unit}</Text>}
      rightSectionWidth="2.25rem"
      onChange={(next) => onChange(typeof next === 'number' && next >= 0 ? next : undefined)}
    />
  );
}
