import { Button, Menu, Tooltip } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import { ruleOf, type CaseAct } from '#domain/cases/acts.ts';
import { useWords } from '../../i18n/use-words.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { actKeys, awaited, keyWords, opensForm } from './act-keys.ts';
import { useActWords } from './act-words.ts';
import classes from './duty.module.css';

/** Marks and rare endings: offered behind the three dots, not first. */
const aside: readonly CaseAct[] = [
  'case.void',
  'case.force-close',
  'case.correct',
  'case.note',
  'case.mark-urgent',
  'case.urge',
  'case.supervise',
  'case.end-supervision',
  'case.involve',
  'case.merge',
  'case.unmerge',
  'case.self-handle',
];

interface ActButtonsProps {
  readonly acts: readonly CaseAct[];
  /** How many of those chosen an act fits; absent for a single case. */
  readonly fits?: ReadonlyMap<CaseAct, number>;
  readonly count?: number;
  readonly isBusy: boolean;
  readonly onAct: (act: CaseAct, withForm?: boolean) => void;
}

/** What may be done, each with its key; the first is what the case waits for. */
export function ActButtons({ acts, fits, count, isBusy, onAct }: ActButtonsProps) {
  const { t } = useWords();
  const actWords = useActWords();
  const main = [
    ...awaited.filter((act) => acts.includes(act)),
    ...acts.filter((act) => !awaited.includes(act) && !aside.includes(act)),
  ];
  // Where there is nothing else to do, marks need not be looked for.
  const first = main.length > 0 ? main : acts;
  const rest = acts.filter((act) => !first.includes(act));
  const named = (act: CaseAct) => {
    const some = fits?.get(act);
    const words = actWords(act);
    return some === undefined || some === count ? words : t('duty.someOf', { act: words, fits: some, count });
  };
  if (acts.length === 0) return null;
  const more = [...rest, ...first.filter((act) => !opensForm(act) && ruleOf(act).may.length > 0)];
  return (
    <div className={classes.acts} role="group" aria-label={t('duty.acts')}>
      {first.map((act, place) => (
        <Tooltip key={act} label={`${named(act)}${t('inBrackets', { words: keyWords(actKeys[act]).join('+') })}`}>
          <Button
            size="xs"
            variant={place === 0 && awaited.includes(act) ? 'filled' : 'default'}
            disabled={isBusy}
            data-act={act}
            onClick={() => onAct(act)}
            rightSection={<KeyHint keys={keyWords(actKeys[act])} />}
          >
            {named(act)}
          </Button>
        </Tooltip>
      ))}
      {more.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" variant="default" aria-label={t('duty.moreActs')} title={t('duty.moreActs')}>
              <IconDots size="1rem" aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map((act) =>
              rest.includes(act) ? (
                <Menu.Item
                  key={act}
                  onClick={() => onAct(act)}
                  rightSection={<KeyHint keys={keyWords(actKeys[act])} />}
                >
                  {named(act)}
                </Menu.Item>
              ) : (
                <Menu.Item key={act} onClick={() => onAct(act, true)}>
                  {t('duty.withMore', { act: named(act) })}
                </Menu.Item>
              ),
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
