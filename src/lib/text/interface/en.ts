import { account as accountEn } from './account/en.ts';
import { administration as administrationEn } from './administration/en.ts';
import { submission as submissionEn } from './submission/en.ts';
import { work as workEn } from './work/en.ts';
import { comments as commentsEn } from './comments/en.ts';
import { mail as mailEn } from './mail/en.ts';
import { trail as trailEn } from './trail/en.ts';
import { amendment as amendmentEn } from './amendment/en.ts';
import { bundles as bundlesEn } from './bundles/en.ts';
import { clarify as clarifyEn } from './clarify/en.ts';
import { compare as compareEn } from './compare/en.ts';
import { reviews as reviewsEn } from './reviews/en.ts';
import { together as togetherEn } from './together/en.ts';
import { rounds as roundsEn } from './rounds/en.ts';
import type { ASSESSMENT_KINDS, Level, Status } from '#lib/core/codes.ts';
import type { Exclusion, SetMeasure, StandardMeasure } from '#lib/core/explain.ts';
import { formatNumber } from '#lib/text/format.ts';

const plural = (n: number, one: string, many: string) =>
	`${formatNumber('en', n)} ${n === 1 ? one : many}`;

export const en = {
	product: 'NRM Assessment',
	skipToContent: 'Skip to main content',
	menu: 'Menu',
	languageNavigation: 'Language',
	footer: {
		purpose: 'Measures how well a State identifies and protects people who were trafficked.',
		method: 'How the figures are made'
	},
	account: accountEn,
	administration: administrationEn,
	submission: submissionEn,
	work: workEn,
	comments: commentsEn,
	mail: mailEn,
	trail: trailEn,
	together: togetherEn,
	reviews: reviewsEn,
	compare: compareEn,
	clarify: clarifyEn,
	amendment: amendmentEn,
	bundles: bundlesEn,
	rounds: roundsEn,
	nav: {
		home: 'Assessments',
		standards: 'The 57 standards',
		method: 'Method',
		administration: 'Administration'
	},
	errorSummary: 'There is a problem',
	errorPrefix: 'Error:',
	labelled: (label: string, value: string) => `${label}: ${value}`,
	optional: 'optional',
	none: 'None',
	error: {
		notFound: 'Page not found',
		notFoundText:
			'If you typed the address, check that it is correct. The page may have been removed.',
		forbidden: 'The request did not come from a page of this application',
		forbiddenText: 'Nothing was changed. Open the page again and repeat what you did.',
		failed: 'Sorry, something went wrong',
		failedText: 'Nothing that was acknowledged as saved is lost. Try again later.',
		reference: (id: string) => `If you report this, give this number: ${id}`
	},
	home: {
		title: 'Assessments',
		lead: 'Score a National Referral Mechanism against 57 standards, law and practice apart, with evidence attached. Get gap charts and a report worth signing.',
		create: 'New assessment',
		import: 'Import a file',
		empty:
			'There is no assessment yet. Create one, or import a file in the format nrm-assessment/1.',
		emptyForReaders: 'There is no assessment yet.',
		noOrganisation:
			'You are a member of no organisation that assesses. What organisations enter is seen by their members only.',
		status: 'Status',
		answered: 'Answered',
		answeredOf: (n: number, all: number) => `${n} of ${all}`,
		updated: 'Last change'
	},
	head: {
		createTitle: 'New assessment',
		editTitle: 'Details of the assessment',
		state: 'State',
		chooseState: 'Choose a State',
		groups: {
			participating: 'OSCE participating States',
			partner: 'Partners for Co-operation',
			fictional: 'Fictional States for demonstrations'
		},
		organisation: 'Organisation that answers',
		owner: 'Your organisation',
		chooseOwner: 'Choose an organisation',
		organisationHint: 'For example the ministry that coordinates the assessment.',
		organisationKind: 'Kind of organisation',
		kind: 'Kind of assessment',
		kindHint: {
			self: 'A State on its own mechanism',
			shadow: 'An NGO on the mechanism of a State',
			review: 'A reviewer on the mechanism of a State'
		} satisfies Record<(typeof ASSESSMENT_KINDS)[number], string>,
		period: 'Reference period',
		periodHint: 'The time that the answers describe.',
		from: 'From',
		to: 'To',
		language: 'Language of the answers',
		catalogue: 'Catalogue of standards',
		create: 'Create assessment',
		save: 'Save details',
		saved: 'The details are saved.',
		changed:
			'Somebody else changed this while you were writing. Nothing was overwritten. Save again to put what is here in its place, or open the page anew to see theirs.',
		remove: 'Delete this assessment',
		removeText:
			'All answers and evidence of this assessment are deleted. Export it first if you may need it.',
		removeConfirm: 'I understand that this cannot be undone'
	},
	import: {
		title: 'Import an assessment',
		lead: 'A file in the format nrm-assessment/1, as this application exports it. It becomes a new assessment; no existing one is changed.',
		file: 'Assessment file (JSON)',
		submit: 'Check and import',
		faults: (n: number) => `Nothing was imported. The file has ${plural(n, 'fault', 'faults')}:`,
		more: (n: number) => `and ${n} more`
	},
	standards: {
		title: 'The 57 standards',
		search: 'Search',
		searchHint: 'Words of a title, statement or criterion, or an id',
		pillar: 'Pillar',
		section: 'Section',
		all: 'All',
		criticalOnly: 'Critical safeguards only',
		apply: 'Show',
		reset: 'Show all',
		found: (n: number) => plural(n, 'standard', 'standards'),
		nothing: 'No standard matches. Use fewer words or choose all pillars.',
		statement: 'What a State that meets it has',
		rationale: 'Why it matters',
		criteria: 'Criteria',
		anchors: 'Legal anchors',
		article: (articles: string) => `art. ${articles}`,
		verified: 'checked in the treaty text',
		unverified: 'not yet checked',
		institutions: 'Institutions usually responsible',
		evidenceExamples: 'What would prove it',
		childLens: 'child lens',
		readIn: 'Read the standards in',
		previous: 'Previous standard',
		next: 'Next standard',
		machine: 'machine translation'
	},
	assessment: {
		tabs: {
			tasks: 'Standards',
			board: 'Board',
			evidence: 'Evidence',
			results: 'Results',
			report: 'Report and export',
			submission: 'Submission',
			details: 'Details'
		},
		readOnly: 'You may read this assessment; others change it.',
		status: {
			draft: 'Draft',
			'in-approval': 'In approval',
			submitted: 'Submitted',
			returned: 'Returned',
			accepted: 'Accepted'
		} satisfies Record<Status, string>,
		tabsLabel: 'Parts of this assessment',
		progress: (n: number, all: number) => `${n} of ${all} answered`,
		filters: {
			all: 'All',
			unanswered: 'Unanswered',
			critical: 'Critical',
			unsupported: 'Unsupported',
			'no-evidence': 'No evidence'
		},
		filterLabel: 'Show',
		nothing: 'No standard is left under this filter.',
		unanswered: 'Unanswered',
		partly: 'One dimension',
		answered: 'Answered',
		levels: (design: string, implementation: string) =>
			`Design ${design}, implementation ${implementation}`,
		evidenceCount: (n: number) => plural(n, 'evidence item', 'evidence items'),
		startNext: 'Go to the next unanswered standard'
	},
	answer: {
		criteria: 'Criteria',
		criteriaHint: 'Mark what the evidence shows. The marks suggest a level; you decide.',
		levels: 'Levels',
		suggested: (level: string) => `Suggested by the criteria: ${level}`,
		noSuggestion: 'No suggestion: no criterion of this dimension is known yet.',
		above: 'The level is above what the criteria suggest. Give the reason in the narrative.',
		unsupported: 'A level of 3 or 4 in practice has no evidence yet.',
		notApplicable: 'This standard is not applicable to the State',
		notApplicableReason: 'Why it is not applicable',
		notApplicableHint: (n: number) =>
			`At least ${n} characters. The standard then leaves every count and mean.`,
		narrative: 'Narrative',
		narrativeHint:
			'What is in place, what happens in practice, where the gaps are. No personal data of victims.',
		target: 'Target',
		targetHint: 'Without a target, the top level is the target.',
		targetBy: 'To be reached by',
		noTarget: 'Top level (4)',
		evidence: 'Evidence',
		evidenceReuse: 'Evidence of this assessment that supports this answer',
		evidenceNone: 'There is no evidence in this assessment yet.',
		evidenceAdd: 'Add evidence',
		save: 'Save',
		saveNext: 'Save and next',
		saved: 'The answer is saved.',
		savedAt: (moment: string) => `Last saved ${moment} UTC`,
		neverSaved: 'Not saved yet',
		leave: 'What you wrote here is not saved yet. Leave the page all the same?',
		about: 'About this standard',
		history: 'History of this answer',
		previous: 'Previous standard',
		next: 'Next standard',
		position: (n: number, all: number) => `Standard ${n} of ${all}`,
		characters: {
			one: 'You have %{count} character remaining',
			other: 'You have %{count} characters remaining',
			limit: 'You have 0 characters remaining',
			overOne: 'You have %{count} character too many',
			overOther: 'You have %{count} characters too many',
			hint: 'You can enter up to %{count} characters'
		}
	},
	evidence: {
		title: 'Evidence',
		lead: 'One document can prove many standards. It is kept once and cited where it counts.',
		kind: 'What is it?',
		kindHint: {
			file: 'A document to upload, at most 25 MB',
			link: 'A page on the web',
			reference: 'A citation of a source that cannot be attached'
		},
		type: 'Type',
		chooseType: 'Choose a type',
		name: 'Title',
		issuer: 'Issued by',
		date: 'Date of the document',
		language: 'Language',
		pinpoint: 'Where in it',
		pinpointHint: 'Articles, pages or tables',
		access: 'Who may see it',
		file: 'File',
		url: 'Address',
		citation: 'Citation',
		citedBy: 'Supports',
		citedByNone: 'No standard yet',
		download: 'Download',
		missingFile: 'The file is named in an imported assessment and is not on this server.',
		attach: 'Attach the file',
		attachHint: 'It must be the same file: its SHA-256 is compared.',
		add: 'Add evidence',
		addSubmit: 'Add',
		added: 'The evidence is added.',
		edit: 'Edit',
		editTitle: 'Edit evidence',
		save: 'Save',
		remove: 'Remove this evidence',
		removeText: 'It is also taken from the answers that cite it. The history keeps what was there.',
		removeSubmit: 'Remove',
		empty: 'There is no evidence yet.',
		changed:
			'Somebody else changed this while you were writing. Nothing was overwritten. Save again to put what is here in its place, or open the page anew to see theirs.',
		sha256: 'SHA-256'
	},
	results: {
		summary: 'Summary',
		ratedOf: (n: number, all: number) =>
			`${n} of ${all} applicable standards rated in both dimensions`,
		notApplicableCount: (n: number) => `${n} not applicable`,
		noInformationCount: (n: number) => `${n} without any information`,
		bounds: (low: string, high: string) => `between ${low} and ${high}`,
		boundsHint: 'The bounds show where the mean lies whatever the missing answers turn out to be.',
		explain: 'Explain this number',
		csv: 'Download these numbers (CSV)',
		profile: 'Profile by pillar',
		profileAlt:
			'Bar chart: mean level of design and implementation in each pillar, with the bounds within which the mean lies. The table has the same numbers.',
		radar: 'The five pillars',
		radarAlt:
			'Radar chart: mean level of design and implementation in each pillar. The table of the profile has the same numbers.',
		heatMap: 'Heat map of the standards',
		heatMapHint: 'Level of each standard in law and in practice.',
		lawPractice: 'Law and practice',
		lawPracticeAlt:
			'Bubble chart: number of standards at each pair of levels. What lies below the diagonal is ahead in law and behind in practice. The table has the same numbers.',
		lawPracticeHint:
			'How many standards stand at each pair of levels. Below the diagonal, the law is ahead of practice.',
		gaps: 'Gaps, by priority',
		gapsAlt:
			'Bar chart: the fifteen gaps of highest priority, by dimension. The table lists all gaps.',
		gapsHint: 'Gap = target − level. The gap of a critical safeguard counts twice.',
		noGaps: 'No gap is known.',
		safeguards: 'Critical safeguards',
		noInformation: 'No information',
		noInformationHint:
			'Neither level is known. These standards are not zero, and they are not among the gaps.',
		noInformationNone: 'Every applicable standard has at least one level.',
		notApplicable: 'Not applicable',
		rank: 'Rank',
		rated: 'Rated',
		contents: 'On this page'
	},
	explain: {
		title: 'How this number was made',
		value: 'Value',
		none: 'No value: no information',
		formula: 'Formula',
		rows: 'Standards that count',
		contribution: 'Counts as',
		assumed: 'assumed',
		excluded: 'Left out',
		excludedNone: 'No standard is left out.',
		why: {
			'not-applicable': 'Not applicable',
			'no-information': 'No information',
			'one-unknown': 'Only one level known',
			'nothing-claimed': 'No level above 0'
		} satisfies Record<Exclusion, string>,
		meanFormula: (sum: string, count: string, value: string) => `${sum} ÷ ${count} = ${value}`,
		countFormula: (count: string) => `count of the rows = ${count}`,
		back: 'Back to the results',
		measure: {
			applicable: 'Applicable standards',
			rated: 'Standards rated in both dimensions',
			'design.known': 'Design: levels known',
			'design.mean': 'Design: mean of the known levels',
			'design.low': 'Design: lower bound of the mean',
			'design.high': 'Design: upper bound of the mean',
			'implementation.known': 'Implementation: levels known',
			'implementation.mean': 'Implementation: mean of the known levels',
			'implementation.low': 'Implementation: lower bound of the mean',
			'implementation.high': 'Implementation: upper bound of the mean',
			'combined.known': 'Combined: standards with both levels known',
			'combined.mean': 'Combined: mean over standards with both levels known',
			'combined.low': 'Combined: lower bound of the mean',
			'combined.high': 'Combined: upper bound of the mean',
			lawPracticeGap: 'Gap between law and practice',
			evidenceCoverage: 'Evidence coverage',
			'combined.value': 'Combined level',
			'gap.design': 'Gap in design',
			'gap.implementation': 'Gap in implementation',
			'gap.total': 'Total gap',
			priority: 'Priority'
		} satisfies Record<SetMeasure | StandardMeasure, string>,
		rule: {
			applicable: 'Every standard but those that are not applicable.',
			rated: 'Applicable standards with both levels known.',
			known: 'Applicable standards whose level is known.',
			mean: 'Sum of the known levels, divided by how many are known. No information is not zero: it is left out.',
			low: 'As the mean, with every missing level put at 0.',
			high: 'As the mean, with every missing level put at 4.',
			lawPracticeGap: 'Mean of design − implementation over standards with both levels known.',
			evidenceCoverage:
				'Of the standards with any level above 0, the share that cites at least one evidence item.',
			'combined.value': '(design + implementation) ÷ 2, where both are known.',
			gap: 'max(0, target − level); the target is 4 unless the answer sets its own.',
			'gap.total': 'Sum of the known gaps.',
			priority: 'Total gap × 2 for a critical safeguard, × 1 otherwise.'
		}
	},
	report: {
		title: 'Report and export',
		pdf: 'Report (PDF)',
		pdfHint:
			'Everything that was entered, with charts, gaps, evidence and the method. Tagged for screen readers.',
		language: 'Language of the report',
		languageHint: 'Answers are printed in the language in which they were written.',
		date: 'Date on the report',
		download: 'Download the PDF',
		export: 'Assessment file',
		exportHint:
			'All answers, evidence entries and actions in the format nrm-assessment/1. This application and the command line read it.',
		exportDownload: 'Download the file (JSON)'
	},
	method: {
		title: 'How the figures are made',
		lead: 'Every number comes from these rules, computed once, the same on every page, in every file and report.',
		ratings: 'Ratings',
		ratingsText: [
			'Every standard is rated in two dimensions: design (law, policy, procedure, mandate, money) and implementation (what happens in practice).',
			'Each dimension has a level from 0 to 4, or no information. No information is never counted as 0 and never hidden.',
			'A standard is not applicable only with a written reason. It then leaves every count and mean.',
			'Five criteria per standard suggest a level: 4 × the mean of yes (1), partly (½) and no (0) over the known criteria of that dimension, rounded half down. The assessor decides.',
			'A level of 3 or 4 in practice with no evidence is marked as unsupported.'
		],
		results: 'Results of a pillar, or of all standards',
		resultsText: [
			'Mean: sum of the known levels ÷ how many are known.',
			'Bounds: the mean with every missing level at 0, and at 4. The true mean lies between them.',
			'Combined: (design + implementation) ÷ 2 of a standard where both are known; the mean over those.',
			'Gap between law and practice: mean of design − implementation where both are known.',
			'Evidence coverage: of the standards with any level above 0, the share that cites evidence.',
			'Every standard counts the same. There is no league table and no rank of States.'
		],
		gaps: 'Gaps',
		gapsText: [
			'Gap: max(0, target − level) in each dimension; the target is 4 unless the answer sets its own.',
			'Priority: total gap, × 2 for a critical safeguard.',
			'Ranked by priority, then by the gap in implementation, then in the order of the catalogue. Standards without information are listed apart.'
		],
		scale: 'The scale'
	},
	history: {
		empty: 'Nothing has been saved yet.'
	},
	levelOption: (level: Exclude<Level, null>, title: string) => `${level} – ${title}`
};
export type InterfaceText = typeof en;
