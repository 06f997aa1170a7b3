import { describe, expect, test } from 'vitest';
import { STATUSES, type Status } from '#lib/core/codes.ts';
import { DEEDS, NOBODY, policy, SYSTEM, type Actor, type Deed } from '#lib/server/policy.ts';
import { memberOf } from './tenants.ts';

/** Everything that any rule may ask about: an assessment of `own`, with its parts. */
const object = {
	organisationId: 'own',
	kind: 'self',
	state: 'XA',
	status: 'draft',
	institution: 'ministry-justice',
	audience: 'internal',
	progress: 'in-progress',
	personId: 'somebody',
	invited: ['own'],
	importedFrom: null,
	isAssigned: true,
	isFree: true,
	assessed: { organisationId: 'assessed' }
} as const;

const ACTORS = {
	administrator: { kind: 'person', id: 'a', name: 'a', administrator: true, memberships: [] },
	coordinator: memberOf('own'),
	contributor: memberOf('own', { role: 'contributor', institution: 'ministry-justice' }),
	colleague: memberOf('own', { role: 'contributor', institution: 'ministry-social' }),
	observer: memberOf('own', { role: 'observer' }),
	neighbour: memberOf('other'),
	foreigner: memberOf('foreign', { states: ['XB'] }),
	ngo: memberOf('ngo', { kind: 'ngo' }),
	reviewer: memberOf('odihr', { kind: 'reviewer', states: [] }),
	'reviewing observer': memberOf('odihr', { kind: 'reviewer', states: [], role: 'observer' })
} satisfies Record<string, Actor>;
type Who = keyof typeof ACTORS;

const MEMBERS = ['coordinator', 'contributor', 'colleague', 'observer'] as const;
const REVIEWERS = ['reviewer', 'reviewing observer'] as const;
const WITH_ORGANISATION = [...MEMBERS, 'neighbour', 'foreigner', 'ngo', ...REVIEWERS] as const;

/** Who may, while it is a draft; everybody else may not. */
const MAY: Record<Deed, readonly Who[]> = {
	'installation.administer': ['administrator'],
	'organisation.read': ['administrator', ...MEMBERS],
	'organisation.manage': ['administrator', 'coordinator'],
	'trail.read': ['coordinator'],
	'trail.read-all': [],
	'account.manage': [],
	'round.read': ['administrator', ...MEMBERS],
	'assessment.list': WITH_ORGANISATION,
	'assessment.create': ['coordinator'],
	'assessment.read': MEMBERS,
	'assessment.edit': ['coordinator'],
	'assessment.remove': ['coordinator'],
	'assessment.export': MEMBERS,
	'assessment.move': ['coordinator'],
	'history.read': ['coordinator', 'observer'],
	'answer.edit': ['coordinator'],
	'assignment.manage': ['coordinator'],
	'assignment.list': ['coordinator', 'observer'],
	'contribution.read': ['coordinator', 'contributor', 'observer'],
	'contribution.edit': ['contributor'],
	'contribution.decide': ['coordinator'],
	'evidence.read': MEMBERS,
	'evidence.add': ['coordinator', 'contributor', 'colleague'],
	'evidence.edit': ['coordinator', 'contributor'],
	'comment.read': ['coordinator', 'contributor', 'observer'],
	'comment.write': ['coordinator', 'contributor', 'colleague'],
	'comment.resolve': ['coordinator', 'contributor'],
	'submission.list': REVIEWERS,
	'submission.read': [...MEMBERS, ...REVIEWERS],
	'submission.judge': [],
	'bundle.import': ['reviewer'],
	'sender.manage': ['reviewer'],
	'review.list': REVIEWERS,
	'review.read': MEMBERS,
	'review.lead': [],
	'review.lift': ['coordinator'],
	'review.declare': [],
	'review.rate': [],
	'review.result': MEMBERS,
	'clarification.ask': [],
	'clarification.read': MEMBERS,
	'clarification.reply': [],
	'comparison.read': REVIEWERS,
	'comparison.key': ['coordinator'],
	'group.manage': ['coordinator', 'contributor', 'colleague']
};
/** What only a draft lets anybody do. */
const ONLY_DRAFT: readonly Deed[] = [
	'assessment.edit',
	'assessment.remove',
	'answer.edit',
	'assignment.manage',
	'contribution.edit',
	'contribution.decide',
	'evidence.add',
	'evidence.edit'
];

