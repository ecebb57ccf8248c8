/**
 * For `comboboxProps`: a list is made when it opens. A form of twenty choosers would otherwise hold, and draw at each key,
 * a thousand choices that nobody sees.
 */
export const closedList = { keepMounted: false } as const;
