import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { ZoneContent } from '#domain/zones/content.ts';
import type { TestGround } from '#domain/zones/whole-city/test-ground.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { testGroundQuery } from '../api.ts';
import { useDesk, type Draft } from '../desk.ts';
import { registersOf } from './zone-registers.ts';
import classes from './panels.module.css';

/** Names shown of one register; the rest are a number. */
const most = 50;

/** Posts, shifts, persons, liable parties and river sections of a zone as the registers hold them. */
export function RegisterLines(props: { readonly draft: Draft; readonly owner: Owner; readonly content: ZoneContent }) {
  const { draft, owner, content } = props;
  const { t, language } = useWords();
  const revision = useDesk((desk) => desk.revision);
  const ground = useQuery(testGroundQuery<TestGround>(draft.id));
  const found = useMemo(
    () => ground.data && registersOf(draft.coverage, owner, content, ground.data),
    // The coverage is changed in place: its revision tells.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [draft.coverage, revision, owner, content, ground.data],
  );
  if (ground.isError && !found) {
    return (
      <Text size="sm" role="alert">
        {t('zonePanels.registersFailed')}{' '}
        <Anchor component="button" type="button" size="sm" onClick={() => void ground.refetch()}>
          {t('retry')}
        </Anchor>
      </Text>
    );
  }
  if (!found) {
    return (
      <Text size="sm" c="dimmed" aria-busy="true">
        {t('list.loadingRow')}
      </Text>
    );
  }
  const { posts, shifts, assignments, parties, signed, rivers } = found;
  const figures = (value: number) => formatNumber(value, language);
  const isRiver = draft.version.responsibilityKind === 'river';
  const unsigned = parties.filter((party) => !signed.includes(party));
  return (
    <div>
      <Line
        title={t('zonePanels.posts')}
        figure={figures(posts.length)}
        isFaulty={posts.length === 0}
        names={posts.map(({ number, name, persons }) =>
          t('zonePanels.postLine', { number, name, count: persons, figures: figures(persons) }),
        )}
      />
      <Line
        title={t('zonePanels.shifts')}
        figure={figures(shifts.length)}
        names={shifts.map(({ name, startsAt, endsAt }) => `${name} ${startsAt}–${endsAt}`)}
      />
      <Line
        title={t('zonePanels.persons')}
        figure={figures(assignments.length)}
        isFaulty={posts.length > 0 && assignments.length === 0}
        names={assignments.map(({ person, shift, post }) => t('zonePanels.personLine', { person, shift, post }))}
      />
      <Line
        title={t('zonePanels.letterRate')}
        figure={
          parties.length === 0
            ? t('missing')
            : t('zonePanels.rate', {
                signed: figures(signed.length),
                all: figures(parties.length),
                percent: formatNumber((signed.length / parties.length) * 100, language, 1),
              })
        }
        isFaulty={unsigned.length > 0}
        names={unsigned.map(({ number, name }) => t('zonePanels.unsignedLine', { number, name }))}
      />
      {isRiver && (
        <Line
          title={t('zonePanels.rivers')}
          figure={figures(rivers.length)}
          names={rivers.map(({ number, name, officer }) =>
            t('zonePanels.riverLine', { number, name, officer: officer ?? t('missing') }),
          )}
        />
      )}
      <Text size="xs" c="dimmed">
        {t('zonePanels.asOfDay', { day: ground.data!.day })}
      </Text>
    </div>
  );
}

interface LineProps {
  readonly title: string;
  readonly figure: ReactNode;
  readonly isFaulty?: boolean;
  readonly names: readonly string[];
}

function Line({ title, figure, isFaulty = false, names }: LineProps) {
  const { t, language } = useWords();
  const head = (
    <>
      <span className={classes.lineTitle}>{title}</span>
      <span className={isFaulty ? classes.warn : undefined}>
        {figure}
        {isFaulty && <span aria-hidden="true"> {t('zonePanels.faultMark')}</span>}
      </span>
    </>
  );
  if (names.length === 0) return <div className={classes.line}>{head}</div>;
  return (
    <details>
      <summary className={classes.line}>{head}</summary>
      <ul className={classes.names}>
        {names.slice(0, most).map((name, place) => (
          <li key={`${place} ${name}`}>{name}</li>
        ))}
        {names.length > most && (
          <li>
            {t('zonePanels.andMore', {
              count: names.length - most,
              figures: formatNumber(names.length - most, language),
            })}
          </li>
        )}
      </ul>
    </details>
  );
}
