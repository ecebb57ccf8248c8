import { SegmentedControl } from '@mantine/core';
import { useEffect } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { useSession } from '../../state/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { DutyBar } from '../duty/duty-bar.tsx';
import { CrewsDesk } from './crews-desk.tsx';
import classes from './crews.module.css';
import { Orders } from './orders.tsx';

/** `/duty/crews`: a unit's crews and its plan; standing orders. What is open stands in the address. */
export function Crews() {
  const { t } = useWords();
  const { session, can } = useSession();
  const { own, changeOwn } = useOwnSearch();
  useEffect(() => {
    document.title = `${t('dispatch.title')} · ${t('appName')}`;
  }, [t]);
  if (session === undefined) return null;
  const maySeePlans = can('case.endorse') || can('case.respond') || can('case.file');
  const mayEditOrders = can('order.edit');
  if (session.kind === 'visitor' || (!maySeePlans && !mayEditOrders)) {
    return (
      <div className={classes.page}>
        <DutyBar />
        <Notice
          role="status"
          title={t(session.kind === 'visitor' ? 'duty.signInFirst' : 'dispatch.noRight')}
          {...(session.kind !== 'visitor' && { next: t('dispatch.noRightNext') })}
        />
      </div>
    );
  }
  const tab = own['tab'] === 'orders' || !maySeePlans ? 'orders' : 'plan';
  const tabs = (
    <SegmentedControl
      size="xs"
      aria-label={t('dispatch.tabs')}
      value={tab}
      data={[
        ...(maySeePlans ? [{ value: 'plan', label: t('dispatch.tab.plan') }] : []),
        { value: 'orders', label: t('dispatch.tab.orders') },
      ]}
      onChange={(to) => changeOwn({ tab: to === 'orders' ? 'orders' : '' }, 'push')}
    />
  );
  return (
    <div className={classes.page}>
      <DutyBar />
      {tab === 'orders' ? <Orders tabs={tabs} mayEdit={mayEditOrders} /> : <CrewsDesk tabs={tabs} />}
    </div>
  );
}
