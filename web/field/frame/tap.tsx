import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface TapProps extends Pick<ButtonProps, 'variant' | 'color' | 'leftSection' | 'disabled' | 'loading'> {
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button for a thumb in a glove: 52 px high, large type; its words may take two lines. */
export function Tap({ children, variant = 'filled', ...props }: TapProps) {
  return (
    <Button
      size="lg"
      variant={variant}
      styles={{
        root: { height: 'auto', minHeight: '3.25rem', paddingInline: '0.75rem', borderWidth: 2 },
        label: { whiteSpace: 'normal', lineHeight: 1.2, fontSize: '1.125rem' },
      }}
      {...props}
    >
      {children}
    </Button>
  );
}
