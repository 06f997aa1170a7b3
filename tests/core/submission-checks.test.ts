import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '#lib/core/assessment.ts';
import type { Link } from '#lib/core/catalogue-links.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { score } from '#lib/core/score.ts';
import {
	canSubmit,
	CHECKS,
	submissionChecks,
	type Assignment,
	type Check,
	type CheckKind,
	type ChecksInput
} from '#lib/core/submission-checks.ts';
import { assessments } from '../fixtures/arbitrary.ts';
import { assessment, REASON } from '../fixtures/assessment.ts';
import { catalogue as installed } from '../fixtures/catalogue.ts';

const TODAY = '2026-06-15';
const SHORT = 'x'.repeat(LIMITS.reasonMinimum - 1);
const LONG = `${SHORT}x`;
const KINDS = Object.keys(CHECKS) as CheckKind[];

const LINK: Link = {
	standard: 'F-01',
	needs: 'F-02',
	dimension: 'implementation',
	why: { en: 'a', fr: 'b', de: 'c', it: 'd', ru: 'e', es: 'f' }
};
const catalogue = { standards: installed.standards, links: [LINK] };
const ids = catalogue.standards.map(({ id }) => id);
const evidence = (id: string) =>
	({ id, kind: 'reference', type: 'law', title: 'T', access: 'public', citation: 'C' }) as const;

type Change = {
	answers?: Record<string, Partial<Answer>>;
	evidence?: readonly string[];
	carried?: readonly string[];
	decided?: readonly string[];
	assignments?: readonly Assignment[];
};

/** An assessment with everything right, but for what is changed. */
function input(change: Change = {}): ChecksInput {
	const right = { design: 2, implementation: 2, narrative: LONG, evidence: ['ev-1'] } as const;
	const answers = Object.fromEntries(
		ids.map((id) => [id, { ...right, evidence: [...right.evidence], ...change.answers?.[id] }])
	);
	return {
		assessment: assessment(answers, {
			evidence: ['ev-1', ...(change.evidence ?? [])].map(evidence)
		}),
		catalogue,
		today: TODAY,
		carried: new Set(change.carried),
		decided: new Set(change.decided),
		assignments: change.assignments ?? []
	};
}
const checked = (change: Change): Check[] => submissionChecks(input(change));
const finding = (kind: CheckKind, rest: Partial<Check> = {}): Check => ({
	kind,
	severity: CHECKS[kind],
	standard: 'F-01',
	evidence: null,
	...rest
});
const asked = (more: Partial<Assignment> = {}): Assignment => ({
	standard: 'F-01',
	institution: 'police',
	due: null,
	progress: 'approved',
	...more
});
const prosecution = (more: Partial<Assignment>) => asked({ institution: 'prosecution', ...more });
const POLICE = { institution: 'police' };

test('with everything right there is nothing to look at', () => {
	expect(checked({})).toStrictEqual([]);
	const approved = [asked({ due: '2020-01-01' }), prosecution({ due: TODAY })];
	expect(checked({ assignments: approved, decided: ['F-01'] })).toStrictEqual([]);
});

