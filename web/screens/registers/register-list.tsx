import { Text, TextInput, Title } from '@mantine/core';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { cityQuery } from '../../collections/api.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { registerGroups } from '../../registers/register.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useOwnSearch, useView } from '../../state/router.tsx';
import { Notice } from '../../ui/notice.tsx';
import { CollectionSign } from '../explore/collection-sign.tsx';
import classes from './desk.module.css';

/** All registers in their branches, with how many entries each holds. */
export function RegisterList() {
  const { t, say, language } = useWords();
  const { view } = useView();
  const { theme } = usePreferences(view);
  const { own, changeOwn } = useOwnSearch();
  const navigate = useNavigate();
  const city = useQuery(cityQuery);
  const wanted = (own['q'] ?? '').trim().toLowerCase();
  const counts = new Map(city.data?.collections.map(({ id, count }) => [id, count]));
  const groups = registerGroups()
    .map((group) => ({
      ...group,
      registers: group.registers.filter(({ id, titles }) =>
        [id, titles.zh, titles.en].some((name) => name.toLowerCase().includes(wanted)),
      ),
    }))
    .filter(({ registers }) => registers.length > 0);
  return (
    <main className={classes.list}>
      <TextInput
        aria-label={t('registers.search')}
        placeholder={t('registers.search')}
        leftSection={<IconSearch size="1rem" />}
        value={own['q'] ?? ''}
        onChange={(event) => changeOwn({ q: event.currentTarget.value }, 'replace')}
        className={classes.listSearch}
      />
      {groups.length === 0 && (
        <Notice role="status" title={t('registers.noRegister')} next={t('registers.noRegisterNext')} />
      )}
      {groups.map(({ id, titles, registers }) => (
        <section key={id}>
          <Title order={2} size="sm" className={classes.groupTitle}>
            {titles ? say(titles) : t('registers.recordsGroup')}
          </Title>
          <ul className={classes.cards}>
            {registers.map((register) => (
              <li key={register.id}>
                <a
                  href={`/registers/${register.id}`}
                  className={classes.registerLink}
                  onClick={(event) => {
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                    event.preventDefault();
                    void navigate({
                      to: '/registers/$collection',
                      params: { collection: register.id },
                      search: (before: unknown) => ({ ...(before as object), own: {}, selection: undefined }),
                    });
                  }}
                >
                  {register.collection && <CollectionSign id={register.id} theme={theme} />}
                  <span className={classes.registerName}>{say(register.titles)}</span>
                  <Text component="span" size="sm" c="dimmed">
                    {register.collection ? formatNumber(counts.get(register.id) ?? 0, language) : ''}
                  </Text>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
