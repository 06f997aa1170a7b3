import type { Status } from '#lib/core/codes.ts';
import { FILE, type Installation, type Objects, type Tenant, type Who } from './tenants.ts';

/** What somebody is to an object; for objects of other tenants, too. */
export type Relation =
	| 'administrator'
	| 'coordinator'
	| 'contributor'
	| 'colleague'
	| 'observer'
	| 'lead'
	| 'reviewer'
	| 'watcher';

export const MEMBERS = ['coordinator', 'contributor', 'colleague', 'observer'] as const;
const REVIEWERS = ['lead', 'reviewer', 'watcher'] as const;
const LEAD = ['lead'] as const;
const COORDINATOR = ['coordinator'] as const;
const MANAGERS = ['coordinator', 'administrator'] as const;

export type Cell = {
	installation: Installation;
	objects: Objects;
	status: Status;
	who: Who;
	relation: Relation | null;
};
type Body = Record<string, string> | FormData;

/** What is asked about an object, and who gets more of an answer than if it did not exist. */
export type ObjectLine = {
	route: string;
	/** The parts of the address; `null` where there is no such object in this status. */
	address: (cell: Cell) => Record<string, string> | null;
	may: readonly Relation[];
	/** In which statuses; in the others nobody may. All when left out. */
	when?: readonly Status[];
	/** The object is of no assessment, so the status of one says nothing. */
	hasNoStatus?: true;
	/** Whose names stand on it besides: who has judged a submission. */
	names?: Tenant;
	/** What is posted: right in all but a version, so that nothing changes where that can be. */
	body?: (cell: Cell) => Body;
};

/** A version that never stands anywhere: who may write is told so, and nothing is written. */
const stale = { version: '-1' };
const DRAFT = ['draft'] as const;

const assessment = ({ objects, status }: Cell) => ({ id: objects.assessments[status] });
const ofStandard = (cell: Cell) => ({
	...assessment(cell),
	standard: cell.installation.standard
});
const ofBoard = (cell: Cell) => (cell.objects.hasInstitutions ? assessment(cell) : null);
const ofContribution = (cell: Cell) =>
	cell.objects.hasInstitutions
		? { ...ofStandard(cell), institution: cell.installation.institutions[0] }
		: null;
const ofStep = (cell: Cell) => ({ ...ofStandard(cell), field: 'narrative' });
const ofEvidence = (cell: Cell) => ({
	...assessment(cell),
	ref: cell.objects.evidence[cell.status].own
});
const ofInstitutionEvidence = (cell: Cell) => ({
	...assessment(cell),
	ref: cell.objects.evidence[cell.status].institution
});
const submission = ({ objects, status }: Cell) => {
	const id = objects.submissions[status];
	return id === undefined ? null : { submission: id };
};
/** Reviews of what is submitted or returned are open, that of what is accepted is finished. */
const OPEN = ['submitted', 'returned'] as const;
const review = ({ objects, status }: Cell) => {
	const found = objects.reviews[status];
	return found ? { review: found.id } : null;
};
const ofReviewed = (cell: Cell) => {
	const found = review(cell);
	return found && { ...found, standard: cell.installation.standard };
};
const clarification = ({ objects, status }: Cell) => {
	const found = objects.reviews[status];
	return found ? { clarification: found.clarification } : null;
};
const rating = { design: '1', implementation: '1', finding: 'A finding', reason: 'A reason' };
const somebody = ({ objects }: Cell) => ({ person: objects.members.staying });
const organisation = ({ objects }: Cell) => ({ organisation: objects.organisation });
const round = ({ objects }: Cell) => ({ round: objects.round });
const ofRound = ({ objects }: Cell) => ({
	round: objects.round,
	'?': `organisation=${objects.organisation}`
});
const invitation = ({ objects, relation }: Cell) => ({
	id: objects.invitations[relation === 'administrator' ? 'administrator' : 'coordinator']
});

function upload(): FormData {
	const form = new FormData();
	form.set('file', new File([FILE], 'act.pdf'));
	return form;
}
const evidenceItem = ({ installation }: Cell) => ({
	kind: 'reference',
	type: installation.evidenceType,
	title: 'An act',
	citation: 'An act of parliament',
	access: 'public'
});

