import { fetchMessages } from '../../web/i18n/i18n.ts';

/** Tests speak both languages at once; a page fetches the one that it speaks. */
await Promise.all([fetchMessages('zh'), fetchMessages('en')]);
