import { answerTo } from './answer-to.ts';
import type { Answer, Assessment } from './assessment.ts';
import type { Catalogue, Standard } from './catalogue.ts';
import { DIMENSIONS, type AssignmentProgress, type Dimension } from './codes.ts';
import { LIMITS } from './limits.ts';
import { contradictions } from './links.ts';
import { isAboveSuggestion, isUnsupported } from './suggest.ts';

export type Severity = 'stop' | 'warn';

/**
 * What is looked at before an assessment is submitted, in the order of the page, and what each
 * finding does: `stop` keeps the assessment from being submitted, `warn` only asks to look again.
 * A standard without an answer warns: *no information* is a legitimate answer in the method, and a
 * State that must not submit it would guess instead.
 */
export const CHECKS = {
	/** Applicable, neither level known, and no narrative that says why. */
	unanswered: 'warn',
	/** Of one dimension the level is unknown; `dimension` says of which. */
	'one-unknown': 'warn',
	/** Not applicable without a reason that says something. */
	'not-applicable-reason': 'stop',
	/** Carried over from the round before, and confirmed by nobody. */
	carried: 'stop',
	/** Several institutions have answered, and nobody has decided between them. */
	undecided: 'stop',
	/** The answer of an institution that was asked is not approved. */
	pending: 'warn',
	/** The same, and its day has passed. */
	overdue: 'warn',
	/** A level above what the criteria suggest, without a narrative that gives the reason. */
	'above-criteria': 'stop',
	/** Practice at 3 or 4 without any evidence. */
	unsupported: 'warn',
	/** Evidence that no answer cites. */
	'evidence-unused': 'warn',
	/** Three or more levels above a standard that it presupposes: `other`. */
	contradiction: 'warn'
} as const satisfies Record<string, Severity>;
export type CheckKind = keyof typeof CHECKS;

/** One finding and where it is; `evidence` is the id of an item that belongs to no standard. */
export type Check = {
	kind: CheckKind;
	severity: Severity;
	standard: string | null;
	evidence: string | null;
	dimension?: Dimension;
	/** The standard that this one presupposes. */
	other?: string;
	institution?: string;
};

/** A standard that an institution is asked to answer. `due`: `YYYY-MM-DD`, the last day in time. */
export type Assignment = {
	standard: string;
	institution: string;
	due: string | null;
	progress: AssignmentProgress;
};

export type ChecksInput = {
	assessment: Pick<Assessment, 'answers' | 'evidence'>;
	catalogue: Pick<Catalogue, 'standards' | 'links'>;
	/** `YYYY-MM-DD`. */
	today: string;
	/** Standards whose answer was carried over and not yet confirmed. */
	carried: ReadonlySet<string>;
	assignments: readonly Assignment[];
	/** Standards on which the coordinator has decided. */
	decided: ReadonlySet<string>;
};

/** One standard and all that is known of it. */
type Case = {
	standard: Standard;
	answer: Answer;
	assignments: readonly Assignment[];
	input: ChecksInput;
};
type Detail = Pick<Check, 'dimension' | 'other' | 'institution'>;
type Rule = (one: Case) => Detail[];

const when = (found: boolean): Detail[] => (found ? [{}] : []);
const says = (text: string | null): boolean => (text ?? '').trim().length >= LIMITS.reasonMinimum;
const known = ({ design, implementation }: Answer): number =>
	[design, implementation].filter((level) => level !== null).length;
const unapproved = ({ assignments }: Case): Assignment[] =>
	assignments.filter(({ progress }) => progress !== 'approved');

const RULES: Record<Exclude<CheckKind, 'evidence-unused'>, Rule> = {
	unanswered: ({ answer }) =>
		when(answer.applicable && known(answer) === 0 && answer.narrative.trim() === ''),
	'one-unknown': ({ answer }) =>
		answer.applicable && known(answer) === 1
			? DIMENSIONS.filter((dimension) => answer[dimension] === null).map((dimension) => ({
					dimension
				}))
			: [],
	'not-applicable-reason': ({ answer }) =>
		when(!answer.applicable && !says(answer.notApplicableReason)),
	carried: ({ standard, input }) => when(input.carried.has(standard.id)),
	undecided: ({ standard, assignments, input }) => {
		const answered = assignments.filter(
			({ progress }) => progress === 'ready' || progress === 'approved'
		);
		return when(answered.length > 1 && !input.decided.has(standard.id));
	},
	pending: (one) => unapproved(one).map(({ institution }) => ({ institution })),
	overdue: (one) =>
		unapproved(one)
			.filter(({ due }) => due !== null && due < one.input.today)
			.map(({ institution }) => ({ institution })),
	'above-criteria': ({ standard, answer }) =>
		says(answer.narrative)
			? []
			: DIMENSIONS.filter((dimension) => isAboveSuggestion(standard, answer, dimension)).map(
					(dimension) => ({ dimension })
				),
	unsupported: ({ answer }) => when(isUnsupported(answer)),
	contradiction: ({ standard, input: { assessment, catalogue } }) =>
		contradictions(
			assessment,
			catalogue.links.filter((link) => link.standard === standard.id)
		).map(({ needs, dimension }) => ({ dimension, other: needs }))
};

/**
 * Everything to look at before an assessment is submitted: by kind in the order of `CHECKS`, then
 * in catalogue order; evidence in its own order. Assignments of other standards are passed over.
 */
export function submissionChecks(input: ChecksInput): Check[] {
	const { assessment, catalogue } = input;
	const cases = catalogue.standards.map((standard) => ({
		standard,
		answer: answerTo(assessment, standard.id),
		assignments: input.assignments.filter((one) => one.standard === standard.id),
		input
	}));
	return (Object.keys(CHECKS) as CheckKind[]).flatMap((kind): Check[] => {
		const severity = CHECKS[kind];
		if (kind === 'evidence-unused')
			return unusedEvidence(assessment).map((evidence) => ({
				kind,
				severity,
				standard: null,
				evidence
			}));
		return cases.flatMap((one) =>
			RULES[kind](one).map((detail) => ({
				kind,
				severity,
				standard: one.standard.id,
				evidence: null,
				...detail
			}))
		);
	});
}

function unusedEvidence({ answers, evidence }: ChecksInput['assessment']): string[] {
	const cited = new Set(Object.values(answers).flatMap((answer) => answer?.evidence ?? []));
	return evidence.map(({ id }) => id).filter((id) => !cited.has(id));
}

/** Whether nothing stops the assessment; what only warns may stay as it is. */
export const canSubmit = (checks: readonly Check[]): boolean =>
	checks.every(({ severity }) => severity !== 'stop');
