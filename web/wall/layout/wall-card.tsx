import { Badge, Button, Select, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Screen } from '#domain/wall/screen.ts';
import type { Wall } from '#domain/wall/wall.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { PageRecord } from '../../state/records.ts';
import { InnerLink } from '../../ui/inner-link.tsx';
import type { AliveScreen } from '../api.ts';
import { screenAt, slotOf, type WallSlot } from './hang.ts';
import { dragType, ScreenCard } from './screen-card.tsx';
import { slotsOf } from './slots.ts';
import classes from './layout.module.css';

interface WallCardProps {
  readonly wall: PageRecord<Wall>;
  readonly screens: ReadonlyArray<PageRecord<Screen>>;
  readonly alive: ReadonlyMap<string, AliveScreen>;
  readonly nameOf: (scene: string) => string;
  /** Absent for whoever does not keep walls. */
  readonly keep?: {
    readonly openWall: (id: string) => void;
    readonly openScreen: (id: string) => void;
    readonly hang: (screen: PageRecord<Screen>, to: WallSlot) => void;
  };
  /** What is pushed to it, and the way to push. */
  readonly children?: ReactNode;
}

/** One wall with its places: drag a screen onto a place, or choose one there. */
export function WallCard({ wall, screens, alive, nameOf, keep, children }: WallCardProps) {
  const { t } = useWords();
  const { name, columns, rows, mode, pinned, headline } = wall.content;
  return (
    <section className={classes.wall} aria-label={name}>
      <div className={classes.head}>
        <Title order={3} size="1rem">
          {name}
        </Title>
        <Text size="sm" c="dimmed">
          {t('wallDesk.walls.size', { columns, rows })} · {t(`wallDesk.walls.modes.${mode}`)}
        </Text>
        {pinned !== undefined && (
          <Badge variant="outline" radius="sm" tt="none">
            {t('wallDesk.walls.pinnedTo', { name: nameOf(pinned) })}
          </Badge>
        )}
        {headline !== undefined && <Text size="sm">{headline}</Text>}
        <div className={classes.spacer} />
        <InnerLink size="sm" to={`/wall?wall=${encodeURIComponent(wall.id)}&column=0&row=0`}>
          {t('wallDesk.walls.look')}
        </InnerLink>
        {keep && (
          <Button size="xs" variant="default" onClick={() => keep.openWall(wall.id)}>
            {t('wallDesk.walls.edit')}
          </Button>
        )}
      </div>
      <div className={classes.slots} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {slotsOf(wall.content).map((at) => (
          <Place
            key={`${at.column}/${at.row}`}
            slot={{ ...at, wall: wall.id }}
            {...{ screens, alive, nameOf }}
            {...(keep && { keep })}
          />
        ))}
      </div>
      {children}
    </section>
  );
}

type PlaceProps = Omit<WallCardProps, 'wall' | 'children'> & { readonly slot: WallSlot };

function Place({ slot, screens, alive, nameOf, keep }: PlaceProps) {
  const { t } = useWords();
  const [isOver, setOver] = useState(false);
  const there = screenAt(screens, slot);
  const free = screens.filter(({ content }) => slotOf(content) === undefined);
  const words = t('wall.list.slot', { row: slot.row + 1, column: slot.column + 1 });
  return (
    <div
      className={classes.slot}
      role="group"
      aria-label={words}
      data-taken={there !== undefined || undefined}
      data-over={isOver || undefined}
      {...(keep && {
        onDragOver: (event) => {
          if (!event.dataTransfer.types.includes(dragType)) return;
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: (event) => {
          event.preventDefault();
          setOver(false);
          const dropped = screens.find(({ id }) => id === event.dataTransfer.getData(dragType));
          if (dropped) keep.hang(dropped, slot);
        },
      })}
    >
      <Text size="xs" c="dimmed">
        {words}
      </Text>
      {there ? (
        <ScreenCard
          screen={there}
          alive={alive.get(there.id)}
          nameOf={nameOf}
          {...(keep && { onOpen: keep.openScreen })}
        />
      ) : keep && free.length > 0 ? (
        <Select
          size="xs"
          aria-label={t('wallDesk.screens.hangHere')}
          placeholder={t('wallDesk.screens.hangHere')}
          data={free.map(({ id, content }) => ({ value: id, label: content.name }))}
          value={null}
          onChange={(id) => {
            const chosen = free.find((screen) => screen.id === id);
            if (chosen) keep.hang(chosen, slot);
          }}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {t('wallDesk.screens.empty')}
        </Text>
      )}
    </div>
  );
}
