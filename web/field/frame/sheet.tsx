import { FocusTrap } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import classes from './field.module.css';
import { SaidLine } from './said.tsx';

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  /** What stands at the right of the title. */
  readonly aside?: ReactNode;
  /** What one does, at the bottom under the thumb. */
  readonly foot?: ReactNode;
  /** Another lies over it. */
  readonly isCovered?: boolean;
  readonly children: ReactNode;
}

/** One thing at a time over the whole screen; the phone's back button closes it, because the address knows of it. */
export function Sheet({ title, onClose, aside, foot, isCovered = false, children }: SheetProps) {
  const { t } = useWords();
  return (
    <FocusTrap active={!isCovered}>
      <div
        role="dialog"
        aria-modal="true"
        inert={isCovered}
        aria-label={title}
        className={classes.sheet}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      >
        <div className={classes.bar} style={{ paddingLeft: 0 }}>
          <button type="button" className={classes.iconTap} aria-label={t('field.back')} onClick={onClose}>
            <IconArrowLeft size="1.75rem" aria-hidden />
          </button>
          <h2 className={classes.barTitle} tabIndex={-1} data-autofocus>
            {title}
          </h2>
          {aside}
        </div>
        <div className={classes.sheetBody}>{children}</div>
        {!isCovered && <SaidLine />}
        {foot !== undefined && <div className={classes.foot}>{foot}</div>}
      </div>
    </FocusTrap>
  );
}