const page = (route: string, address: ObjectLine['address'], may: readonly Relation[]) => ({
	route: `GET ${route}`,
	address,
	may
});

/** Pages and files of an object, and every action on one. The last lines take objects away. */
export const OBJECT_LINES: readonly ObjectLine[] = [
	page('/assessments/[id]', assessment, MEMBERS),
	page('/assessments/[id]/assessment.json', assessment, MEMBERS),
	page('/assessments/[id]/changes', assessment, MEMBERS),
	page('/assessments/[id]/details', assessment, MEMBERS),
	page('/assessments/[id]/evidence', assessment, MEMBERS),
	page('/assessments/[id]/evidence/[ref]', ofEvidence, MEMBERS),
	page('/assessments/[id]/evidence/[ref]/file', ofEvidence, MEMBERS),
	page('/assessments/[id]/report', assessment, MEMBERS),
	// In a language that it is not written in: drawing hundreds of reports would prove no more.
	{
		...page('/assessments/[id]/report.pdf', assessment, MEMBERS),
		address: (cell) => ({ ...assessment(cell), '?': 'lang=xx' })
	},
	page('/assessments/[id]/results', assessment, MEMBERS),
	page(
		'/assessments/[id]/results/[table].csv',
		(cell) => ({ ...assessment(cell), table: 'profile' }),
		MEMBERS
	),
	page(
		'/assessments/[id]/results/explain/[figure]',
		(cell) => ({ ...assessment(cell), figure: 'design.mean' }),
		MEMBERS
	),
	page('/assessments/[id]/standards/[standard]', ofStandard, MEMBERS),
	// Who only reads is led to the page of the whole answer.
	page('/assessments/[id]/standards/[standard]/step/[field]', ofStep, MEMBERS),
	{ ...page('/assessments/[id]/submission', assessment, MEMBERS), names: 'reviewer' },
	page('/assessments/[id]/submission/sign', assessment, MEMBERS),
	page('/assessments/[id]/board', ofBoard, ['coordinator', 'observer']),
	{ ...page('/assessments/[id]/assign', assessment, COORDINATOR), when: DRAFT },
	page('/assessments/[id]/standards/[standard]/decide', ofStandard, ['coordinator', 'observer']),
	page('/assessments/[id]/standards/[standard]/contributions/[institution]', ofContribution, [
		'coordinator',
		'contributor',
		'observer'
	]),
	{ ...page('/organisations/[organisation]', organisation, MANAGERS), hasNoStatus: true },
	{ ...page('/administration/rounds/[round]', round, ['administrator']), hasNoStatus: true },
	{ ...page('/rounds/[round]/begin', ofRound, COORDINATOR), hasNoStatus: true },
	{
		...page('/organisations/[organisation]/trail', organisation, COORDINATOR),
		hasNoStatus: true,
		names: 'reviewer'
	},
	{
		...page(
			'/organisations/[organisation]/trail.[format]',
			(cell) => ({ ...organisation(cell), format: 'csv' }),
			COORDINATOR
		),
		hasNoStatus: true,
		names: 'reviewer'
	},
	{
		...page('/submissions/[submission]', submission, [...MEMBERS, ...REVIEWERS]),
		names: 'reviewer'
	},
	{
		...page('/submissions/[submission]/receipt.pdf', submission, [...MEMBERS, ...REVIEWERS]),
		address: (cell) => withQuery(submission(cell), 'lang=xx')
	},
	{
		...page('/submissions/[submission]/report.pdf', submission, [...MEMBERS, ...REVIEWERS]),
		address: (cell) => withQuery(submission(cell), 'lang=xx')
	},
	page('/submissions/[submission]/submission.json', submission, [...MEMBERS, ...REVIEWERS]),
	page('/submissions/[submission]/bundle.nrm', submission, [...MEMBERS, ...REVIEWERS]),
	// It is internal to the organisation.
	page(
		'/submissions/[submission]/files/[ref]',
		(cell) => {
			const found = submission(cell);
			return found && { ...found, ref: cell.objects.evidence[cell.status].own };
		},
		MEMBERS
	),
	{
		route: 'POST /submissions/[submission]?/judge',
		address: submission,
		may: ['lead', 'reviewer'],
		when: ['submitted'],
		body: () => ({ ...stale, verdict: 'accept' })
	},
	page('/submissions/[submission]/review', submission, LEAD),
	// None of these amends another.
	page('/submissions/[submission]/changes', submission, []),
	page('/reviews/[review]', review, REVIEWERS),
	page('/reviews/[review]/standards/[standard]', ofReviewed, REVIEWERS),
	{
		...page('/reviews/[review]/standards/[standard]/conclude', ofReviewed, LEAD),
		when: ['submitted', 'returned']
	},
	{
		...page('/reviews/[review]/result', review, [...MEMBERS, ...REVIEWERS]),
		when: ['accepted'],
		names: 'reviewer'
	},
	// What reviewers ask is read by whom the State has read everything.
	{
		...page('/clarifications/[clarification]', clarification, [
			...(['coordinator', 'observer'] as const),
			...REVIEWERS
		]),
		names: 'reviewer'
	},
	{
		route: 'POST /clarifications/[clarification]?/say',
		address: clarification,
		may: ['coordinator', 'lead', 'reviewer'],
		when: OPEN,
		names: 'reviewer',
		body: () => ({ ...stale, body: 'A reply' })
	},
	{
		route: 'POST /reviews/[review]/standards/[standard]?/ask',
		address: ofReviewed,
		may: ['lead', 'reviewer'],
		when: OPEN,
		body: () => ({ kind: 'question', body: 'A question' })
	},
	{
		route: 'POST /reviews/[review]/standards/[standard]?/say',
		address: ofReviewed,
		may: [],
		body: () => ({ ...stale, thread: '0', body: 'A question' })
	},
	{
		route: 'POST /reviews/[review]/standards/[standard]?/close',
		address: ofReviewed,
		may: [],
		body: () => ({ thread: '0', closed: 'yes' })
	},
	{ route: 'POST /submissions/[submission]/review', address: submission, may: LEAD },
	{
		route: 'POST /reviews/[review]?/assign',
		address: review,
		may: LEAD,
		when: OPEN,
		body: ({ installation }) => ({ personId: installation.people.reviewer.id })
	},
	{
		route: 'POST /reviews/[review]?/declare',
		address: review,
		may: ['lead', 'reviewer'],
		when: OPEN,
		body: () => ({ conflict: 'no', statement: 'None at all.' })
	},
	{
		route: 'POST /reviews/[review]/standards/[standard]?/rate',
		address: ofReviewed,
		may: ['lead', 'reviewer'],
		when: OPEN,
		body: () => ({ ...stale, ...rating })
	},
	{
		route: 'POST /reviews/[review]/standards/[standard]/conclude',
		address: ofReviewed,
		may: LEAD,
		when: OPEN,
		body: () => ({ ...stale, ...rating })
	},
	{
		route: 'POST /reviews/[review]?/finalise',
		address: review,
		may: LEAD,
		when: OPEN,
		body: () => stale
	},
	{
		route: 'POST /reviews/[review]?/lift',
		address: review,
		may: LEAD,
		when: OPEN,
		body: ({ objects, status }) => ({
			declaration: objects.reviews[status]?.recusal ?? '',
			reason: 'It was another person of the same name.'
		})
	},
	{
		route: 'POST /reviews/[review]?/unassign',
		address: review,
		may: LEAD,
		when: OPEN,
		body: ({ installation }) => ({ personId: installation.people.reviewer.id })
	},
	{
		route: 'POST /assessments/[id]/details?/save',
		address: assessment,
		may: COORDINATOR,
		when: DRAFT,
		body: ({ installation, objects }) => ({
			...stale,
			...installation.head,
			state: objects.state
		})
	},
	{
		route: 'POST /assessments/[id]/standards/[standard]/step/[field]',
		address: ofStep,
		may: COORDINATOR,
		when: DRAFT,
		body: () => ({ ...stale, narrative: 'An answer' })
	},
	{
		route: 'POST /assessments/[id]/standards/[standard]?/save',
		address: ofStandard,
		may: COORDINATOR,
		when: DRAFT,
		body: () => ({ ...stale, narrative: 'An answer' })
	},
	{
		route: 'POST /assessments/[id]/standards/[standard]?/comment',
		address: ofStandard,
		may: ['coordinator', 'contributor', 'colleague'],
		body: () => ({ body: 'A comment', audience: 'shared' })
	},
	{
		route: 'POST /assessments/[id]/standards/[standard]?/resolve',
		address: ofStandard,
		may: ['coordinator', 'contributor'],
		body: ({ objects, status }) => ({ thread: objects.comments[status], resolved: 'on' })
	},
	{
		route: 'POST /assessments/[id]?/confirm',
		address: assessment,
		may: COORDINATOR,
		when: DRAFT,
		body: ({ installation }) => ({ standards: installation.standard })
	},
	{
		route: 'POST /assessments/[id]/standards/[standard]?/confirm',
		address: ofStandard,
		may: COORDINATOR,
		when: DRAFT
	},
	{
		route: 'POST /administration/rounds/[round]?/update',
		address: round,
		may: ['administrator'],
		hasNoStatus: true,
		body: () => ({
			...stale,
			name: 'A round',
			...{ 'period.from': '2026-01-01', 'period.to': '2026-12-31' },
			...{ opens: '2026-01-01', due: '2026-01-01', closes: '2026-01-01' }
		})
	},
	{
		route: 'POST /administration/rounds/[round]?/invite',
		address: round,
		may: ['administrator'],
		hasNoStatus: true,
		body: ({ objects }) => ({ organisations: objects.organisation })
	},
	{
		route: 'POST /rounds/[round]/begin',
		address: ofRound,
		may: COORDINATOR,
		hasNoStatus: true
	},
	// By now it has begun its assessment, and stays.
	{
		route: 'POST /administration/rounds/[round]?/remove',
		address: round,
		may: ['administrator'],
		hasNoStatus: true,
		body: ({ objects }) => ({ organisation: objects.organisation })
	},
	{
		route: 'POST /assessments/[id]/submission?/move',
		address: assessment,
		names: 'reviewer',
		may: COORDINATOR,
		body: () => ({ ...stale, step: 'withdraw' })
	},
	{
		route: 'POST /assessments/[id]/submission/sign',
		address: assessment,
		may: COORDINATOR,
		body: () => ({ ...stale, agree: 'on' })
	},
	{
		route: 'POST /assessments/[id]/assign',
		address: assessment,
		may: COORDINATOR,
		when: DRAFT,
		// Asked before, so that asking again changes nothing.
		body: ({ installation }) => ({
			standards: installation.standard,
			institutions: installation.institutions[0]
		})
	},
	{
		route: 'POST /assessments/[id]/standards/[standard]/contributions/[institution]?/save',
		address: ofContribution,
		may: ['contributor'],
		when: DRAFT,
		body: () => ({ ...stale, narrative: 'An answer' })
	},
	{
		route: 'POST /assessments/[id]/standards/[standard]/contributions/[institution]?/approve',
		address: ofContribution,
		may: COORDINATOR,
		when: DRAFT,
		body: () => stale
	},
	{
		route: 'POST /assessments/[id]/standards/[standard]/contributions/[institution]?/sendBack',
		address: ofContribution,
		may: COORDINATOR,
		when: DRAFT,
		body: () => stale
	},
	{
		route: 'POST /assessments/[id]/standards/[standard]/decide',
		address: ofStandard,
		may: COORDINATOR,
		when: DRAFT,
		body: () => ({
			...stale,
			institution: 'keep',
			reason: 'A reason that is long enough to say it'
		})
	},
	{
		route: 'POST /assessments/[id]/evidence',
		address: assessment,
		may: ['coordinator', 'contributor', 'colleague'],
		when: DRAFT,
		body: evidenceItem
	},
	{
		route: 'POST /assessments/[id]/evidence/[ref]?/save',
		address: ofInstitutionEvidence,
		may: ['coordinator', 'contributor'],
		when: DRAFT,
		body: (cell) => ({ ...stale, ...evidenceItem(cell) })
	},
	{
		route: 'POST /assessments/[id]/evidence/[ref]?/attach',
		address: ofInstitutionEvidence,
		may: ['coordinator', 'contributor'],
		when: DRAFT,
		body: upload
	},
	{
		route: 'POST /organisations/[organisation]?/update',
		address: organisation,
		may: ['administrator'],
		hasNoStatus: true,
		body: () => ({ ...stale, name: 'Another name' })
	},
	{
		route: 'POST /organisations/[organisation]?/member',
		address: organisation,
		may: MANAGERS,
		hasNoStatus: true,
		body: ({ objects }) => ({ ...stale, person: objects.members.staying, role: 'contributor' })
	},
	{
		route: 'POST /organisations/[organisation]?/invite',
		address: organisation,
		may: MANAGERS,
		hasNoStatus: true,
		body: ({ who }) => ({ email: `${who}@example.org`, name: 'Somebody', role: 'observer' })
	},
	{
		route: 'POST /organisations/[organisation]?/renew',
		address: organisation,
		may: MANAGERS,
		hasNoStatus: true,
		body: invitation
	},
	// It needs an invitation that waits for a second administrator; here there is none.
	{
		route: 'POST /organisations/[organisation]?/confirm',
		address: organisation,
		may: [],
		hasNoStatus: true,
		body: invitation
	},
	{
		route: 'POST /organisations/[organisation]?/revoke',
		address: organisation,
		may: MANAGERS,
		hasNoStatus: true,
		body: invitation
	},
	{
		route: 'POST /organisations/[organisation]?/end',
		address: organisation,
		may: MANAGERS,
		hasNoStatus: true,
		body: ({ objects, relation }) => ({
			person: objects.members[relation === 'administrator' ? 'administrator' : 'coordinator']
		})
	},
	{
		...page('/administration/people/[person]', somebody, ['administrator']),
		hasNoStatus: true
	},
	...['endSessions', 'reset', 'ask', 'disable', 'enable'].map((action) => ({
		route: `POST /administration/people/[person]?/${action}`,
		address: somebody,
		may: ['administrator'] as const,
		hasNoStatus: true as const,
		body: () => ({ deed: 'make-administrator' })
	})),
	{
		route: 'POST /assessments/[id]/standards/[standard]/contributions/[institution]?/withdraw',
		address: ofContribution,
		may: COORDINATOR,
		when: DRAFT
	},
	{
		route: 'POST /assessments/[id]/evidence/[ref]?/remove',
		address: ofEvidence,
		may: COORDINATOR,
		when: DRAFT
	},
	{
		route: 'POST /assessments/[id]/details?/remove',
		address: assessment,
		may: COORDINATOR,
		when: DRAFT,
		body: () => ({ confirm: 'on' })
	}
];

