/** What other concepts may ask of the photos: whether they were uploaded, what is known of them, and where else they stand. */
export { mediaFacts, missingMedia, usedByOtherCases, type Media } from './store.ts';

/** Keeps a picture that comes another way than over HTTP. */
export { takeIn } from './take-in.ts';
