/** Hours as milliseconds. */
const hour = 3_600_000;

/** A person's session ends after so long, whatever they do, milliseconds: a shift with its handover, and not the next one's. */
export const sessionMs = 12 * hour;

/**
 * It ends earlier when for so long nothing was asked in it and no page of it stood open (an open page keeps a live
 * stream, which counts), milliseconds: a computer that was shut is nobody's by the afternoon.
 */
export const idleMs = 2 * hour;

/** A wall's session ends when it has not been seen for so long, milliseconds: walls are switched off for months. */
export const displayMs = 365 * 24 * hour;

/** How exactly it is kept when a session was last seen, milliseconds: a write a minute, not one a request. */
export const seenMs = 60_000;

/** A link that sets a password holds for so long, milliseconds: long enough to be carried to its person, no longer. */
export const linkMs = 24 * hour;

/** A sign-in at the OpenID Connect provider must come back within, milliseconds. */
export const flowMs = 10 * 60_000;
