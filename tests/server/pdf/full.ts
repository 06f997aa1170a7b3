import { Answer, LEVELS, MARKS, type Assessment, type Evidence } from '#lib/core/assessment.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import { loadCatalogue } from '#lib/server/catalogues.ts';
import { assessment, REASON } from '../../fixtures/assessment.ts';
import { CATALOGUE_FOLDER } from '../../fixtures/catalogue.ts';

/** The installed catalogue in all its languages. */
export const catalogue: Catalogue = await loadCatalogue(CATALOGUE_FOLDER);

const ITEMS = 170;
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const SENTENCE =
	'The commission adopted the decree, and every regional coordinator now receives the form within two working days; in practice three of the nine regions have not yet named a focal point. ';

/** A full assessment: every standard answered at length, many evidence items, an action. */
export function fullAssessment(): Assessment {
	const evidence = Array.from({ length: ITEMS }, (_, index) => item(index));
	const answers = Object.fromEntries(
		catalogue.standards.map(({ id }, index) => [id, answer(id, index)])
	);
	return assessment(answers, {
		organisation: { name: 'Ministry of Home Affairs & Public Order <central>', kind: 'government' },
		language: 'en',
		evidence,
		actions: [
			{
				id: 'ac-1',
				standards: ['F-01', 'P1-08'],
				title: 'Adopt the decree on referral',
				lead: 'ministry-justice',
				partners: ['ngo-providers', 'police'],
				due: '2027-12-31',
				budget: { amount: 1_250_000, currency: 'EUR', funded: true },
				indicator: 'Decree in the gazette',
				effect: { design: 4 },
				status: 'planned'
			}
		]
	});
}

function answer(id: string, index: number): Partial<Answer> {
	if (index === 9) return { applicable: false, notApplicableReason: REASON };
	if (index % 13 === 5) return {};
	return {
		design: at(LEVELS, index),
		implementation: index % 11 === 3 ? null : at(LEVELS, index * 3),
		target: index % 4 === 0 ? { design: 4, implementation: 3, by: '2028-12-31' } : null,
		criteria: {
			a: at(MARKS, index),
			b: at(MARKS, index + 1),
			c: at(MARKS, index + 2),
			e: 'partly'
		},
		narrative: [0, 1, 2]
			.map((part) => SENTENCE.repeat(4) + `(${id}, ${part}) Ελληνικά, Українська, žluťoučký kůň`)
			.join('\n\n'),
		evidence: [0, 1, 2].map((offset) => `ev-${((index * 3 + offset) % ITEMS) + 1}`)
	};
}

function item(index: number): Evidence {
	const about = {
		id: `ev-${index + 1}`,
		type: at(catalogue.evidenceTypes, index),
		title: `Act no. ${index} on the protection of presumed victims, amending certain other acts`,
		issuer: 'Parliament',
		date: '2024-05-02',
		language: at(['en', 'fr', 'el'], index),
		pinpoint: 'arts 4–7',
		access: at(['public', 'reviewers', 'internal'] as const, index)
	};
	if (index % 3 === 1)
		return {
			...about,
			kind: 'link',
			url: `https://example.org/registry/${index}/a/very/long/path?query=${'x'.repeat(120)}end`
		};
	if (index % 3 === 2) return { ...about, kind: 'reference', citation: `Case ${index}/24` };
	return {
		...about,
		kind: 'file',
		file: {
			name: `act-${index}.pdf`,
			size: 123_456 + index,
			sha256: index.toString(16).padStart(64, '0'),
			mediaType: 'application/pdf'
		}
	};
}
