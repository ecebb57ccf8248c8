import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { Doorway } from '../sign-in/doorway.tsx';
import type { WallRecords } from './use-wall-records.ts';

/** For people who open `/wall` itself: what there is to look at. */
export function WallList({ records }: { readonly records: WallRecords }) {
  const { t, say } = useWords();
  return (
    <Doorway title={t('wall.list.title')}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('wall.list.next')}
        </Text>
        <Links
          title={t('wall.list.scenes')}
          links={records.scenes.map(({ id, scene }) => ({
            to: new URLSearchParams({ scene: id }),
            words: say({ zh: scene.name, en: scene.nameEn ?? scene.name }),
          }))}
        />
        <Links
          title={t('wall.list.walls')}
          links={[...records.walls].flatMap(([id, { name, columns, rows }]) =>
            Array.from({ length: rows * columns }, (_, place) => {
              const [row, column] = [Math.floor(place / columns), place % columns];
              return {
                to: new URLSearchParams({ wall: id, column: String(column), row: String(row) }),
                words: `${name} · ${t('wall.list.slot', { row: row + 1, column: column + 1 })}`,
              };
            }),
          )}
        />
        <Anchor size="sm" href="/wall?as=display">
          {t('wall.list.display')}
        </Anchor>
      </Stack>
    </Doorway>
  );
}

interface LinksProps {
  readonly title: string;
  readonly links: ReadonlyArray<{ readonly to: URLSearchParams; readonly words: string }>;
}

function Links({ title, links }: LinksProps) {
  if (links.length === 0) return null;
  return (
    <Stack gap={4}>
      <Title order={2} size="sm">
        {title}
      </Title>
      {links.map(({ to, words }) => (
        <Anchor key={to.toString()} size="sm" href={`/wall?${to.toString()}`}>
          {words}
        </Anchor>
      ))}
    </Stack>
  );
}
