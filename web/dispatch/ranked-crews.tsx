import { Radio, Text } from '@mantine/core';
import type { RankedCrew } from '#domain/dispatch/rank-crews.ts';
import { useWords } from '../i18n/use-words.ts';
import { formatClock } from '../i18n/times.ts';
import { cautionWords, spanOf, whyNotWords } from './words.ts';
import classes from './dispatch.module.css';

interface RankedCrewsProps {
  readonly crews: readonly RankedCrew[];
  /** Name of the chosen crew. */
  readonly value: string | undefined;
  /** The crew of the plan; its row says so. */
  readonly planned?: string | undefined;
  readonly onChange: (crew: string) => void;
}

/** The crews that a case might go to, the best first, each with what speaks for it; then why not the others. */
export function RankedCrews({ crews, value, planned, onChange }: RankedCrewsProps) {
  const { t } = useWords();
  if (crews.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('dispatch.noCrews')}
      </Text>
    );
  }
  return (
    <Radio.Group value={value ?? ''} onChange={onChange} aria-label={t('dispatch.rank')}>
      <ul className={classes.ranked}>
        {crews.map((one) => (
          <li key={one.crew} data-fits={one.fits} data-crew={one.crew}>
            <Radio
              value={one.crew}
              size="xs"
              label={one.crew}
              description={<Facts of={one} isPlanned={one.crew === planned} />}
            />
          </li>
        ))}
      </ul>
    </Radio.Group>
  );
}

function Facts({ of, isPlanned }: { readonly of: RankedCrew; readonly isPlanned: boolean }) {
  const { t } = useWords();
  const { travel, arriveAt, isHome, load, members, licensed, whyNot, cautions, unit } = of;
  const facts = [
    isPlanned ? t('dispatch.facts.planned') : undefined,
    travel === undefined ? undefined : t('dispatch.facts.travel', { span: spanOf(travel, t) }),
    arriveAt === undefined ? undefined : t('dispatch.facts.arrive', { at: formatClock(arriveAt * 1000) }),
    t('dispatch.facts.load', { count: load.tasks }),
    isHome ? t('dispatch.facts.home') : undefined,
    t('dispatch.facts.members', { members, licensed }),
  ].filter((fact) => fact !== undefined);
  return (
    <>
      <span>{facts.join(t('listSeparator'))}</span>
      {cautions.map((one) => (
        <span key={one} className={classes.caution}>
          {one === 'other-unit' ? t('dispatch.caution.of', { unit }) : cautionWords(one, t)}
        </span>
      ))}
      {whyNot.map((one) => (
        <span key={one.why} className={classes.against}>
          {whyNotWords(one, t)}
        </span>
      ))}
    </>
  );
}
