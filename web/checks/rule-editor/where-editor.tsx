import { Button, Input, Select } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import type { Where } from '#domain/checks/params.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import { propertiesOf } from './collection-properties.ts';
import { ValuesInput } from './values-input.tsx';
import { closedList } from '../closed-list.ts';
import classes from './rule-editor.module.css';

interface WhereEditorProps {
  readonly label: string;
  /** The collection whose features are meant. */
  readonly of: string | undefined;
  readonly value: Where;
  readonly error: string | undefined;
  readonly onChange: (value: Where) => void;
}

/** A condition on the features of a collection: lines of a property and the values it may have, all to be fulfilled. */
export function WhereEditor({ label, of, value, error, onChange }: WhereEditorProps) {
  const { t, say } = useWords();
  const known = propertiesOf(of);
  const lines = Object.entries(value);
  const replace = (at: number, key: string, values: readonly string[]) =>
    onChange(Object.fromEntries(lines.map((line, i) => (i === at ? [key, values] : line))));
  const choices = (own: string | undefined) => [
    ...known
      .filter(({ key }) => key === own || !(key in value))
      .map(({ key, titles }) => ({ value: key, label: say(titles) })),
    ...(own !== undefined && !known.some(({ key }) => key === own) ? [{ value: own, label: own }] : []),
  ];
  const free = choices(undefined);
  return (
    <Input.Wrapper label={label} error={error} role="group" aria-label={label} className={classes.where}>
      {lines.length === 0 && (
        <p className={classes.quiet}>{t(of ? 'checkTools.editor.allOf' : 'checkTools.editor.collectionFirst')}</p>
      )}
      {lines.map(([key, values], i) => {
        const property = known.find((one) => one.key === key);
        const name = property ? say(property.titles) : key;
        return (
          <div key={key} className={classes.whereLine}>
            <Select
              comboboxProps={closedList}
              aria-label={t('checkTools.editor.property')}
              data={choices(key)}
              value={key}
              onChange={(next) => next !== null && next !== key && replace(i, next, startOf(of, next))}
              allowDeselect={false}
              searchable
            />
            <ValuesInput
              collection={of}
              name={key}
              property={property}
              label={t('checkTools.editor.valuesOf', { name })}
              value={values}
              onChange={(next) => replace(i, key, next)}
            />
            <ToolButton
              label={t('checkTools.editor.removeCondition', { name })}
              onClick={() => onChange(Object.fromEntries(lines.filter((_, at) => at !== i)))}
              size="md"
            >
              <IconX size="1rem" />
            </ToolButton>
          </div>
        );
      })}
      {free.length > 0 && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size="0.875rem" aria-hidden />}
          onClick={() => onChange({ ...value, [free[0]!.value]: startOf(of, free[0]!.value) })}
        >
          {t('checkTools.editor.addCondition')}
        </Button>
      )}
    </Input.Wrapper>
  );
}

/** A flag is mostly wanted set; of anything else nothing is guessed. */
function startOf(of: string | undefined, key: string): readonly string[] {
  return propertiesOf(of).find((property) => property.key === key)?.isFlag ? ['true'] : [];
}
