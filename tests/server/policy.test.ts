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
	invited: ['own']
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
	'submission.judge': []
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
