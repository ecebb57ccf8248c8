import { Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/use-words.ts';
import { Failed } from '../ui/failed.tsx';
import { Notice } from '../ui/notice.tsx';
import { crewsQuery } from './api.ts';
import { crewWords, memberWords } from './words.ts';
import classes from './positions.module.css';

/** The crews of a unit in words: shift, load, and where each member is, with age and accuracy. @param unit absent = all one may see */
export function CrewList({ unit, openCrew, onCrew }: CrewListProps) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(crewsQuery);
  if (!data) {
    return error ? (
      <Failed title={t('positions.failed')} error={error} retry={() => void refetch()} />
    ) : (
      <Loader m="auto" />
    );
  }
  const crews = data.crews.filter(({ crew }) => unit === undefined || crew.unit === unit);
  if (crews.length === 0) return <Notice role="status" title={t('positions.none')} />;
  return (
    <section className={classes.list} aria-label={t('positions.layer')}>
      <Text size="xs" c="dimmed">
        {t('positions.layerHint')}
      </Text>
      <ul className={classes.crews}>
        {crews.map((crew) => (
          <li key={crew.crew.id}>
            <button
              type="button"
              className={classes.crew}
              aria-pressed={openCrew === crew.crew.name}
              onClick={() => onCrew(openCrew === crew.crew.name ? undefined : crew.crew.name)}
            >
              <strong>{crew.crew.name}</strong>
              <span>{crewWords(crew, t).join(' · ')}</span>
            </button>
            <ul className={classes.members}>
              {crew.members.map((member) => (
                <li key={member.id} data-known={member.on && member.whereabouts.state === 'known'}>
                  <span>{member.name}</span> <span>{memberWords(member, t)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CrewListProps {
  readonly unit?: string;
  readonly openCrew: string | undefined;
  readonly onCrew: (crew: string | undefined) => void;
}