describe('an answer', () => {
	const nothing = { design: null, implementation: null, narrative: '', evidence: [] };
	const marks = { a: 'partly', b: 'no', c: 'no', d: 'no', e: 'no' } as const; // design 1, practice 0
	test.each<[string, Partial<Answer>, Check[]]>([
		['not there at all', nothing, [finding('unanswered')]],
		['blank', { ...nothing, narrative: ' \n' }, [finding('unanswered')]],
		['no information, and why', { ...nothing, narrative: 'Not counted.' }, []],
		[
			'only law',
			{ implementation: null },
			[finding('one-unknown', { dimension: 'implementation' })]
		],
		['only practice', { design: null }, [finding('one-unknown', { dimension: 'design' })]],
		['level 0 is known', { design: 0, implementation: 0 }, []],
		['not applicable, with a reason', { applicable: false, notApplicableReason: REASON }, []],
		[
			'not applicable, without any',
			{ ...nothing, applicable: false },
			[finding('not-applicable-reason')]
		],
		[
			'not applicable, for too short a reason',
			{ applicable: false, notApplicableReason: `${SHORT}  ` },
			[finding('not-applicable-reason')]
		],
		[
			'not applicable, for one just long enough',
			{ applicable: false, notApplicableReason: LONG },
			[]
		],
		[
			'above the criteria, without a reason',
			{ criteria: marks, narrative: `  ${SHORT}` },
			[
				finding('above-criteria', { dimension: 'design' }),
				finding('above-criteria', { dimension: 'implementation' })
			]
		],
		[
			'above the criteria in one dimension',
			{ criteria: { a: 'yes', b: 'yes', c: 'no' }, narrative: '' },
			[finding('above-criteria', { dimension: 'implementation' })]
		],
		['above the criteria, with a reason', { criteria: marks, narrative: LONG }, []],
		['as the criteria suggest', { criteria: { a: 'partly', b: 'partly' }, narrative: '' }, []],
		['below the criteria', { criteria: { a: 'yes', b: 'yes' }, narrative: '' }, []],
		['no criterion marked', { narrative: '' }, []],
		['good practice, no evidence', { implementation: 3, evidence: [] }, [finding('unsupported')]],
		['good practice, evidence', { implementation: 4 }, []],
		['good law, no evidence', { design: 4, evidence: [] }, []],
		[
			'not applicable: its levels count nowhere',
			{
				applicable: false,
				notApplicableReason: REASON,
				design: 4,
				implementation: null,
				criteria: marks,
				narrative: '',
				evidence: []
			},
			[]
		]
	])('%s', (_, answer, expected) => {
		expect(checked({ answers: { 'F-01': answer } })).toStrictEqual(expected);
	});

	test('that is missing is not there at all', () => {
		const missing = { ...input(), assessment: assessment() };
		expect(submissionChecks(missing)).toStrictEqual(
			ids.map((standard) => finding('unanswered', { standard }))
		);
	});
});

describe('the work of several', () => {
	const passed = '2026-06-14';
	test.each<[string, Change, Check[]]>([
		['carried over, unconfirmed', { carried: ['F-01'] }, [finding('carried')]],
		['carried over, of another catalogue', { carried: ['X-01'] }, []],
		[
			'two answers, nothing decided',
			{ assignments: [asked(), prosecution({ progress: 'approved' })] },
			[finding('undecided')]
		],
		[
			'one approved, one only ready',
			{ assignments: [asked(), prosecution({ progress: 'ready' })] },
			[finding('undecided'), finding('pending', { institution: 'prosecution' })]
		],
		['two answers, decided', { assignments: [asked(), prosecution({})], decided: ['F-01'] }, []],
		['one answer needs no decision', { assignments: [asked()] }, []],
		[
			'two answers to two standards',
			{ assignments: [asked(), prosecution({ standard: 'F-02' })] },
			[]
		],
		...(['open', 'in-progress', 'sent-back'] as const).map(
			(progress): [string, Change, Check[]] => [
				`one approved, one ${progress}`,
				{ assignments: [asked(), prosecution({ progress })] },
				[finding('pending', { institution: 'prosecution' })]
			]
		),
		[
			'a day that has passed',
			{ assignments: [asked({ progress: 'open', due: passed })] },
			[finding('pending', POLICE), finding('overdue', POLICE)]
		],
		[
			'the day itself',
			{ assignments: [asked({ progress: 'open', due: TODAY })] },
			[finding('pending', POLICE)]
		],
		['a day that has passed, approved', { assignments: [asked({ due: passed })] }, []],
		[
			'a standard of another catalogue',
			{ assignments: [asked({ standard: 'X-01', progress: 'open' })] },
			[]
		]
	])('%s', (_, change, expected) => {
		expect(checked(change)).toStrictEqual(expected);
	});
});

test('evidence that nothing cites, in its own order', () => {
	const unused = (id: string) => finding('evidence-unused', { standard: null, evidence: id });
	expect(checked({ evidence: ['ev-3', 'ev-2'] })).toStrictEqual([unused('ev-3'), unused('ev-2')]);
	const cited = { 'F-09': { evidence: ['ev-3'] } };
	expect(checked({ evidence: ['ev-3', 'ev-2'], answers: cited })).toStrictEqual([unused('ev-2')]);
});

