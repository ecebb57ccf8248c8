/** Where the worker of the street's page keeps the map's pieces; `worker.ts` stands alone and says the same name. */
export const tileCache = 'shirong-field-map';
