import { Button, Text, UnstyledButton } from '@mantine/core';
import { handoverStates } from '#domain/handovers/handover.ts';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import type { HandoverEntry, Names } from './api.ts';
import { nameOf } from './people-words.ts';
import classes from './handovers.module.css';

interface HandoverListProps {
  readonly entries: readonly HandoverEntry[];
  readonly names: Names;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
  /** The way to earlier ones; absent where there are none. */
  readonly onMore?: (() => void) | undefined;
  readonly isFetching: boolean;
}

/** The handovers that there were, the newest first. */
export function HandoverList({ entries, names, openId, onOpen, onMore, isFetching }: HandoverListProps) {
  const { t, say } = useWords();
  return (
    <nav className={classes.earlier} aria-label={t('handovers.earlier')}>
      <h2>{t('handovers.earlier')}</h2>
      {entries.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('handovers.noEarlier')}
        </Text>
      )}
      <ul>
        {entries.map(({ id, content }) => (
          <li key={id}>
            <UnstyledButton
              className={classes.entry}
              {...(id === openId ? { 'aria-current': true as const } : {})}
              onClick={() => onOpen(id)}
            >
              <strong>
                {id} {content.shift}
              </strong>
              <span className={classes.entryState} data-state={content.state}>
                {say(handoverStates[content.state])}
              </span>
              <small>
                {formatInstant(Date.parse(content.from))} – {formatInstant(Date.parse(content.to))}
              </small>
              {content.handedBy !== undefined && (
                <small>
                  {t(content.takenBy === undefined ? 'handovers.fromNobodyYet' : 'handovers.fromTo', {
                    over: nameOf(content.handedBy, names, t),
                    take: nameOf(content.takenBy, names, t),
                  })}
                </small>
              )}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {onMore && (
        <Button variant="default" size="xs" loading={isFetching} onClick={onMore}>
          {t('handovers.more')}
        </Button>
      )}
    </nav>
  );
}
