import { Anchor } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import type { ReactNode, RefObject } from 'react';
import { everyRule, isNarrowed, printFindingsAddress, type FindingsAsked } from '../../checks/address.ts';
import { findingsSearch, type FindingsParams, type RuleEntry, type ShownFinding } from '../../checks/api.ts';
import type { Facets } from '../../checks/facets.ts';
import { RuleStateBlock } from '../../checks/rule-state.tsx';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Theme } from '../../state/view.ts';
import { InnerLink } from '../../ui/inner-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { FoundAnnouncement } from '../explore/found-announcement.tsx';
import { FindingsFilters } from './findings-filters.tsx';
import { FindingsList } from './findings-list.tsx';
import { mostAtOnce } from './listed.ts';
import type { Choice, Choosing } from './use-choosing.ts';
import classes from './checks.module.css';

interface FindingsPanelProps {
  readonly asked: FindingsAsked;
  readonly params: FindingsParams;
  /** All rules by id; undefined until they are known. */
  readonly rules: ReadonlyMap<string, RuleEntry> | undefined;
  readonly facets: Facets;
  readonly total: number;
  readonly opened: string | undefined;
  readonly choosing: Choosing;
  readonly theme: Theme;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onAsk: (patch: Partial<FindingsAsked>, step?: 'push' | 'replace') => void;
  readonly onPick: (one: ShownFinding, place: number, choice: Choice) => void;
  readonly onRules: () => void;
  /** What can be done with the rule. */
  readonly tools: ReactNode;
}

/** A rule with what it found: how it stands, filters, the list, files of it. Without a rule the findings of all. */
export function FindingsPanel(props: FindingsPanelProps) {
  const { asked, params, rules, facets, total, choosing, onAsk } = props;
  const { t, say, language } = useWords();
  const isAll = asked.rule === everyRule;
  const entry = asked.rule === undefined ? undefined : rules?.get(asked.rule);
  const narrowed = isNarrowed(asked);
  const widen = () =>
    onAsk({
      ...{ state: 'open', treat: 'any', words: '' },
      ...{ severity: undefined, unit: undefined, district: undefined, street: undefined },
      ...{ since: undefined, until: undefined },
    } as Partial<FindingsAsked>);
  const files = (ending: string) => `/api/findings.${ending}?${findingsSearch({ ...params, language })}`;
  return (
    <>
      <header className={classes.listHead}>
        <ToolButton label={t('checks.toRules', { key: 'Esc' })} onClick={props.onRules}>
          <IconArrowLeft size="1.125rem" />
        </ToolButton>
        <h2>{isAll ? t('checks.rules.every') : entry ? say(entry.rule) : ' '}</h2>
        {entry && props.tools}
      </header>
      {rules !== undefined && !isAll && entry === undefined ? (
        <Notice
          role="status"
          title={t('checks.rules.unknown')}
          next={t('checks.rules.unknownNext')}
          action={{ label: t('checks.toRulesShort'), run: props.onRules }}
        />
      ) : (
        <>
          {entry && <RuleStateBlock entry={entry} />}
          <FindingsFilters asked={asked} facets={facets} onAsk={onAsk} field={props.field} />
          <div className={classes.listPlace}>
            <FindingsList
              ref={props.list}
              params={params}
              rules={isAll ? rules : undefined}
              opened={props.opened}
              choosing={choosing}
              theme={props.theme}
              onPick={props.onPick}
              narrowed={narrowed}
              onWiden={widen}
            />
          </div>
          <div className={classes.listFoot}>
            <span>{t('checks.list.count', { figures: formatNumber(total, language) })}</span>
            {total > 0 && (
              <>
                <Anchor component="button" type="button" size="xs" onClick={() => void choosing.chooseAll()}>
                  {t(total > mostAtOnce ? 'checks.list.chooseFirst' : 'checks.list.chooseAll', { most: mostAtOnce })}
                </Anchor>
                <Anchor size="xs" href={files('xlsx')} download>
                  {t('checks.list.xlsx')}
                </Anchor>
                <Anchor size="xs" href={files('geojson')} download>
                  {t('checks.list.geojson')}
                </Anchor>
                <InnerLink size="xs" to={printFindingsAddress(asked)}>
                  {t('checks.list.print')}
                </InnerLink>
              </>
            )}
          </div>
          <FoundAnnouncement asked={JSON.stringify(asked)} found={total} />
        </>
      )}
    </>
  );
}
