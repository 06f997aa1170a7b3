import type { Level } from './codes.ts';

/** `nrm-result/1`. Numbers are full doubles on the scale 0–4 unless a comment says otherwise. */
export type Result = {
	format: 'nrm-result/1';
	overall: SetResult;
	pillars: ({ id: string } & SetResult)[];
	standards: StandardResult[];
	/** Ids by priority; see the method, *Gaps*. */
	gaps: string[];
	/** Ids of applicable standards with neither level known, in catalogue order. */
	noInformation: string[];
};

/** A mean with the bounds within which it lies whatever the missing answers turn out to be. */
export type Mean = { known: number; mean: number | null; low: number | null; high: number | null };

/** Results of a set of standards: a pillar, or all. */
export type SetResult = {
	standards: number;
	applicable: number;
	rated: number;
	design: Mean;
	implementation: Mean;
	combined: Mean;
	/** Mean of design − implementation, −4 to 4. */
	lawPracticeGap: number | null;
	/** Share, 0 to 1. */
	evidenceCoverage: number | null;
};

export type Gap = { design: number | null; implementation: number | null; total: number | null };

export type StandardResult = {
	id: string;
	applicable: boolean;
	critical: boolean;
	design: Level;
	implementation: Level;
	combined: { value: number | null; low: number; high: number };
	/** `null` where the standard is not applicable. */
	gap: Gap | null;
	priority: number | null;
	/** Number of evidence items cited. */
	evidence: number;
	unsupported: boolean;
};
