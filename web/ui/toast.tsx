import { Button, Text } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { useWords } from '../i18n/use-words.ts';
import { ToolButton } from './tool-button.tsx';
import classes from './toast.module.css';

/** A word about what was just done, and the way to take it back. */
export interface Toast {
  readonly words: string;
  readonly undo?: () => void;
  /** True for what did not go well: read out at once. */
  readonly isFault?: boolean;
}

const useToast = create<{ readonly toast: Toast | undefined; readonly count: number }>(() => ({
  toast: undefined,
  count: 0,
}));

/** How long a toast stays, milliseconds; it waits while one points at it or is in it. */
const staysMs = 10_000;

/** Says something at the foot of the page; what was said before gives way. */
export function showToast(toast: Toast): void {
  useToast.setState(({ count }) => ({ toast, count: count + 1 }));
}

/** The place at the foot of the page where toasts appear. */
export function ToastPlace() {
  const { t } = useWords();
  const { toast, count } = useToast();
  const [held, setHeld] = useState(false);
  const close = () => useToast.setState({ toast: undefined });
  useEffect(() => {
    if (toast === undefined || held) return undefined;
    const timer = window.setTimeout(close, staysMs);
    return () => window.clearTimeout(timer);
  }, [toast, count, held]);
  return (
    <div className={classes.place} role={toast?.isFault ? 'alert' : 'status'}>
      {toast && (
        <div
          className={classes.toast}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <Text size="sm">{toast.words}</Text>
          {toast.undo && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                setHeld(false);
                close();
                toast.undo?.();
              }}
            >
              {t('undo')}
            </Button>
          )}
          <ToolButton
            size="md"
            label={t('close')}
            onClick={() => {
              setHeld(false);
              close();
            }}
          >
            <IconX size="1rem" />
          </ToolButton>
        </div>
      )}
    </div>
  );
}
