import { collectionById } from '#domain/collections.ts';
import { rights } from '#domain/people/rights.ts';
import type { Token } from '#domain/people/token.ts';
import type { Screen } from '#domain/wall/screen.ts';
import { Alert, Badge, Button, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { recordsQuery, type PageRecord } from '../state/records.ts';
import { useNow } from '../live/clock.ts';
import { RecordTable } from '../ui/record-table.tsx';
import { adding, SectionFrame, type SectionProps } from '../ui/section.tsx';
import { showToast } from '../ui/toast.tsx';
import { revokeToken } from './api.ts';
import { SecretOnce } from './secret-once.tsx';
import { TokenForm } from './token-form.tsx';

/** Keys for programs and walls: made, shown once, revoked. */
export function TokensSection({ id, open }: SectionProps) {
  const { t, say } = useWords();
  const client = useQueryClient();
  const now = useNow();
  const tokens = useQuery(recordsQuery<Token>('tokens'));
  const [fresh, setFresh] = useState<{ readonly id: string; readonly secret: string } | undefined>(undefined);
  const revoke = useMutation({
    mutationFn: revokeToken,
    onSuccess: () => {
      showToast({ words: t('tokens.revoked') });
      void client.invalidateQueries({ queryKey: ['records', 'tokens'] });
    },
    onError: () => showToast({ words: t('tokens.revokeFailed'), isFault: true }),
  });
  const shown = tokens.data?.find((token) => token.id === id);
  const screens = useQuery({ ...recordsQuery<Screen>('screens'), enabled: shown?.content.use === 'display' });
  const goDark = (screens.data ?? []).filter((one) => one.content.token === id).map((one) => one.content.name);
  const state = ({ revokedAt, expiresAt }: Token) =>
    revokedAt !== undefined
      ? t('tokens.stateRevoked')
      : expiresAt !== undefined && Date.parse(expiresAt) <= now
        ? t('tokens.stateExpired')
        : t('tokens.stateGood');
  const titleOf = (collection: string): string => {
    const declared = collectionById(collection);
    return declared ? say(declared.titles) : collection;
  };
  const facts = ({ content }: PageRecord<Token>) => (
    <Stack gap="sm" align="flex-start">
      {fresh?.id === id && fresh && <SecretOnce words={t('tokens.secretHint')} secret={fresh.secret} />}
      <Text size="sm">{t(content.use === 'display' ? 'tokens.display' : 'tokens.api')}</Text>
      <Text size="sm">
        {t('tokens.rights')}
        {t('labelSeparator')}
        {content.rights.map((right) => say(rights[right])).join(t('listSeparator'))}
      </Text>
      <Text size="sm">
        {t('tokens.collections')}
        {t('labelSeparator')}
        {content.collections === undefined
          ? t('tokens.allCollections')
          : content.collections.map(titleOf).join(t('listSeparator'))}
      </Text>
      <Text size="sm">
        {t('tokens.expires')}
        {t('labelSeparator')}
        {content.expiresAt === undefined ? t('tokens.never') : formatInstant(Date.parse(content.expiresAt))}
      </Text>
      <Text size="sm">{state(content)}</Text>
      {content.revokedAt === undefined && goDark.length > 0 && (
        <Alert color="yellow" variant="light" p="sm">
          {t('tokens.revokeScreens', { names: goDark.join(t('listSeparator')) })}
        </Alert>
      )}
      {content.revokedAt === undefined && (
        <Button color="red" variant="light" size="xs" loading={revoke.isPending} onClick={() => revoke.mutate(id!)}>
          {t('tokens.revoke')}
        </Button>
      )}
      {content.revokedAt === undefined && (
        <Text size="xs" c="dimmed">
          {t('tokens.revokeHint')}
        </Text>
      )}
    </Stack>
  );
  return (
    <SectionFrame
      title={t('admin.sections.tokens')}
      hint={t('tokens.hint')}
      add={{ words: t('tokens.add'), run: () => open(adding) }}
      {...((id === adding || shown) && {
        form: {
          key: id!,
          title: shown?.content.name ?? t('tokens.add'),
          close: () => open(undefined),
          body: shown ? (
            facts(shown)
          ) : (
            <TokenForm
              onCancel={() => open(undefined)}
              onDone={async (made) => {
                setFresh(made);
                await client.invalidateQueries({ queryKey: ['records', 'tokens'] });
                open(made.id);
              }}
            />
          ),
        },
      })}
    >
      <RecordTable
        query={tokens}
        rows={tokens.data}
        columns={[t('tokens.name'), t('tokens.use'), t('tokens.expires'), t('tokens.state')]}
        nameOf={({ content }) => content.name}
        cells={({ content }) => (
          <>
            <Table.Td>{t(content.use === 'display' ? 'tokens.display' : 'tokens.api')}</Table.Td>
            <Table.Td>
              {content.expiresAt === undefined ? t('tokens.never') : formatInstant(Date.parse(content.expiresAt))}
            </Table.Td>
            <Table.Td>
              <Badge variant="outline" radius="sm" tt="none" color="gray">
                {state(content)}
              </Badge>
            </Table.Td>
          </>
        )}
        openId={id}
        onOpen={open}
        empty={t('tokens.none')}
      />
    </SectionFrame>
  );
}
