import type { Catalogue } from '#lib/core/catalogue.ts';
import type { SetResult } from '#lib/core/result.ts';
import { isKnown, mean, score } from '#lib/core/score.ts';
import { asAssessment, AVERAGE_MINIMUM, isCovered, type Compared } from './compared.ts';

/** The pillars of one submission, with the bounds of what is not known. */
export type Profile = { id: string; pillars: ({ id: string } & SetResult)[] };

/** The same profile that the State's own report has, for each. */
export const profiles = (compared: readonly Compared[], catalogue: Catalogue): Profile[] =>
	compared.map((one) => ({
		id: one.id,
		pillars: score(asAssessment(one, catalogue), catalogue).pillars
	}));

/** Law against practice, over the submissions that count. */
export type LawPractice = {
	id: string;
	/** Submissions with both levels known. */
	n: number;
	lawAhead: number;
	equal: number;
	practiceAhead: number;
	/** Mean of design − implementation, −4 to 4; `null` below five. */
	mean: number | null;
};

/** How often the law is ahead of practice, per standard in catalogue order. */
export function lawPractice(
	compared: readonly Compared[],
	{ standards }: Pick<Catalogue, 'standards'>,
	threshold: number
): LawPractice[] {
	const counted = compared.filter((one) => isCovered(one, threshold));
	return standards.map(({ id }, index) => {
		const differences = counted
			.map(({ levels }) => {
				const { design = null, implementation = null } = levels[index] ?? {};
				return design === null || implementation === null ? null : design - implementation;
			})
			.filter(isKnown);
		return {
			id,
			n: differences.length,
			lawAhead: differences.filter((one) => one > 0).length,
			equal: differences.filter((one) => one === 0).length,
			practiceAhead: differences.filter((one) => one < 0).length,
			mean: differences.length < AVERAGE_MINIMUM ? null : mean(differences)
		};
	});
}
