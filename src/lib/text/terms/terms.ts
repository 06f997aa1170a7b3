export type { Terms } from '#lib/core/terms.ts';
