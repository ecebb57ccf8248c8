import type { CaseAct } from '#domain/cases/acts.ts';
import { caseViews, type CaseViewId } from '#domain/cases/views.ts';
import { useRouter } from '@tanstack/react-router';
import { useWords } from '../../i18n/use-words.ts';
import { useGoTo } from '../../state/router.tsx';
import { useSession } from '../../state/session.ts';
import { useActWords } from './act-words.ts';
import { actKeys, deskKeys, keyWords } from './act-keys.ts';
import { dutyPages } from './duty-pages.ts';
import type { Command } from './palette.tsx';
import { viewsFor } from './queue-views.ts';

interface CommandsOf {
  readonly acts: readonly CaseAct[];
  readonly run: (act: CaseAct) => void;
  readonly view: (view: CaseViewId) => void;
  /** Absent for whoever may not report. */
  readonly report: (() => void) | undefined;
  /** Absent for whoever may not take lists of cases. */
  readonly importing: (() => void) | undefined;
}

/** What the palette offers: the acts on what is open or chosen, a new report, the lists, the other screens. */
export function useCommands({ acts, run, view, report, importing }: CommandsOf): readonly Command[] {
  const { t, say } = useWords();
  const actWords = useActWords();
  const { can } = useSession();
  const router = useRouter();
  const goTo = useGoTo();
  return [
    ...acts.map((act) => ({ id: act, words: actWords(act), keys: keyWords(actKeys[act]), run: () => run(act) })),
    ...(report
      ? [{ id: 'report', words: t('duty.keys.report'), keys: keyWords(deskKeys.report), run: () => report() }]
      : []),
    ...(importing ? [{ id: 'import', words: t('duty.import'), run: importing }] : []),
    ...viewsFor(can).map((id, place) => ({
      id: `view-${id}`,
      words: t('duty.palette.view', { view: say(caseViews[id]) }),
      ...(place < 9 && { keys: [String(place + 1)] }),
      run: () => view(id),
    })),
    ...dutyPages
      .filter(({ path }) => path !== '/duty')
      .map(({ path, key }) => ({
        id: path,
        words: t('duty.palette.go', { page: t(key) }),
        run: () => router.history.push(path),
      })),
    { id: 'map', words: t('duty.toMap'), run: () => goTo('map') },
    { id: 'registers', words: t('duty.palette.go', { page: t('account.registers') }), run: () => goTo('/registers') },
  ];
}