const withQuery = (address: Record<string, string> | null, query: string) =>
	address && { ...address, '?': query };

/** About nothing in particular: who gets more than "not found". `all`: whoever is signed in. */
export const OTHER_LINES: Record<string, 'anybody' | 'all' | readonly Who[]> = {
	'GET /': 'all',
	'GET /account': 'all',
	'GET /account/passkeys': 'all',
	'POST /account/passkeys?/add': 'all',
	'GET /account/second-factor': 'all',
	'POST /account/second-factor': 'all',
	'POST /account?/endOthers': 'all',
	'POST /account?/endSession': 'all',
	'GET /administration': ['administrator'],
	'GET /administration/administrators': ['administrator'],
	'POST /administration/administrators?/invite': ['administrator'],
	'GET /administration/mail': ['administrator'],
	'POST /administration/mail?/test': ['administrator'],
	'GET /administration/people': ['administrator'],
	'GET /administration/organisations': ['administrator'],
	'GET /administration/organisations/new': ['administrator'],
	'POST /administration/organisations/new': ['administrator'],
	'GET /administration/trail': ['administrator'],
	'GET /administration/rounds': ['administrator'],
	'GET /administration/rounds/new': ['administrator'],
	'POST /administration/rounds/new': ['administrator'],
	'GET /assessments/import': 'all',
	'POST /assessments/import': 'all',
	'GET /assessments/new': 'all',
	'POST /assessments/new': 'all',
	'GET /confirm': 'all',
	'POST /confirm?/code': 'all',
	'POST /confirm?/passkey': 'all',
	'POST /confirm?/password': 'all',
	'GET /my-standards': 'all',
	'GET /clarifications': 'all',
	'GET /submissions': REVIEWERS,
	'GET /submissions/import': ['lead', 'reviewer'],
	'POST /submissions/import?/receive': ['lead', 'reviewer'],
	'GET /submissions/senders': ['lead', 'reviewer'],
	'POST /submissions/senders?/add': LEAD,
	'GET /reviews': REVIEWERS,
	'GET /compare': REVIEWERS,
	'GET /compare/profiles': REVIEWERS,
	'GET /compare/distribution': REVIEWERS,
	'GET /compare/gaps': REVIEWERS,
	'GET /compare/practices': REVIEWERS,
	'GET /compare/monitor': REVIEWERS,
	'GET /compare/groups': REVIEWERS,
	'POST /compare/groups?/save': ['lead', 'reviewer'],
	'GET /compare/key': LEAD,
	'GET /method': 'anybody',
	'GET /public-key.pem': 'anybody',
	'GET /sign-in': 'anybody',
	'POST /sign-in?/passkey': 'anybody',
	'POST /sign-in?/password': 'anybody',
	'GET /standards': 'anybody',
	'POST /language': 'anybody'
};

