/** Where files wait for the job that takes them in, whichever concept's they are. */
export { importsFolder } from './import-job.ts';
