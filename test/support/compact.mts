import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--allow-natives-syntax');
const hasFastProperties = new Function('one', 'return %HasFastProperties(one)') as (one: object) => boolean;

/** Whether V8 keeps the values of an object in a row, instead of in a hash table that takes several times the memory. */
export const isCompact = (one: object): boolean => hasFastProperties(one);
