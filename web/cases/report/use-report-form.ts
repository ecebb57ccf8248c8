import { useEffect, useMemo, useState } from 'react';
import { channels, type Channel } from '#domain/cases/words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { useKeepUnsaved } from '../../state/unsaved.ts';
import { showToast } from '../../ui/toast.tsx';
import type { Acted, LonLat } from '../api.ts';
import { recent, remember } from '../recent.ts';
import { refusalOf } from '../refusals.ts';
import { useAct, useReport } from '../send.ts';
import { emptyDraft, missingInDraft, nextDraft, requestOf, type ReportDraft } from './draft.ts';
import { keepDraft, keptDraft } from './kept-draft.ts';

interface Faults {
  readonly fields: ReadonlyMap<string, string>;
  readonly others: readonly string[];
}

const noFaults: Faults = { fields: new Map(), others: [] };
const channelList = 'channel';

/** A report as it is typed: kept over a reload, sent, merged where a duplicate was chosen, and the next one begun. */
export function useReportForm(
  at: LonLat | null,
  onPlace: (at: LonLat | null) => void,
  onDone: (reported: Acted, another: boolean) => void,
) {
  const { t } = useWords();
  const { can } = useSession();
  const [report, act] = [useReport(), useAct()];
  const [kept] = useState(keptDraft);
  const [typed, setTyped] = useState<ReportDraft | undefined>(() => kept?.draft ?? draftOfLastChannel());
  // Who one is may be known later than the form stands: what was not typed yet follows it.
  const usual: Channel = can('case.receive') ? 'hotline12345' : 'patrol';
  const draft = useMemo(() => typed ?? emptyDraft(usual), [typed, usual]);
  const [faults, setFaults] = useState<Faults>(noFaults);
  const { caller } = draft;
  useKeepUnsaved([caller.name, caller.phone, caller.address].some((text) => text !== ''));
  useEffect(() => {
    if (at === null && kept?.at) onPlace(kept.at);
    // What was kept is put back once, when the form opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => keepDraft({ draft, at }), [draft, at]);

  const change = (patch: Partial<ReportDraft>, ...answered: readonly string[]) => {
    setTyped((before) => ({ ...(before ?? draft), ...patch }));
    const names = [...Object.keys(patch), ...answered];
    setFaults(({ fields, others }) => ({
      fields: new Map([...fields].filter(([name]) => !names.includes(name))),
      others,
    }));
  };

  const merge = async (reported: Acted, into: string): Promise<void> => {
    try {
      await act.mutateAsync({ ref: reported.id, act: 'case.merge', base: reported.version, input: { into } });
    } catch {
      // The report is there; only the merge has to be done again, on its card.
      showToast({ words: t('cases.report.notMerged', { number: reported.number, into }), isFault: true });
    }
  };

  /** @returns whether it was reported */
  const send = async (another: boolean): Promise<boolean> => {
    if (report.isPending || act.isPending) return false;
    const missing = missingInDraft(draft, at);
    if (missing.length > 0 || at === null) {
      setFaults({ fields: new Map(missing.map((name) => [name, t('cases.act.needed')])), others: [] });
      return false;
    }
    try {
      const reported = await report.mutateAsync(requestOf(draft, at));
      if (draft.mergeInto !== undefined) await merge(reported, draft.mergeInto);
      remember(channelList, draft.channel, 1);
      setTyped(nextDraft(draft));
      setFaults(noFaults);
      onPlace(null);
      onDone(reported, another);
      return true;
    } catch (error) {
      const refusal = refusalOf(error, t, fieldAt);
      setFaults(refusal.is === 'faults' ? refusal : { fields: new Map(), others: [t('cases.refusals.away')] });
      return false;
    }
  };

  const discard = () => {
    setTyped(emptyDraft(draft.channel));
    setFaults(noFaults);
    onPlace(null);
  };

  return { draft, change, send, discard, faults, isPending: report.isPending || act.isPending };
}

/** `/classCode`, `/lon`, `/caller/phone`: where the form shows what the server says of it. */
function fieldAt(pointer: string): string | undefined {
  const [, first, second] = pointer.split('/');
  if (first === 'caller') return second === undefined ? 'caller' : `caller.${second}`;
  if (first === 'classKind') return 'classCode';
  if (first === 'lat' || first === 'sourceDatum') return 'lon';
  return first === undefined || first === '' ? undefined : first;
}

function draftOfLastChannel(): ReportDraft | undefined {
  const [last] = recent(channelList);
  return last !== undefined && last in channels ? emptyDraft(last as Channel) : undefined;
}
