import { Checkbox, CloseButton, Table } from '@mantine/core';
import type { WorkList } from '#domain/checks/work-lists.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { State } from '../../map/state-signs.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useView } from '../../state/router.tsx';
import { InnerLink } from '../../ui/inner-link.tsx';
import { StateShape } from '../../ui/state-shape.tsx';
import { findingAddress } from '../address.ts';
import type { ShownFinding } from '../api.ts';
import { stateOfItem, type ItemState } from './progress.ts';
import { rowsOfList } from './sheet/sheet-rows.ts';
import classes from './lists.module.css';

interface ItemTableProps {
  readonly list: WorkList;
  /** The findings on the lists, by id. */
  readonly findings: ReadonlyMap<string, ShownFinding>;
  /** Absent for those who may not. */
  readonly onTick?: (finding: string, isDone: boolean) => void;
  readonly onRemove?: (finding: string) => void;
  readonly isBusy: boolean;
}

const signs: Readonly<Record<ItemState, State>> = {
  mended: 'ok',
  said: 'soon',
  open: 'overdue',
  merged: 'ended',
  unknown: 'none',
};

/** What is on a work list, numbered as it is printed. */
export function ItemTable({ list, findings, onTick, onRemove, isBusy }: ItemTableProps) {
  const { t, language } = useWords();
  const { theme } = usePreferences(useView().view);
  const items = new Map(list.items.map((item) => [item.finding, item]));
  return (
    <div className={classes.wide}>
      <Table verticalSpacing={6} className={classes.items}>
        <Table.Thead>
          <Table.Tr>
            {(['number', 'place', 'wrong', 'remedy', 'state', 'done'] as const).map((column) => (
              <Table.Th key={column}>{t(`treating.items.${column}`)}</Table.Th>
            ))}
            {onRemove && <Table.Th aria-label={t('treating.items.acts')} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rowsOfList(list, findings, language).map(({ id, number, place, wrong, remedy }) => {
            const item = items.get(id)!;
            const state = stateOfItem(item, findings.get(id));
            return (
              <Table.Tr key={id} data-finding={id} data-state={state}>
                <Table.Td>{number}</Table.Td>
                <Table.Td>
                  <InnerLink to={findingAddress({ id, rule: item.rule })}>{place}</InnerLink>
                </Table.Td>
                <Table.Td>{wrong}</Table.Td>
                <Table.Td>{remedy}</Table.Td>
                <Table.Td>
                  <span className={classes.state}>
                    <StateShape state={signs[state]} theme={theme} />
                    {t(`treating.states.${state}`)}
                  </span>
                </Table.Td>
                <Table.Td>
                  <Checkbox
                    size="xs"
                    aria-label={t('treating.items.tick', { number })}
                    label={item.doneOn ?? ''}
                    checked={item.doneOn !== undefined}
                    disabled={onTick === undefined || isBusy}
                    onChange={(event) => onTick?.(id, event.currentTarget.checked)}
                  />
                </Table.Td>
                {onRemove && (
                  <Table.Td>
                    <CloseButton
                      size="sm"
                      disabled={isBusy}
                      aria-label={t('treating.items.remove', { number })}
                      onClick={() => onRemove(id)}
                    />
                  </Table.Td>
                )}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
