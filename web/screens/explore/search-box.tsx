import { collectionById } from '#domain/collections.ts';
import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useMergedRef } from '@mantine/hooks';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type Ref } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { searchQuery, type SearchResult } from '../../search/api.ts';
import type { Theme } from '../../state/view.ts';
import { CollectionSign } from './collection-sign.tsx';
import page from './explore.module.css';
import classes from './search-box.module.css';

interface SearchBoxProps {
  readonly theme: Theme;
  readonly onChoose: (result: SearchResult) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Finds roads, places and case numbers by Chinese, pinyin, initials or English; choosing goes there. */
export function SearchBox({ theme, onChoose, ref }: SearchBoxProps) {
  const { t, say } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const merged = useMergedRef(field, ref);
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 150);
  const answer = useQuery(searchQuery(asked));
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const results = asked === '' ? [] : (answer.data?.results ?? []);
  const fresh = asked === words.trim() && !answer.isFetching;

  useEffect(() => {
    if (results.length > 0) combobox.selectFirstOption();
    // A new answer puts the mark on its first line; the combobox itself is new each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer.data]);

  const choose = (key: string) => {
    const result = results.find((candidate) => keyOf(candidate) === key);
    if (!result) return;
    setWords(result.label);
    combobox.closeDropdown();
    onChoose(result);
    field.current?.blur();
  };

  return (
    <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start" width={416} shadow="none">
      <Combobox.Target>
        <TextInput
          ref={merged}
          className={page.search}
          size="xs"
          type="text"
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          title={t('search.hint', { key: '/' })}
          leftSection={<IconSearch size="1rem" />}
          rightSection={
            words !== '' ? (
              fresh ? (
                <CloseButton size="xs" aria-label={t('search.clear')} onClick={() => setWords('')} />
              ) : (
                <Loader size="1rem" />
              )
            ) : null
          }
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={(event) => {
            event.currentTarget.select();
            if (words !== '') combobox.openDropdown();
          }}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            if (combobox.dropdownOpened) combobox.closeDropdown();
            else event.currentTarget.blur();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === ''} className={classes.dropdown}>
        <Combobox.Options mah={420} style={{ overflowY: 'auto' }} aria-label={t('search.label')}>
          {grouped(results).map(([collection, members]) => (
            <Combobox.Group key={collection} label={titleOf(collection)}>
              {members.map((result) => (
                <Combobox.Option key={keyOf(result)} value={keyOf(result)} className={classes.option}>
                  <CollectionSign id={result.collection} theme={theme} />
                  <span className={classes.words}>
                    <span className={classes.label}>{result.label}</span>
                    {result.detail && <span className={classes.detail}>{result.detail}</span>}
                  </span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {results.length === 0 && (
            <Combobox.Empty>
              {answer.isError
                ? t('search.failed')
                : fresh && answer.data
                  ? t('search.nothing', { words: asked })
                  : t('search.searching')}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );

  function titleOf(id: string): string {
    const collection = collectionById(id);
    return collection ? say(collection.titles) : id;
  }
}

function keyOf({ collection, id }: SearchResult): string {
  return `${collection}/${id}`;
}

/** Results by collection, in the order in which the best of each came. */
function grouped(results: readonly SearchResult[]): Array<[string, SearchResult[]]> {
  const groups = new Map<string, SearchResult[]>();
  for (const result of results) {
    const group = groups.get(result.collection);
    if (group) group.push(result);
    else groups.set(result.collection, [result]);
  }
  return [...groups];
}
