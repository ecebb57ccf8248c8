import { useWords } from '../../i18n/use-words.ts';
import { Choices } from '../frame/choices.tsx';

/** 属实 or 不属实: what was found on the spot. */
export function FoundedInput(props: {
  readonly value: boolean | undefined;
  readonly onChange: (founded: boolean) => void;
}) {
  const { t } = useWords();
  return (
    <Choices<'yes' | 'no'>
      label={t('field.verify.found')}
      options={[
        { value: 'yes', label: t('field.verify.founded') },
        { value: 'no', label: t('field.verify.unfounded') },
      ]}
      value={props.value === undefined ? undefined : props.value ? 'yes' : 'no'}
      onChange={(value) => props.onChange(value === 'yes')}
    />
  );
}
