import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

interface ToolButtonProps {
  /** Name and tooltip in one; the shortcut stands in it. */
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
  /** Set for tools that stay on: told to screen readers and drawn as pressed. */
  readonly pressed?: boolean;
  readonly size?: 'md' | 'lg';
}

/** A square button with an icon, a name and a tooltip. */
export function ToolButton({ label, onClick, children, pressed, size = 'lg' }: ToolButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={size}
        aria-label={label}
        onClick={onClick}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...(pressed ? { variant: 'light', color: 'accent' } : {})}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
