import type { Catalogue } from '#lib/core/catalogue.ts';
import { changes, type Change } from '#lib/core/changes.ts';
import { diverge, type Divergence } from '#lib/core/diverge.ts';
import { asAssessment, type Compared } from './compared.ts';

/** One view of a State beside its own. */
export type Layer = { compared: Compared; divergence: Divergence };

/**
 * Each other view of a State against its self-assessment of the same period; none is averaged with
 * another. Source: the method, *Two assessments of the same State*.
 * @param compared of one State
 * @returns `self` is the newest; `null`: the State has submitted none, and nothing is set against it
 */
export function layers(
	compared: readonly Compared[],
	catalogue: Catalogue
): { self: Compared | null; others: Layer[] } {
	const self = newest(compared.filter(({ kind }) => kind === 'self'));
	if (!self) return { self: null, others: [] };
	const own = asAssessment(self, catalogue);
	return {
		self,
		others: compared
			.filter(({ kind, period }) => kind !== 'self' && period.to === self.period.to)
			.map((one) => ({
				compared: one,
				divergence: diverge(own, asAssessment(one, catalogue), catalogue)
			}))
	};
}

const newest = (compared: readonly Compared[]): Compared | null =>
	compared.toSorted((a, b) => keyOf(b).localeCompare(keyOf(a)))[0] ?? null;
const keyOf = ({ period, submittedAt }: Compared): string => `${period.to} ${submittedAt}`;

/**
 * What changed from one round to the next, of one State and kind by one organisation. Source: the
 * method, *Many assessments*.
 */
export const rounds = (compared: readonly Compared[], catalogue: Catalogue): Change[] =>
	changes(
		compared.map((one) => asAssessment(one, catalogue)),
		catalogue
	);
