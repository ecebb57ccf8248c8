import { Kbd } from '@mantine/core';

/** One or several keys as they stand on the keyboard. */
export function KeyHint({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span style={{ display: 'inline-flex', gap: 4 }}>
      {keys.map((key) => (
        <Kbd key={key} size="sm">
          {key}
        </Kbd>
      ))}
    </span>
  );
}
