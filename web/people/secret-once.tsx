import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import { useEffect, useRef } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useCopy } from '../ui/use-copy.ts';

/** A secret that is shown this once: to be copied now and kept by whoever needs it. */
export function SecretOnce({ words, secret }: { readonly words: string; readonly secret: string }) {
  const { t } = useWords();
  const { said, put } = useCopy();
  const place = useRef<HTMLDivElement>(null);
  // It is shown only now, and may come up below what is in sight.
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not return.
    void place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <Alert ref={place} role="status" variant="light" p="sm">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{words}</Text>
        <Code block w="100%" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {secret}
        </Code>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCopy size="1rem" aria-hidden />}
          onClick={() => put(secret)}
        >
          {said || t('copy.do')}
        </Button>
      </Stack>
    </Alert>
  );
}
