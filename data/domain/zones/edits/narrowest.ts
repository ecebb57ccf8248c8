/**
 * The least mean width of a piece of ground that an edit may bring about, metres: a hand's breadth. It is no rule of the
 * bureau's but what tells a slip of the pointer from a place; what is taken in from elsewhere may be narrower and is listed.
 */
export const narrowest = 0.1;

/** A gap that a drawn ground would leave beside its neighbours is filled where its mean width is below this, metres. */
export const narrowestGap = 0.5;
