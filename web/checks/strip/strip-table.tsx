import { Button, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Interval } from '#domain/checks/spacing/stretch.ts';
import type { StripThing } from '#domain/checks/spacing/strip.ts';
import { useWords } from '../../i18n/use-words.ts';
import { wordsOn } from './on-line.ts';
import { allowedOn, type PlanAct } from './plan.ts';
import { forbiddenWords, metresWords, thingWords } from './strip-words.ts';
import type { PlannedLine } from './use-plan.ts';
import classes from './strip.module.css';

interface StripTableProps {
  readonly street: string;
  readonly of: PlannedLine;
  readonly dispatch: (act: PlanAct) => void;
  readonly onStretch: (stretch: Interval) => void;
  readonly onThing: (thing: StripThing) => void;
  readonly onRepair: (thing: StripThing) => void;
}

interface Row {
  readonly key: string;
  readonly at: number;
  readonly what: string;
  readonly acts: ReactNode;
  readonly fails?: boolean;
}

/** The same line as a table, from its start to its end: for who does not point, and for screen readers. */
export function StripTable({ street, of, dispatch, onStretch, onThing, onRepair }: StripTableProps) {
  const speech = useWords();
  const { t } = speech;
  const { line, planned, result } = of;
  const act = (words: string, run: () => void) => (
    <Button key={words} size="compact-xs" variant="subtle" onClick={run}>
      {words}
    </Button>
  );
  const gaps = result.gaps.filter(({ complies }) => !complies);
  const rows: Row[] = [
    ...line.things.map((thing): Row => ({
      key: `thing ${thing.collection} ${thing.id}`,
      at: thing.at,
      what: thingWords(thing, speech),
      acts: [
        act(t('checkTools.strip.onMap'), () => onThing(thing)),
        thing.why === 'state' &&
          act(t(thing.counts ? 'checkTools.strip.unrepair' : 'checkTools.strip.repairShort'), () => onRepair(thing)),
      ],
    })),
    ...planned.map(({ id, at, proposed }): Row => ({
      key: `planned ${id}`,
      at,
      what: t(proposed === undefined ? 'checkTools.strip.addedHere' : 'checkTools.strip.proposedHere'),
      acts: [
        act(t('checkTools.strip.back'), () => dispatch({ act: 'nudge', line: line.key, id, by: -10 })),
        act(t('checkTools.strip.forth'), () => dispatch({ act: 'nudge', line: line.key, id, by: 10 })),
        act(t('checkTools.strip.remove'), () => dispatch({ act: 'remove', line: line.key, id })),
      ],
    })),
    ...gaps.map((gap): Row => {
      const middle = (gap.from + gap.to) / 2;
      const metres = metresWords(gap.length, line.limit, speech);
      return {
        key: `gap ${gap.from}`,
        at: gap.from,
        fails: true,
        what: gap.bare
          ? t('checkTools.strip.bare', { metres })
          : t('checkTools.strip.gapFails', { metres, limit: line.limit }),
        acts: [
          act(t('checkTools.strip.onMap'), () => onStretch(gap)),
          allowedOn(line, middle) === undefined
            ? null
            : act(t('checkTools.strip.addMiddle'), () => dispatch({ act: 'add', line: line.key, at: middle })),
        ],
      };
    }),
    ...line.forbidden.map((one, i): Row => ({
      key: `forbidden ${i}`,
      at: one.from,
      what: forbiddenWords(one, speech),
      acts: act(t('checkTools.strip.onMap'), () => onStretch(one)),
    })),
  ].sort((a, b) => a.at - b.at);
  return (
    <Table className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('checkTools.strip.place')}</Table.Th>
          <Table.Th>{t('checkTools.strip.what')}</Table.Th>
          <Table.Th>{t('checkTools.strip.acts')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ key, at, what, acts, fails }) => (
          <Table.Tr key={key} data-fails={fails}>
            <Table.Td>{wordsOn(street, line, at)}</Table.Td>
            <Table.Td>{what}</Table.Td>
            <Table.Td>{acts}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