const asked = (actor: Actor, deed: Deed, status: Status = 'draft', rest: object = {}): boolean =>
	policy(actor, deed, { ...object, status, ...rest } as never);
const allowed = (deed: Deed, status?: Status, rest?: object): Who[] =>
	(Object.keys(ACTORS) as Who[]).filter((who) => asked(ACTORS[who], deed, status, rest));

test('the table has a line for every deed', () => {
	expect(Object.keys(MAY)).toEqual(DEEDS);
});

describe.each(STATUSES)('%s', (status) => {
	test.each(DEEDS.filter((deed) => deed !== 'submission.judge'))('%s', (deed) => {
		const may = status !== 'draft' && ONLY_DRAFT.includes(deed) ? [] : MAY[deed];
		expect(allowed(deed, status).toSorted()).toEqual([...may].toSorted());
	});

	test('only reviewers who are no observers judge, and only what is submitted', () => {
		const expected = status === 'submitted' ? ['reviewer'] : [];
		expect(allowed('submission.judge', status)).toEqual(expected);
	});
});

test.each(DEEDS)('the process itself may %s; nobody, and a kind that is none, may not', (deed) => {
	expect(asked(SYSTEM, deed)).toBe(true);
	expect(asked(NOBODY, deed)).toBe(false);
	expect(asked({ kind: 'stranger', name: '' } as never, deed)).toBe(false);
	expect(asked({ kind: 'constructor', name: '' } as never, deed)).toBe(false);
});

test('a deed that no line allows is denied, to the process as well', () => {
	expect(asked(SYSTEM, 'assessment.publish' as Deed)).toBe(false);
	expect(asked(SYSTEM, 'toString' as Deed)).toBe(false);
});

test.each([
	{ deed: 'assessment.create', rest: { state: 'XB' }, may: [] },
	{ deed: 'assessment.create', rest: { kind: 'shadow' }, may: [] },
	{
		deed: 'assessment.create',
		rest: { organisationId: 'foreign', state: 'XB' },
		may: ['foreigner']
	},
	{ deed: 'assessment.create', rest: { organisationId: 'ngo', kind: 'shadow' }, may: ['ngo'] },
	{ deed: 'assessment.create', rest: { organisationId: 'ngo' }, may: [] },
	{
		deed: 'assessment.create',
		rest: { organisationId: 'odihr', kind: 'review', state: 'XZ' },
		may: ['reviewer']
	},
	{ deed: 'comment.read', rest: { audience: 'shared' }, may: MEMBERS },
	{ deed: 'contribution.edit', rest: { progress: 'approved' }, may: [] },
	{ deed: 'contribution.edit', rest: { institution: null }, may: [] },
	{ deed: 'evidence.edit', rest: { institution: null }, may: ['coordinator'] }
] satisfies { deed: Deed; rest: object; may: readonly Who[] }[])(
	'$deed of $rest',
	({ deed, rest, may }) => {
		expect(allowed(deed, 'draft', rest).toSorted()).toEqual([...may].toSorted());
	}
);

test('the contributors of an NGO, which has no institutions, write its answers', () => {
	const writer = memberOf('ngo', { kind: 'ngo', role: 'contributor' });
	const shadow = { organisationId: 'ngo', kind: 'shadow' };
	expect(asked(writer, 'answer.edit', 'draft', shadow)).toBe(true);
	expect(asked(writer, 'evidence.edit', 'draft', { ...shadow, institution: null })).toBe(true);
	expect(asked(writer, 'answer.edit', 'submitted', shadow)).toBe(false);
	expect(asked(writer, 'assessment.edit', 'draft', shadow)).toBe(false);
});

