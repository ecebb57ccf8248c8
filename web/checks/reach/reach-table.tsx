import { Table } from '@mantine/core';
import { reachWays, type ReachWay } from '#domain/checks/reach/kind.ts';
import type { ReachShown } from '#domain/checks/reach/shown.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { outOfReach, reachThings } from './reach-figures.ts';
import { useAmounts } from './use-amounts.ts';
import classes from './reach.module.css';

/** Walking and straight beside each other: how much is out of reach, and what share is in it. */
export function ReachTable({ shown }: { readonly shown: ReachShown }) {
  const { t, say, language } = useWords();
  const amount = useAmounts();
  const ways = Object.keys(reachWays) as ReachWay[];
  return (
    <Table className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('checkTools.reach.outOf', { metres: formatNumber(shown.metres, language) })}</Table.Th>
          {ways.map((way) => (
            <Table.Th key={way} data-binding={way === shown.by || undefined}>
              {say(reachWays[way])}
              {way === shown.by && t('inBrackets', { words: t('checkTools.strip.binds') })}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {reachThings.map((thing) => (
          <Table.Tr key={thing}>
            <Table.Th scope="row">{t(`checkTools.reach.things.${thing}`)}</Table.Th>
            {ways.map((way) => {
              const { out, percent } = outOfReach(shown, thing, way);
              return (
                <Table.Td key={way} data-binding={way === shown.by || undefined}>
                  {percent === null
                    ? t('missing')
                    : t('checkTools.reach.outSaid', {
                        out: amount(thing, out),
                        percent: formatNumber(floored(percent), language, 1),
                      })}
                </Table.Td>
              );
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Never all of it while something is out. */
const floored = (percent: number) => (percent < 100 ? Math.min(percent, 99.9) : percent);
