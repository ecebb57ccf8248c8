import type { Channel } from '#domain/cases/words.ts';
import { weighted } from '../weighted.ts';

/** Where reports come from: most by the supervisors' own patrols, as published months show. */
export const channels = weighted<Channel>([
  { item: 'patrol', weight: 86 },
  { item: 'hotline12345', weight: 6 },
  { item: 'hotline12319', weight: 2.5 },
  { item: 'video', weight: 2 },
  { item: 'help', weight: 1.8 },
  { item: 'media', weight: 0.9 },
  { item: 'instruction', weight: 0.8 },
]);
