import type { ComparisonWords } from '#lib/core/comparison/report.ts';

export const words: ComparisonWords = {
	title: 'Comparison of submissions',
	notes: (threshold, minimum) => [
		'This report sets submissions side by side. It ranks no State: States stand in alphabetical order, and no order of them is made of their levels.',
		`Whoever has rated less than ${threshold} of the applicable standards is shown, and counts in no figure. A mean stands only for ${minimum} and more. No information is never counted as 0.`,
		'Self-assessments, shadow reports and reviews are three views. None takes the place of another, and they are not averaged.'
	],
	kind: 'Kind of submission',
	measure: 'Measure',
	round: 'Round',
	newest: 'The newest of each',
	threshold: 'Coverage threshold',
	order: 'Order of the standards',
	orders: {
		catalogue: 'As in the catalogue',
		spread: 'Widest spread first',
		gaps: 'Most gaps first'
	},
	submissions: 'Submissions',
	submissionsOf: (all, counted) => `${all}, of which ${counted} count in the figures`,
	otherCatalogues: 'Made with other standards and left out',
	by: 'Made by',
	at: 'Made on',
	footer: (by, moment) => `Comparison, made by ${by}, ${moment}`,
	state: (letters) => `State ${letters}`,
	headings: {
		what: 'What is compared',
		compared: 'The submissions',
		heatMap: 'Levels per standard',
		spread: 'How the levels spread',
		gaps: 'The most common gaps',
		lawPractice: 'Law and practice',
		profiles: 'Profiles by pillar'
	},
	legend:
		'A cell is a level from 0 to 4. “?” is no information, “–” is not applicable. Where design and implementation are combined, a half lies between two levels.',
	column: {
		name: 'Name',
		short: 'Short',
		coverage: 'Rated',
		counts: 'Counts',
		n: 'n',
		min: 'Lowest',
		q1: 'Lower quartile',
		median: 'Median',
		q3: 'Upper quartile',
		max: 'Highest',
		mean: 'Mean',
		gaps: 'With a gap',
		lawAhead: 'Law ahead',
		equal: 'Equal',
		practiceAhead: 'Practice ahead',
		difference: 'Mean difference'
	},
	yes: 'yes',
	no: 'no',
	few: (minimum) => `n below ${minimum}`,
	gapsOf: (count, known) => `${count} of ${known}`,
	profilesNote: 'The mean of the known levels, with the bounds that missing answers leave.',
	part: (part, parts) => `part ${part} of ${parts}`
};
