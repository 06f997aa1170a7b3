import type { ReportWords } from '#lib/core/report-words.ts';
import { terms } from '#lib/text/terms/en.ts';
import { plural, reportFormat } from './format.ts';

const count = plural('en');
const standards = (n: number) => count(n, { one: 'standard', other: 'standards' });

export const words: ReportWords = {
	language: 'en',
	terms,
	format: reportFormat('en', (code) => `Fictional State ${code}`),
	chart: {
		locale: 'en',
		design: 'Design',
		implementation: 'Implementation',
		level: 'Level',
		levelDesign: 'Level of design (law and policy)',
		levelImplementation: 'Level of implementation (practice)',
		numberOfStandards: 'Number of standards',
		bounds: 'Bar: mean of the known levels. Line: bounds that missing answers leave.',
		lawAhead: 'Law is ahead of practice',
		practiceAhead: 'Practice is ahead of law',
		gapDesign: 'Gap in design',
		gapImplementation: 'Gap in implementation',
		critical: 'critical safeguard'
	},
	columns: {
		set: 'Pillar',
		standards: 'Standards',
		applicable: 'Applicable',
		rated: 'Both levels known',
		'design.known': 'Design known',
		'design.mean': 'Design, mean',
		'design.low': 'Design, lower bound',
		'design.high': 'Design, upper bound',
		'implementation.known': 'Implementation known',
		'implementation.mean': 'Implementation, mean',
		'implementation.low': 'Implementation, lower bound',
		'implementation.high': 'Implementation, upper bound',
		'combined.known': 'Combined known',
		'combined.mean': 'Combined, mean',
		'combined.low': 'Combined, lower bound',
		'combined.high': 'Combined, upper bound',
		lawPracticeGap: 'Gap between law and practice',
		evidenceCoverage: 'Evidence coverage',
		standard: 'Standard',
		pillar: 'Pillar',
		critical: 'Critical safeguard',
		isApplicable: 'Applicable',
		design: 'Design',
		implementation: 'Implementation',
		count: 'Number',
		ids: 'Standards',
		rank: 'No.',
		'target.design': 'Target, design',
		'target.implementation': 'Target, implementation',
		'gap.design': 'Gap in design',
		'gap.implementation': 'Gap in practice',
		'gap.total': 'Total gap',
		priority: 'Priority'
	},
	title: 'Assessment of the National Referral Mechanism',
	contents: 'Contents',
	pageOf: (page, pages) => `Page ${page} of ${pages}`,
	period: (from, to) => `${from} to ${to}`,
	labelled: (label, text) => `${label}: ${text}`,
	none: 'None',
	noLevel: '–',
	cover: {
		catalogue: 'Catalogue of standards',
		catalogueVersion: (id, version) => `${id}, version ${version}`,
		source: 'Source of the numbering and themes',
		sourceOf: (title, publisher, year) => `${title}. ${publisher}, ${year}`,
		reportLanguage: 'Language of the report',
		textLanguage: 'Language of the answers',
		date: 'Date of the report',
		fallback: (language) => `The standards are shown in this language: ${language}.`,
		signature: 'Approved by',
		signatureFields: {
			name: 'Name',
			function: 'Function',
			date: 'Date',
			signature: 'Signature'
		}
	},
	stamp: {
		clearance: {
			watermark: 'DRAFT\nFOR CLEARANCE',
			notice:
				'This is a draft for internal clearance. It is not a submission, and it may still change.',
			by: 'Copy made by',
			at: 'Copy made on',
			footer: (by, moment) => `Draft for clearance, not a submission. Copy made by ${by}, ${moment}`
		},
		submission: {
			number: 'Submission number',
			at: 'Submitted on',
			sha256: 'SHA-256 of the submission',
			superseded:
				'This submission has been superseded: a later one has taken its place. It is kept as it was submitted.',
			footer: (number, digits) => `Submission ${number}, SHA-256 ${digits}…`,
			supersededFooter: (footer) => `Superseded. ${footer}`
		}
	},
	headings: {
		howToRead: 'How to read this report',
		profile: 'Profile',
		charts: 'The profile in pictures',
		heatMap: 'All standards at a glance',
		safeguards: 'The critical safeguards',
		lawPractice: 'Law and practice',
		gaps: 'Gaps in order of priority',
		noInformation: 'Standards without information',
		notApplicable: 'Standards that are not applicable',
		standards: 'The standards one by one',
		annexEvidence: 'Annex A. Evidence',
		annexMethod: 'Annex B. Method and calculation',
		trace: 'How each figure came about'
	},
	howToRead: {
		dimensions:
			'Every standard is rated on two dimensions, never on one. Design is what law, policy, procedure, mandate and budget provide. Implementation is what happens in practice.',
		levels: 'Each dimension has a level from 0 to 4.',
		bounds:
			'A mean is computed from the known levels only. Beside each mean stand its bounds: the true mean lies between them, whatever the missing answers turn out to be. The wider the bounds, the less is known.',
		noInformation:
			'No information is not a level. It is never counted as 0 and never hidden. A standard that is not applicable, for a stated reason, leaves every count and every mean.'
	},
	levelsTable: 'The five levels',
	profile: {
		answered: (answered, all) => `${answered} of ${standards(all)} answered`,
		withEvidence: (n) => `${standards(n)} with evidence`,
		notApplicable: (n) => `${standards(n)} not applicable`,
		coverageTable: 'How much is known',
		meansTable: 'Means from 0 to 4, with their bounds',
		meansNote:
			'The bounds of each mean stand in brackets. The gap between law and practice is the mean of design minus implementation where both are known: above zero, law is ahead of practice.',
		meanOf: (mean, low, high) => `${mean}\n(${low} to ${high})`,
		boundsOnly: (low, high) => `(${low} to ${high})`
	},
	figures: {
		profile: {
			caption: 'Design and implementation per pillar',
			alt: (numbers) =>
				`Bar chart of the mean levels per pillar, from 0 to 4, with their bounds. ${numbers}`
		},
		radar: {
			caption: 'The five pillars side by side',
			alt: (numbers) =>
				`Radar chart of the mean levels of design and of implementation per pillar. ${numbers}`
		},
		'law-practice': {
			caption: 'Standards by level of design and of implementation',
			alt: (numbers) =>
				`Bubble chart: design across, implementation upwards, the size of a bubble is the number of standards. Below the diagonal law is ahead of practice. ${numbers}`
		},
		gaps: {
			caption: 'The largest gaps by priority',
			alt: (numbers) =>
				`Bar chart of the first gaps by priority, design and implementation end to end. ${numbers}`
		}
	},
	altPillar: (pillar, design, implementation) =>
		`${pillar}: design ${design}, implementation ${implementation}.`,
	altPair: (n, design, implementation) =>
		`${standards(n)} with design ${design} and implementation ${implementation}.`,
	altGap: (standard, design, implementation) =>
		`${standard}: design ${design}, implementation ${implementation}.`,
	heatMapNote:
		'Each standard with its two levels. The darker a cell, the higher the level. A hatched cell means no information. The critical safeguards are in bold.',
	safeguardsNote:
		'Without these safeguards people who were trafficked are exposed to immediate harm. Their gaps weigh twice in the order of priority.',
	safeguardsTable: 'Levels of the critical safeguards',
	lawPractice: {
		mean: (gap, rated) =>
			`The mean gap between law and practice is ${gap}, over ${standards(rated)} with both levels known.`,
		unknown: 'The gap between law and practice is not known: no standard has both levels known.',
		note: 'On the diagonal law and practice are on the same level. Below it law is ahead of practice, above it practice is ahead of law.',
		table: 'Standards by pair of levels'
	},
	gaps: {
		note: 'A gap is the distance from the level to the target. The priority is the sum of the known gaps, doubled for a critical safeguard. A dash means no information. Standards of which neither level is known are listed apart.',
		none: 'No known level is below its target.',
		table: 'All gaps in order of priority',
		levels: 'Levels: design / practice',
		targets: 'Targets: design / practice'
	},
	noInformation: {
		note: 'For these standards neither level is known. They count as open questions, not as gaps.',
		none: 'At least one level is known for every applicable standard.'
	},
	notApplicable: {
		note: 'These standards leave every count and every mean, for the reason given.',
		none: 'All standards are applicable.',
		table: 'Standards left out, with the reasons',
		reason: 'Reason why it is not applicable'
	},
	actions: {
		table: 'Actions',
		action: 'Action',
		lead: 'Lead institution',
		partners: 'Partners',
		start: 'Start',
		due: 'Due',
		budget: 'Budget',
		funded: 'funded',
		notFunded: 'not funded yet',
		indicator: 'Indicator',
		effect: 'Expected level',
		status: 'Status',
		standards: 'Standards'
	},
	standards: {
		ratings: 'Rating',
		criteria: 'Criteria',
		suggested: 'Suggested by the criteria',
		targetDate: 'Target date',
		mark: 'Met',
		dimension: 'Dimension',
		childLens: 'child lens',
		above: (dimension, level, suggested) =>
			`${dimension}: the level ${level} is above the level ${suggested} that the criteria suggest.`,
		notCounted: 'Levels were entered for this standard; they are kept, but they count nowhere.',
		noNarrative: 'No narrative was entered.',
		noEvidence: 'No evidence is cited.',
		evidenceTable: (standard) => `Evidence cited for ${standard}`
	},
	review: {
		undetermined: {
			design: 'Law and policy cannot be determined',
			implementation: 'Practice cannot be determined'
		},
		finding: 'Finding',
		recommendation: 'Recommendation',
		priority: 'Priority',
		priorities: { high: 'high', medium: 'medium', low: 'low' },
		promising: 'Promising practice',
		verdictsTable: 'What the cited evidence proves',
		item: 'Evidence',
		verdict: 'Verdict',
		verdicts: {
			supports: 'supports the answer',
			partly: 'supports it in part',
			'does-not': 'does not support it',
			'cannot-open': 'could not be opened'
		},
		consensus: 'How reviewers came to one view',
		raters: (n) => `Rated by ${count(n, { one: 'reviewer', other: 'reviewers' })}.`,
		draftFinding: 'Draft finding',
		reply: (who, moment) => `Reply of ${who}, ${moment}`
	},
	evidence: {
		note: 'Every item with all its fields, and the standards that cite it. The SHA-256 value proves that a file is unchanged.',
		none: 'No evidence was entered.',
		table: 'All evidence',
		document: 'Item',
		id: 'Id',
		issuer: 'Issued by',
		pinpoint: 'Where in the document',
		access: 'Access',
		file: 'File',
		sha256: 'SHA-256',
		url: 'Address',
		citation: 'Citation',
		citedBy: 'Cited by',
		notCited: 'Not cited'
	},
	method: {
		rules: [
			'A set of standards is a pillar, or all standards. Every standard counts the same. Standards that are not applicable are left out first; n is the number of those that remain.',
			'Each standard has five criteria. They suggest a level: four times the mean of the known marks (yes 1, partly ½, no 0), rounded half down. The assessor decides on the level.',
			'A level of implementation of 3 or 4 without any evidence is marked as unsupported.'
		],
		formulas: [
			'Mean = sum of the known levels / number of known levels',
			'Lower bound = (sum of the known levels + 0 for each missing one) / n',
			'Upper bound = (sum of the known levels + 4 for each missing one) / n',
			'Combined level of a standard = (design + implementation) / 2, where both are known',
			'Gap between law and practice = mean of (design − implementation), where both are known',
			'Evidence coverage = standards with a level above 0 that cite evidence / standards with a level above 0',
			'Gap = target − level, at least 0; the target is 4 unless the answer sets its own',
			'Priority = sum of the known gaps × 2 for a critical safeguard, × 1 for any other standard'
		],
		traceNote:
			'Each figure of the profile with its sum, its count and what it leaves out. In square brackets: values that stand for missing levels in a bound.',
		figure: 'Figure',
		calculation: 'Calculation',
		value: 'Result',
		leftOut: 'Left out or missing',
		bounds: { known: 'known', mean: 'mean', low: 'lower bound', high: 'upper bound' },
		excluded: {
			'not-applicable': (n, ids) => `${n} not applicable: ${ids}`,
			'no-information': (n, ids) => `${n} without information: ${ids}`,
			'one-unknown': (n, ids) => `${n} with one level unknown: ${ids}`,
			'nothing-claimed': (n, ids) => `${n} without a level above 0: ${ids}`
		},
		assumed: (n, ids) => `${n} with a level missing: ${ids}`
	}
};
