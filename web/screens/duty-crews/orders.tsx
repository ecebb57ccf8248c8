import { useMemo, type ReactNode } from 'react';
import { useClasses } from '../../cases/use-classes.ts';
import { OrdersSection } from '../../dispatch/orders/orders-section.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useOwnSearch } from '../../state/router.tsx';
import classes from './crews.module.css';

/** The standing orders; which one is open stands in the address (`order`). */
export function Orders({ tabs, mayEdit }: { readonly tabs: ReactNode; readonly mayEdit: boolean }) {
  const { say } = useWords();
  const { own, changeOwn } = useOwnSearch();
  const { current } = useClasses();
  const options = useMemo(() => {
    const byCode = new Map(current.map((one) => [one.code, { value: one.code, label: `${say(one)} ${one.code}` }]));
    return [...byCode.values()];
  }, [current, say]);
  return (
    <>
      <div className={classes.head}>{tabs}</div>
      <div className={classes.orders}>
        <OrdersSection
          {...(own['order'] !== undefined && { id: own['order'] })}
          open={(id) => changeOwn({ order: id ?? '' }, 'push')}
          classes={options}
          mayEdit={mayEdit}
        />
      </div>
    </>
  );
}
