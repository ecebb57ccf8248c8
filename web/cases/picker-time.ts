import { formatInstant } from '../i18n/times.ts';

/** An instant (ISO) as the pickers want it, in Asia/Shanghai without zone; null where there is none. */
export function toPicker(instant: string | undefined): string | null {
  return instant === undefined || instant === '' ? null : `${formatInstant(Date.parse(instant))}:00`;
}

/** What a picker gave, read in Asia/Shanghai (UTC+8 all year), as ISO in UTC. */
export function fromPicker(text: string): string {
  return new Date(Date.parse(`${text.replace(' ', 'T')}+08:00`)).toISOString().replace('.000Z', 'Z');
}
