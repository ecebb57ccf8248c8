import { caseActs, type CaseAct } from '#domain/cases/acts.ts';
import { caseStatuses } from '#domain/cases/status.ts';
import type { Feature } from '#domain/feature.ts';
import { Button, Stack, Table, Text, UnstyledButton } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import { useEffect, useRef } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { ActResult } from './api.ts';
import { courseFault } from './refusals.ts';
import classes from './cases.module.css';

interface ActsResultProps {
  readonly act: CaseAct;
  readonly cases: readonly Feature[];
  readonly results: readonly ActResult[];
  readonly onDone: () => void;
  readonly onOpen: ((ref: string) => void) | undefined;
}

/** What became of each of several cases: a line a case, those that were refused first. */
export function ActsResult({ act, cases, results, onDone, onOpen }: ActsResultProps) {
  const { t, say } = useWords();
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => done.current?.focus(), []);
  const numbers = new Map(cases.map(({ id, properties }) => [id, String(properties['number'])]));
  const refused = results.filter(({ problem }) => problem !== undefined);
  const ordered = [...refused, ...results.filter(({ problem }) => problem === undefined)];
  return (
    <Stack gap="sm">
      <Text role="status" fw={600}>
        {t(refused.length === 0 ? 'cases.several.allDone' : 'cases.several.someDone', {
          act: say(caseActs[act]),
          done: results.length - refused.length,
          refused: refused.length,
        })}
      </Text>
      <Table withTableBorder verticalSpacing={4} className={classes.results}>
        <Table.Tbody>
          {ordered.map(({ id, number = numbers.get(id) ?? '', status, problem }) => (
            <Table.Tr key={id} data-refused={problem !== undefined || undefined}>
              <Table.Td>
                {problem ? <IconAlertTriangle size="1rem" aria-hidden /> : <IconCheck size="1rem" aria-hidden />}
              </Table.Td>
              <Table.Td className={classes.number}>
                {onOpen ? <UnstyledButton onClick={() => onOpen(number)}>{number}</UnstyledButton> : number}
              </Table.Td>
              <Table.Td>
                {problem ? refusalWords(problem, t, say) : status !== undefined && say(caseStatuses[status])}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <div>
        <Button ref={done} onClick={onDone}>
          {t('cases.several.close')}
        </Button>
      </div>
    </Stack>
  );
}

function refusalWords(
  { title, detail, possible }: NonNullable<ActResult['problem']>,
  t: ReturnType<typeof useWords>['t'],
  say: ReturnType<typeof useWords>['say'],
): string {
  if (possible) {
    const words = possible.map((act) => say(caseActs[act])).join(t('listSeparator'));
    return t('cases.several.wrong', { possible: words === '' ? t('missing') : words });
  }
  if (title === 'Changed meanwhile') return t('cases.several.overtaken');
  return courseFault(detail, t);
}