test('a contradiction names the standard that is presupposed', () => {
	const levels = (one: Answer['implementation'], other: Answer['implementation']): Change => ({
		answers: { 'F-01': { implementation: one }, 'F-02': { implementation: other } }
	});
	expect(checked(levels(4, 1))).toStrictEqual([
		finding('contradiction', { dimension: 'implementation', other: 'F-02' })
	]);
	expect(checked(levels(4, 2))).toStrictEqual([]);
	expect(checked(levels(1, 4))).toStrictEqual([]);
});

test('only what stops keeps an assessment from being submitted', () => {
	const stops = KINDS.filter((kind) => !canSubmit([finding(kind)]));
	expect(stops).toStrictEqual(['not-applicable-reason', 'carried', 'undecided', 'above-criteria']);
	expect(canSubmit([])).toBe(true);
	expect(canSubmit(KINDS.map((kind) => finding(kind)))).toBe(false);
});

/** The cause of each kind alone, on a standard of its own. */
const CAUSES: Record<CheckKind, Change> = {
	unanswered: { answers: { 'F-03': { design: null, implementation: null, narrative: '' } } },
	'one-unknown': { answers: { 'F-04': { design: null } } },
	'not-applicable-reason': { answers: { 'F-05': { applicable: false } } },
	carried: { carried: ['F-06'] },
	undecided: {
		assignments: [asked({ standard: 'F-07' }), prosecution({ standard: 'F-07' })]
	},
	pending: { assignments: [asked({ standard: 'F-08', progress: 'open' })] },
	overdue: { assignments: [asked({ standard: 'F-09', progress: 'ready', due: '2026-01-01' })] },
	'above-criteria': { answers: { 'F-10': { criteria: { a: 'no' }, narrative: '' } } },
	unsupported: { answers: { 'F-11': { implementation: 3, evidence: [] } } },
	'evidence-unused': { evidence: ['ev-2'] },
	contradiction: { answers: { 'F-01': { implementation: 4 }, 'F-02': { implementation: 1 } } }
};

test('each kind is found when, and only when, its cause is there', () => {
	fc.assert(
		fc.property(fc.subarray(KINDS), (causes) => {
			const changes = causes.map((kind) => CAUSES[kind]);
			const found = checked({
				answers: Object.assign({}, ...changes.map(({ answers }) => answers)),
				evidence: changes.flatMap(({ evidence }) => evidence ?? []),
				carried: changes.flatMap(({ carried }) => carried ?? []),
				assignments: changes.flatMap(({ assignments }) => assignments ?? [])
			});
			// What is overdue is pending as well.
			const expected = KINDS.filter(
				(kind) => causes.includes(kind) || (kind === 'pending' && causes.includes('overdue'))
			);
			expect(KINDS.filter((kind) => found.some((check) => check.kind === kind))).toStrictEqual(
				expected
			);
		}),
		{ numRuns: 60 }
	);
});

test('by kind, then in catalogue order; flags and gaps of information are those of the score', () => {
	const rank = ({ kind, standard }: Check) =>
		KINDS.indexOf(kind) * 100 + ids.indexOf(standard ?? '');
	fc.assert(
		fc.property(assessments, fc.subarray(ids), (given, carried) => {
			const found = submissionChecks({
				...input(),
				assessment: given,
				catalogue: installed,
				carried: new Set(carried.toReversed()),
				assignments: carried
					.toReversed()
					.map((standard) => asked({ standard, progress: 'open', due: '2026-01-01' }))
			});
			expect(found.map(rank)).toStrictEqual(found.map(rank).toSorted((a, b) => a - b));
			const of = (kind: CheckKind) =>
				found.filter((check) => check.kind === kind).map(({ standard }) => standard);
			const { standards, noInformation } = score(given, installed);
			expect(of('unsupported')).toStrictEqual(
				standards.filter(({ unsupported }) => unsupported).map(({ id }) => id)
			);
			expect(noInformation).toStrictEqual(expect.arrayContaining(of('unanswered')));
			for (const kind of ['carried', 'pending', 'overdue'] as const)
				expect(of(kind)).toStrictEqual(carried);
		}),
		{ numRuns: 60 }
	);
});
