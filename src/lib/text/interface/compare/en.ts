import type { Measure } from '#lib/core/comparison/compared.ts';
import type { Order } from '#lib/core/comparison/heat-map.ts';
import { formatNumber } from '#lib/text/format.ts';

const number = (n: number) => formatNumber('en', n);
const plural = (n: number, one: string, many: string) => `${number(n)} ${n === 1 ? one : many}`;

export const compare = {
	title: 'Compare',
	lead: 'What States, NGOs and reviewers have submitted, side by side. States stand in alphabetical order; nothing ranks them.',
	views: {
		heat: 'Heat map',
		profiles: 'Profiles',
		distribution: 'Distribution',
		gaps: 'Common gaps',
		practices: 'Promising practices',
		monitor: 'Self-score monitor',
		groups: 'Groups of States',
		key: 'Key of the letters'
	},
	tabs: 'Views of the comparison',
	choose: {
		title: 'What is compared',
		round: 'Round',
		newest: 'The newest of each',
		kind: 'Kind',
		measure: 'Measure',
		order: 'Order of the standards',
		states: 'States',
		statesHint: 'Tick none for all of them.',
		group: 'Group of States',
		noGroup: 'No group',
		threshold: 'Coverage threshold in percent',
		thresholdHint:
			'Whoever has rated less than this share of the applicable standards is shown, and counts in no figure.',
		alias: 'Letters instead of States',
		version: (name: string) => `Submission of ${name}`,
		versionOf: (n: number, at: string) => `${number(n)}, submitted ${at} UTC`,
		earlierOf: (name: string, n: number) => `${name} (submission ${number(n)})`,
		submit: 'Compare'
	},
	measure: {
		design: 'Law and policy',
		implementation: 'Practice',
		combined: 'Both together'
	} satisfies Record<Measure, string>,
	order: {
		catalogue: 'As in the catalogue',
		spread: 'Widest spread first',
		gaps: 'Most gaps first'
	} satisfies Record<Order, string>,
	state: (letters: string) => `State ${letters}`,
	nothing: 'Nothing was submitted that is like this.',
	count: (n: number, covered: number) =>
		`${plural(n, 'submission', 'submissions')}, of which ${number(covered)} count in the figures.`,
	below: (threshold: number) => `rated below ${number(threshold)} %: counts in no figure`,
	few: (n: number) => `n below ${number(n)}`,
	earlier: 'Not the newest',
	belowTitle: 'Shown, but counted in no figure',
	otherCatalogue: (n: number, catalogue: string) =>
		`${plural(n, 'submission was', 'submissions were')} made with ${catalogue} and cannot stand beside these.`,
	pickFewer: 'No more than 120 stand side by side. Choose a round, a group or some States.',
	exports: {
		title: 'Take these numbers along',
		formats: { csv: 'table (CSV)', xlsx: 'workbook (XLSX)', svg: 'picture (SVG)' },
		report: 'Report of this comparison (PDF)',
		legends: {
			'heat-map': 'Levels from 0 to 4. “?” is no information, “–” is not applicable.',
			distribution:
				'A dot for each level, larger where there are more; behind them the quartiles, across them the median.',
			profiles:
				'Left bar: law and policy. Right bar: practice. Line: bounds that missing answers leave.'
		},
		hint: 'Your name and the time stand in the file, and the trail remembers it.'
	},
	heat: {
		caption: (measure: string) => `Levels per standard: ${measure}`,
		standard: 'Standard',
		n: 'n',
		spread: 'Median',
		gapCount: 'With a gap',
		gapsOf: (n: number, known: number) => `${number(n)} of ${number(known)}`,
		legend:
			'A cell is a level from 0 to 4. “?” is no information, “–” is not applicable. With both together, a half lies between two levels.',
		open: 'See the levels of all'
	},
	standard: {
		title: 'Levels of a standard',
		lead: 'Every level that stands behind the figures of this standard.',
		submission: 'Submission',
		coverage: 'Rated',
		counts: 'Counts',
		yes: 'yes',
		no: 'no',
		figures: 'Figures'
	},
	profiles: {
		title: 'Profiles by pillar',
		lead: 'Mean level per pillar, with the bounds that missing answers leave.',
		bounds: (low: string, high: string) => `${low} to ${high}`
	},
	distribution: {
		title: 'Distribution per standard',
		lead: 'How the known levels of those that count spread. A mean stands only for five and more.',
		min: 'Least',
		q1: 'Lower quartile',
		median: 'Median',
		q3: 'Upper quartile',
		max: 'Most',
		mean: 'Mean'
	},
	gaps: {
		title: 'Most common gaps',
		lead: 'How many have a level below their own target, of those whose level is known.',
		law: 'Law and practice',
		lawLead: 'In how many the law is ahead of practice, equal to it, or behind it.',
		lawAhead: 'Law ahead',
		equal: 'Equal',
		practiceAhead: 'Practice ahead',
		mean: 'Mean difference',
		practices: (n: number) => plural(n, 'promising practice', 'promising practices')
	},
	practices: {
		title: 'Promising practices',
		lead: 'What reviewers found worth telling other States, by standard.',
		none: 'No finished review names one.',
		withheld: (n: number) =>
			`${plural(n, 'text is', 'texts are')} withheld: a text could name the State.`
	},
	of: {
		title: (state: string) => `${state}: all views`,
		link: 'All views of one State',
		layers: 'State, NGOs and reviewers',
		layersLead:
			'Each other view stands against the newest self-assessment of the same period. None is averaged with another.',
		noSelf: 'The State has submitted no self-assessment. Nothing can be set against it.',
		noOthers: 'Nobody else has submitted a view of the same period.',
		material: 'Two levels or more apart',
		noMaterial: 'No standard is two levels or more apart.',
		agreement: 'Agreement with the State',
		n: 'n',
		bias: 'Mean difference',
		withinOne: 'At most one apart',
		kappa: 'Kappa',
		applicability: 'Applicable in one view only',
		rounds: 'Rounds over time',
		noRounds: 'There is one round only.',
		change: (from: string, to: string) => `From ${from} to ${to}`,
		pillar: 'Pillar',
		changed: 'Standards that have changed',
		nothingChanged: 'No level has changed.'
	},
	monitor: {
		title: 'Self-score monitor',
		lead: 'Reviewers minus self-assessment, of the same State and period. Below zero: reviewers rate lower. A mean stands only for five and more levels.',
		pairs: (n: number) => plural(n, 'pair of assessments', 'pairs of assessments'),
		none: 'No review stands against a self-assessment of the same period yet.',
		all: 'All',
		byPillar: 'By pillar',
		byState: 'By State',
		byStandard: 'By standard',
		byPeriod: 'By period',
		behind: (dimension: string, what: string) => `The pairs behind it: ${dimension}, ${what}`,
		firstOf: (n: number, all: number) => `The first ${number(n)} of ${number(all)} are shown.`,
		difference: 'Review minus self',
		what: 'Of what',
		n: 'n',
		mean: 'Mean',
		spread: 'Least to most',
		quartiles: 'Quartiles'
	},
	groups: {
		title: 'Groups of States',
		lead: 'States that you compare again and again. Only your body sees them.',
		none: 'There is no group yet.',
		name: 'Name',
		states: 'States',
		add: 'Make a group',
		save: 'Save',
		remove: (name: string) => `Remove ${name}`
	},
	key: {
		title: 'Key of the letters',
		lead: 'Which State is behind which letter. The letters were drawn by lot and stay the same. That you look is recorded.',
		none: 'No letters were drawn yet.',
		letters: 'Letter'
	}
};
export type CompareText = typeof compare;