test('an account belongs to its owner alone', () => {
	const { coordinator, administrator } = ACTORS;
	expect(policy(coordinator, 'account.manage', { personId: coordinator.id })).toBe(true);
	expect(policy(administrator as Actor, 'account.manage', { personId: coordinator.id })).toBe(
		false
	);
});

describe('a review of the body odihr on what own submitted', () => {
	const review = { organisationId: 'odihr', assessed: { organisationId: 'own' } };
	const lead = memberOf('odihr', { kind: 'reviewer', states: [] });
	const recused = { ...lead, recusedFrom: ['XA'] };

	test.each([
		{ deed: 'review.read', status: 'open', may: REVIEWERS },
		{ deed: 'review.lead', status: 'open', may: ['reviewer'] },
		{ deed: 'review.lead', status: 'finalised', may: [] },
		{ deed: 'review.rate', status: 'open', may: REVIEWERS },
		{ deed: 'review.rate', status: 'finalised', may: [] },
		{ deed: 'review.rate', status: 'open', rest: { isAssigned: false }, may: [] },
		{ deed: 'review.rate', status: 'open', rest: { isFree: false }, may: [] },
		{ deed: 'review.result', status: 'open', may: REVIEWERS },
		{ deed: 'review.result', status: 'finalised', may: [...MEMBERS, ...REVIEWERS] },
		{ deed: 'clarification.ask', status: 'open', may: ['reviewer'] },
		{ deed: 'clarification.ask', status: 'finalised', may: [] },
		{ deed: 'clarification.read', status: 'open', may: ['coordinator', 'observer', ...REVIEWERS] },
		{ deed: 'clarification.reply', status: 'open', may: ['coordinator'] },
		{ deed: 'clarification.reply', status: 'finalised', may: [] },
		{ deed: 'comparison.key', status: 'open', may: ['reviewer'] },
		{ deed: 'group.manage', status: 'open', may: ['reviewer'] }
	] satisfies { deed: Deed; status: string; rest?: object; may: readonly Who[] }[])(
		'$deed while it is $status, $rest',
		({ deed, status, rest, may }) => {
			expect(allowed(deed, status as Status, { ...review, ...rest }).toSorted()).toEqual(
				[...may].toSorted()
			);
		}
	);

	test('a conflict of interest bars from everything of that State, and of no other', () => {
		const object = { ...review, status: 'open', personId: lead.id, importedFrom: null };
		for (const deed of [
			...(['review.read', 'review.lead', 'review.rate'] as const),
			...(['submission.read', 'assessment.read', 'assessment.export'] as const)
		])
			expect([
				deed,
				asked(recused, deed, 'open' as Status, object),
				asked(recused, deed, 'open' as Status, { ...object, state: 'XB' })
			]).toEqual([deed, false, true]);
	});

	test('one declares for oneself and lifts the recusals of others', () => {
		expect(asked(lead, 'review.declare', 'open' as Status, { ...review, personId: lead.id })).toBe(
			true
		);
		expect(asked(lead, 'review.declare', 'open' as Status, { ...review, personId: 'x' })).toBe(
			false
		);
		expect(asked(lead, 'review.lift', 'open' as Status, { ...review, personId: lead.id })).toBe(
			false
		);
		expect(asked(lead, 'review.lift', 'open' as Status, { ...review, personId: 'x' })).toBe(true);
	});
});

test('what came in a bundle is moved on only where it was made', () => {
	const object = { importedFrom: 'f'.repeat(64) };
	expect(allowed('assessment.move', 'submitted', object)).toEqual([]);
	expect(allowed('submission.judge', 'submitted', object)).toEqual([]);
});
