/** Columns and rows of the grid that a scene's parts are placed on, whatever the screens' form. */
export const grid = { columns: 24, rows: 12 } as const;
