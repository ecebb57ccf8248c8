import type { Person } from '#domain/people/person.ts';
import { Alert, Button, Divider, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { showToast } from '../ui/toast.tsx';
import { makeLink, signOutEverywhere } from './api.ts';
import { reasonOf } from './reasons.ts';
import { SecretOnce } from './secret-once.tsx';

/** A person's way in: the one-time link for a first or forgotten password, and ending all their sessions. */
export function PersonAccess({ id, person }: { readonly id: string; readonly person: Person }) {
  const { t } = useWords();
  const link = useMutation({ mutationFn: () => makeLink(id) });
  const end = useMutation({
    mutationFn: () => signOutEverywhere(id),
    onSuccess: () => showToast({ words: t('people.signedOut', { name: person.name }) }),
  });
  const failed = link.error ?? end.error;
  return (
    <Stack gap="xs">
      <Divider my="xs" label={t('people.access')} />
      <Text size="sm" c="dimmed">
        {person.passwordAt === undefined
          ? t('people.noPassword')
          : t('people.passwordAt', { time: formatInstant(Date.parse(person.passwordAt)) })}
      </Text>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          loading={link.isPending}
          disabled={person.disabled === true}
          onClick={() => link.mutate()}
        >
          {t('people.makeLink')}
        </Button>
        <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate()}>
          {t('people.signOutEverywhere')}
        </Button>
      </Group>
      {failed && (
        <Alert role="alert" color="red" variant="light" p="sm">
          {reasonOf(failed, t)}
        </Alert>
      )}
      {link.data && (
        <SecretOnce
          words={t('people.linkHint', { time: formatInstant(Date.parse(link.data.expiresAt)) })}
          secret={new URL(link.data.path, window.location.origin).href}
        />
      )}
    </Stack>
  );
}
