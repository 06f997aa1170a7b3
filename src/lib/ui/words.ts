import { createContext } from 'svelte';
import type { Words } from '#lib/text/interface/index.ts';

/** The words of the reader's language; set once, in the root layout. */
export const [useWords, setWords] = createContext<() => Words>();
