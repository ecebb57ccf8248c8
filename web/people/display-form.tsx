import { Button, PasswordInput, Stack, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';

interface DisplayFormProps {
  readonly isPending: boolean;
  readonly onToken: (token: string) => void;
}

/** For the one who sets up a wall: takes its display token, out of the way of everybody else. */
export function DisplayForm({ isPending, onToken }: DisplayFormProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [token, setToken] = useState('');
  return (
    <Stack gap="xs">
      <UnstyledButton fz="sm" c="dimmed" aria-expanded={isOpen} onClick={() => setOpen((before) => !before)}>
        {t('signIn.display')}
      </UnstyledButton>
      {isOpen && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (token.trim() !== '') onToken(token.trim());
          }}
        >
          <Stack gap="sm">
            <PasswordInput
              label={t('signIn.displayToken')}
              autoComplete="off"
              visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
              value={token}
              onChange={(event) => setToken(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={isPending}>
              {t('signIn.displayDo')}
            </Button>
          </Stack>
        </form>
      )}
    </Stack>
  );
}
