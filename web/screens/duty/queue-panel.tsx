import { Anchor, Button } from '@mantine/core';
import type { RefObject } from 'react';
import type { Feature } from '#domain/feature.ts';
import { casesSearch, type CasesParams } from '../../cases/api.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FoundAnnouncement } from '../explore/found-announcement.tsx';
import type { QueueAsked } from './address.ts';
import { deskKeys, keyWords } from './act-keys.ts';
import { QueueFilters } from './queue-filters.tsx';
import { QueueList } from './queue-list.tsx';
import { mostAtOnce, type Choosing } from './use-choosing.ts';
import { ViewList } from './view-list.tsx';
import classes from './duty.module.css';

interface QueuePanelProps {
  readonly asked: QueueAsked;
  readonly params: CasesParams;
  readonly total: number;
  /** Not all cases were searched for the words. */
  readonly isBounded: boolean;
  readonly openNumber: string | undefined;
  readonly choosing: Choosing;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onAsk: (patch: Partial<QueueAsked>, step?: 'push' | 'replace') => void;
  readonly onOpen: (one: Feature) => void;
  readonly onHover: (one: Feature | null) => void;
  /** Absent for whoever may not report. */
  readonly onReport: (() => void) | undefined;
}

/** The left of the desk: views, filters, the queue, and what can be done with all of it. */
export function QueuePanel(props: QueuePanelProps) {
  const { asked, params, total, choosing, onAsk } = props;
  const { t, language } = useWords();
  const narrowed =
    Object.keys(asked.filters).length > 0 || asked.words !== '' || (asked.since ?? asked.until) !== undefined;
  const widen = () => onAsk({ filters: {}, words: '', since: undefined, until: undefined } as Partial<QueueAsked>);
  const sheet = `/api/cases.xlsx?${casesSearch({ ...params, lang: language === 'en' ? 'en' : undefined })}`;
  return (
    <>
      <ViewList view={asked.view} onView={(view) => onAsk({ view })} />
      <QueueFilters asked={asked} onAsk={onAsk} field={props.field} />
      {props.isBounded && (
        <div className={classes.notice} role="status">
          {t('duty.bounded')}
        </div>
      )}
      <div className={classes.listPlace}>
        <QueueList
          ref={props.list}
          params={params}
          openNumber={props.openNumber}
          active={choosing.active}
          chosen={new Set(choosing.chosen.keys())}
          onPick={(one, place, choice) => {
            choosing.choose(one, place, choice);
            if (choice === 'one') props.onOpen(one);
          }}
          onHover={props.onHover}
          narrowed={narrowed}
          onWiden={widen}
        />
      </div>
      <div className={classes.listFoot}>
        <span>{t('duty.list.count', { figures: formatNumber(total, language) })}</span>
        {total > 0 && (
          <Anchor component="button" type="button" size="xs" onClick={() => void choosing.chooseAll()}>
            {t(total > mostAtOnce ? 'duty.list.chooseFirst' : 'duty.list.chooseAll', { most: mostAtOnce })}
          </Anchor>
        )}
        {total > 0 && (
          <Anchor size="xs" href={sheet} download>
            {t('duty.list.sheet')}
          </Anchor>
        )}
        {props.onReport && (
          <Button size="compact-xs" ml="auto" onClick={props.onReport}>
            {t('duty.report', { key: keyWords(deskKeys.report).join('') })}
          </Button>
        )}
      </div>
      <FoundAnnouncement asked={JSON.stringify(asked)} found={total} />
    </>
  );
}
