import { Text } from '@mantine/core';
import { useEffect, useRef, type ReactNode, type Ref } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { CellMark } from '../map/cell-signs.ts';
import type { Theme } from '../state/view.ts';
import { CellSign, useMarkWords } from './cell-mark.tsx';
import classes from './hotspots.module.css';
import type { Spot } from './layer.ts';

/** A row of any of the lists: an area, a place where the same comes again, a weak place, a market. */
export interface AreaRow extends Spot {
  readonly place: string;
  readonly mark?: CellMark;
  /** Short ones, side by side. */
  readonly facts: readonly string[];
  /** A sentence. */
  readonly why?: string;
  /** The cell that it opens. */
  readonly cell?: string;
  /** The address that lists its cases, and how it is called. */
  readonly cases?: string;
}

interface AreaListProps {
  readonly label: string;
  readonly rows: readonly AreaRow[];
  /** Place in the list where the keyboard stands. */
  readonly active: number;
  /** Key of the row that is open. */
  readonly opened: string | undefined;
  readonly theme: Theme;
  readonly list: Ref<HTMLDivElement>;
  readonly onPick: (row: AreaRow, place: number) => void;
  readonly casesLink: (row: AreaRow) => ReactNode;
}

/** A list with places in words, numbered as the map numbers them. */
export function AreaList(props: AreaListProps) {
  const { label, rows, active, opened, theme, list, onPick, casesLink } = props;
  const { t } = useWords();
  const words = useMarkWords();
  const current = useRef<HTMLDivElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  const activeKey = rows[active]?.key;
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      {...(activeKey !== undefined && { 'aria-activedescendant': `area-${activeKey}` })}
      className={classes.list}
    >
      {rows.map((row, place) => (
        <div
          key={row.key}
          id={`area-${row.key}`}
          ref={place === active ? current : undefined}
          role="option"
          aria-selected={row.key === opened}
          data-area={row.key}
          data-active={place === active || undefined}
          data-open={row.key === opened || undefined}
          className={classes.row}
          onClick={() => onPick(row, place)}
        >
          <span className={classes.rank} aria-hidden>
            {place + 1}
          </span>
          <div className={classes.rowWords}>
            <Text fw={600} size="sm">
              {row.place || t('hotspots.noPlace')}
            </Text>
            <div className={classes.facts}>
              {row.mark !== undefined && row.mark !== 'faint' && (
                <span className={classes.mark}>
                  <CellSign mark={row.mark} theme={theme} />
                  {words(row.mark)}
                </span>
              )}
              {row.facts.map((fact) => (
                <span key={fact}>{fact}</span>
              ))}
              {casesLink(row)}
            </div>
            {row.why !== undefined && (
              <Text size="xs" c="dimmed">
                {row.why}
              </Text>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}
