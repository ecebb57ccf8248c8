import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import { caseStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { Feature } from '#domain/feature.ts';
import { Button, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { arrivalQuery, casesQuery, type LonLat } from '../api.ts';
import { classNameOf } from '../class-name-of.ts';
import { placeOfCase } from '../place-of-case.ts';
import { useClasses } from '../use-classes.ts';
import { Section } from './section.tsx';
import classes from './card.module.css';

interface CardNearProps {
  readonly feature: Feature;
  readonly mayMerge: boolean;
  readonly onAct: (act: CaseAct, cases: readonly Feature[], preset: ActInput) => void;
  readonly onOpenCase: (ref: string) => void;
}

/** So many neighbours are named. */
const most = 5;

/** Likely duplicates, each merged with one click and a confirmation, and the other open cases around. */
export function CardNear({ feature, mayMerge, onAct, onOpenCase }: CardNearProps) {
  const { t, say, language } = useWords();
  const { of } = useClasses();
  const { properties } = feature;
  const place = placeOfCase(feature);
  const arrival = useQuery({
    ...arrivalQuery(
      place,
      { kind: String(properties['classKind']), code: String(properties['classCode']) },
      String(properties['reportedAt']),
    ),
    enabled: mayMerge,
  });
  const around = useQuery(
    casesQuery({ view: 'all', open: 'true', bbox: boxAround(place), sort: 'due', limit: most + 1 }),
  );
  const duplicates = (arrival.data?.duplicates ?? []).filter(({ id }) => id !== feature.id);
  const known = new Set([feature.id, ...duplicates.map(({ id }) => id)]);
  const neighbours = (around.data?.cases ?? []).filter(({ id }) => !known.has(id)).slice(0, most);
  if (duplicates.length === 0 && neighbours.length === 0) return null;
  return (
    <>
      {duplicates.length > 0 && (
        <Section title={t('cases.card.duplicates')}>
          <ul className={classes.list}>
            {duplicates.map(({ id, number, status, place: words, metres, reportedAt }) => (
              <li key={id} className={classes.item}>
                <div>
                  <UnstyledButton className={classes.link} onClick={() => onOpenCase(number)}>
                    {number}
                  </UnstyledButton>{' '}
                  {say(caseStatuses[status])}
                  <div className={classes.remark}>
                    {[words, t('cases.metres', { metres }), formatInstant(Date.parse(reportedAt))].join(
                      t('cases.separator'),
                    )}
                  </div>
                </div>
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => onAct('case.merge', [feature], { into: number })}
                >
                  {t('cases.card.mergeInto')}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {neighbours.length > 0 && (
        <Section title={t('cases.card.neighbours')}>
          <ul className={classes.list}>
            {neighbours.map(({ id, properties: near }) => (
              <li key={id} className={classes.item}>
                <div>
                  <UnstyledButton className={classes.link} onClick={() => onOpenCase(String(near['number']))}>
                    {String(near['number'])}
                  </UnstyledButton>{' '}
                  {[classNameOf(near, of(near), language), say(caseStatuses[near['status'] as CaseStatus])].join(
                    t('cases.separator'),
                  )}
                  <div className={classes.remark}>{String(near['place'] ?? '')}</div>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** About a hundred metres to each side. */
function boxAround({ lon, lat }: LonLat): string {
  const [dLon, dLat] = [0.00105, 0.0009];
  return [lon - dLon, lat - dLat, lon + dLon, lat + dLat].map((degrees) => degrees.toFixed(6)).join(',');
}