/** Where there is nothing for anybody here: each has tests of its own, named beside it. */
export const ELSEWHERE: Record<string, string> = {
	'GET /administration/trail.[format]': 'trail.test.ts',
	'POST /submissions/import?/accept': 'bundles.test.ts',
	'POST /submissions/import?/drop': 'bundles.test.ts',
	'POST /submissions/senders?/remove': 'bundle/import.test.ts',
	'POST /compare/groups?/remove': 'compare.test.ts',
	'GET /compare/states/[state]': 'compare.test.ts',
	'GET /compare/standards/[standard]': 'compare.test.ts',
	'GET /compare/export/[view].[format]': 'compare.test.ts',
	'GET /invitation/[token]': 'invitations.test.ts',
	'POST /invitation/[token]?/account': 'invitations.test.ts',
	'POST /invitation/[token]?/join': 'invitations.test.ts',
	'GET /reset': 'mail.test.ts',
	'POST /reset': 'mail.test.ts',
	'GET /reset/[token]': 'resets.test.ts',
	'POST /reset/[token]': 'resets.test.ts',
	'GET /account/recovery-codes': 'step-up.test.ts',
	'POST /account/recovery-codes': 'step-up.test.ts',
	'GET /account/password': 'step-up.test.ts',
	'POST /account/password': 'step-up.test.ts',
	'GET /set-up': 'set-up.test.ts',
	'POST /set-up': 'set-up.test.ts',
	'GET /sign-in/oidc': 'e2e/oidc.test.ts',
	'GET /sign-in/oidc/callback': 'e2e/oidc.test.ts',
	'GET /sign-in/kept': 'together.test.ts',
	'POST /sign-in/kept': 'together.test.ts',
	'GET /sign-in/second-factor': 'accounts.test.ts',
	'POST /sign-in/second-factor?/code': 'accounts.test.ts',
	'POST /sign-in/second-factor?/passkey': 'passkeys.test.ts',
	'POST /sign-in/passkey': 'passkeys.test.ts',
	'POST /account/passkeys/options': 'passkeys.test.ts',
	'POST /account/passkeys?/remove': 'own-passkeys.test.ts',
	'POST /administration/people/[person]?/confirm': 'second-administrator.test.ts',
	'POST /administration/people/[person]?/withdraw': 'second-administrator.test.ts',
	'POST /sign-out': 'accounts.test.ts',
	'POST /sign-in?/demonstration': 'pages.test.ts',
	'POST /confirm?/demonstration': 'step-up.test.ts',
	'GET /standards/[standard]': 'pages.test.ts',
	'POST /administration/administrators?/confirm': 'invitations.test.ts',
	'POST /administration/administrators?/renew': 'invitations.test.ts',
	'POST /administration/administrators?/revoke': 'invitations.test.ts'
};
