import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  /** What the reader can do about it. */
  readonly next?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly icon?: ReactNode;
  /** 'alert' is read out at once (failures), 'status' when convenient (nothing found). */
  readonly role: 'alert' | 'status';
}

/** An empty or failed state: what is the matter, and the next step. */
export function Notice({ title, next, action, icon, role }: NoticeProps) {
  return (
    <Stack role={role} align="center" gap="xs" px="lg" py="xl" ta="center">
      {icon}
      <Text fw={600}>{title}</Text>
      {next && (
        <Text size="sm" c="dimmed">
          {next}
        </Text>
      )}
      {action && (
        <Button variant="default" size="xs" mt="xs" onClick={action.run}>
          {action.label}
        </Button>
      )}
    </Stack>
  );
}
