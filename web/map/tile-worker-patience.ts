import { patientFetch } from './patient-fetch.ts';

/** A tile comes within milliseconds; over a weak signal byte by byte. */
const silenceMs = 20_000;

self.fetch = patientFetch(self.fetch.bind(self), silenceMs);
