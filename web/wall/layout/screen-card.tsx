import { Text, UnstyledButton } from '@mantine/core';
import { screenStates } from '#domain/wall/screen-state.ts';
import type { Screen } from '#domain/wall/screen.ts';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { PageRecord } from '../../state/records.ts';
import type { AliveScreen } from '../api.ts';
import classes from './layout.module.css';

/** What a dragged screen is carried as. */
export const dragType = 'text/x-shirong-screen';

interface ScreenCardProps {
  readonly screen: PageRecord<Screen>;
  /** undefined: not known yet. */
  readonly alive: AliveScreen | undefined;
  readonly nameOf: (scene: string) => string;
  /** Absent for whoever does not keep walls. */
  readonly onOpen?: (id: string) => void;
}

/** One screen: its name, how it stands and since when, what it shows, of when its picture is. */
export function ScreenCard({ screen, alive, nameOf, onOpen }: ScreenCardProps) {
  const { t, say } = useWords();
  const { name } = screen.content;
  const instant = (iso: string) => formatInstant(Date.parse(iso));
  return (
    <div
      className={classes.screen}
      draggable={onOpen !== undefined}
      data-testid={`screen-${screen.id}`}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, screen.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      {onOpen ? (
        <UnstyledButton fw={600} onClick={() => onOpen(screen.id)}>
          {name}
        </UnstyledButton>
      ) : (
        <Text fw={600}>{name}</Text>
      )}
      {alive && (
        <>
          <span className={classes.state} data-state={alive.state}>
            {say(screenStates[alive.state])}
          </span>
          {alive.ended && <Text size="xs">{t(`wallDesk.screens.ended.${alive.ended}`)}</Text>}
          {alive.state !== 'live' && (
            <Text size="xs" c="dimmed">
              {alive.at ? t('wallDesk.screens.heard', { time: instant(alive.at) }) : t('wallDesk.screens.neverHeard')}
            </Text>
          )}
          {alive.scene !== undefined && <Text size="xs">{nameOf(alive.scene)}</Text>}
          {alive.asOf && (
            <Text size="xs" c="dimmed">
              {t('wallDesk.screens.asOf', { time: instant(alive.asOf) })}
            </Text>
          )}
          {alive.errors !== undefined && alive.errors > 0 && (
            <Text size="xs">{t('wallDesk.screens.errors', { count: alive.errors })}</Text>
          )}
        </>
      )}
    </div>
  );
}
