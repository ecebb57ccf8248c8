/** What other concepts may ask of the photos: whether what a feature names has been uploaded. */
export { missingMedia } from './store.ts';
