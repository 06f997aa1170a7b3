import { answerTo, NO_ANSWER } from '#lib/core/answer-to.ts';
import { STATUSES, type OrganisationKind, type Role, type Status } from '#lib/core/codes.ts';
import * as invitations from '#lib/server/accounts/invitations.ts';
import * as sessions from '#lib/server/accounts/sessions.ts';
import * as answers from '#lib/server/answers.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as comments from '#lib/server/comments.ts';
import * as contributions from '#lib/server/contributions.ts';
import * as evidence from '#lib/server/evidence.ts';
import { newId } from '#lib/server/ids.ts';
import { judge } from '#lib/server/judge.ts';
import * as moves from '#lib/server/moves.ts';
import * as organisations from '#lib/server/organisations.ts';
import { SYSTEM, type Person } from '#lib/server/policy.ts';
import { submit } from '#lib/server/submit.ts';
import * as roundInvitations from '#lib/server/round-invitations.ts';
import * as rounds from '#lib/server/rounds.ts';
import { NO_RATING } from '#lib/core/review.ts';
import { ask } from '#lib/server/clarifications/write.ts';
import * as reviews from '#lib/server/reviews/begin.ts';
import { finalise } from '#lib/server/reviews/finalise.ts';
import * as ratings from '#lib/server/reviews/ratings.ts';
import { assign } from '#lib/server/reviews/asking.ts';
import { declare } from '#lib/server/reviews/declarations.ts';
import { reviewersOf } from '#lib/server/reviews/reviewers.ts';
import * as submissions from '#lib/server/submissions.ts';
import { openWorld, type World } from '#lib/server/world.ts';
import { headFor, upload } from '../../server/engines.ts';
import * as people from '../../server/people.ts';

/** What is in every file of evidence. */
export const FILE = 'an act';
const REASON = 'A reason that is long enough to say something.';

/** The text that only one tenant may ever be shown: it stands in everything that it has written. */
export const canaryOf = (tenant: Tenant): string => `canary-of-${tenant}`;

/** One government with people of every role, its neighbours, and those who look at it from outside. */
const TENANTS = {
	own: { kind: 'government', states: ['XA'] },
	neighbour: { kind: 'government', states: ['XA'] },
	foreigner: { kind: 'government', states: ['XB'] },
	ngo: { kind: 'ngo', states: ['XA'] },
	reviewer: { kind: 'reviewer', states: [] }
} as const satisfies Record<string, { kind: OrganisationKind; states: readonly string[] }>;
export type Tenant = keyof typeof TENANTS;
export const TENANT_NAMES = Object.keys(TENANTS) as Tenant[];

type Member = { of: Tenant; role: Role; institution?: 0 | 1; until?: string };
const MEMBERS = {
	coordinator: { of: 'own', role: 'coordinator' },
	contributor: { of: 'own', role: 'contributor', institution: 0 },
	colleague: { of: 'own', role: 'contributor', institution: 1 },
	observer: { of: 'own', role: 'observer' },
	former: { of: 'own', role: 'coordinator', until: '2025-12-31' },
	neighbour: { of: 'neighbour', role: 'coordinator' },
	foreigner: { of: 'foreigner', role: 'coordinator' },
	ngo: { of: 'ngo', role: 'coordinator' },
	lead: { of: 'reviewer', role: 'coordinator' },
	reviewer: { of: 'reviewer', role: 'contributor' },
	watcher: { of: 'reviewer', role: 'observer' }
} as const satisfies Record<string, Member>;

export const ACTORS = [
	'nobody',
	'administrator',
	...(Object.keys(MEMBERS) as (keyof typeof MEMBERS)[])
] as const;
export type Who = (typeof ACTORS)[number];

/** Of whom somebody may see what is not submitted. */
export const tenantOf = (who: Who): Tenant | null =>
	who === 'nobody' || who === 'administrator' || who === 'former' ? null : MEMBERS[who].of;

/** Ids of what there is, by whom it belongs to. */
export type Objects = {
	organisation: string;
	/** By its status. */
	assessments: Record<Status, string>;
	/** Of each assessment, by status: one that the coordinator brought, one of an institution. */
	evidence: Record<Status, { own: string; institution: string }>;
	/** A thread of each assessment, by status: of the contributor, where there is one. */
	comments: Record<Status, string>;
	/** Open invitations: for each of those who may do something with one, its own. */
	invitations: { coordinator: string; administrator: string };
	/** Members to be sent away by each of those who may, and one who stays. */
	members: { coordinator: string; administrator: string; staying: string };
	state: string;
	/** Only a State has institutions. */
	hasInstitutions: boolean;
	/** An open round to which only this organisation is invited; none of reviewers. */
	round: string;
	/** The last submission of what was submitted. */
	submissions: Partial<Record<Status, string>>;
	/** The review of each submission, and a recusal from it; of what is accepted, it is finished. */
	reviews: Partial<Record<Status, { id: string; recusal: string; clarification: string }>>;
};

export type Installation = {
	/** Values of a `cookie` header. */
	cookies: Record<Who, string>;
	objects: Record<Tenant, Objects>;
	/** Ids of the catalogue: a standard, and the institutions of the contributors. */
	standard: string;
	institutions: readonly [string, string];
	people: Record<Exclude<Who, 'nobody'>, Person>;
	/** A type of evidence of the catalogue. */
	evidenceType: string;
	/** The head of an assessment, as a form posts it. */
	head: Record<string, string>;
};

/** Fills a new home with tenants that each have assessments of every status, and signs all in. */
export async function furnish(home: string): Promise<Installation> {
	const world = await openWorld({ home });
	try {
		const [catalogue] = world.catalogues;
		const standard = catalogue!.standards[0]!.id;
		const [first = '', second = ''] = catalogue!.institutions;
		const institutions = [first, second] as const;
		const ids = {} as Record<Tenant, string>;
		for (const tenant of TENANT_NAMES)
			ids[tenant] = await organisations.create(SYSTEM, world, {
				...TENANTS[tenant],
				name: `${canaryOf(tenant)} name`,
				states: [...TENANTS[tenant].states]
			});
		const everybody = {
			administrator: await people.administrator(world)
		} as Installation['people'];
		for (const [who, member] of Object.entries(MEMBERS) as [keyof typeof MEMBERS, Member][])
			everybody[who] = await people.insert(
				world,
				// Who has left sees an own name, and nothing else of the organisation.
				{ name: who === 'former' ? who : `${canaryOf(member.of)} ${who}` },
				ids[member.of],
				{
					role: member.role,
					institution: member.institution === undefined ? null : institutions[member.institution],
					until: member.until ?? null
				}
			);
		const objects = {} as Record<Tenant, Objects>;
		for (const tenant of TENANT_NAMES)
			objects[tenant] = await furnishTenant(world, tenant, ids[tenant], everybody, standard);
		return {
			cookies: await signIn(world, everybody),
			objects,
			standard,
			institutions,
			people: everybody,
			evidenceType: catalogue!.evidenceTypes[0]!,
			head: {
				'organisation.name': 'Another name',
				'period.from': '2026-01-01',
				'period.to': '2026-12-31'
			}
		};
	} finally {
		await world.close();
	}
}

const WRITERS: Record<Tenant, keyof typeof MEMBERS> = {
	own: 'coordinator',
	neighbour: 'neighbour',
	foreigner: 'foreigner',
	ngo: 'ngo',
	reviewer: 'reviewer'
};

async function furnishTenant(
	world: World,
	tenant: Tenant,
	organisation: string,
	everybody: Installation['people'],
	standard: string
): Promise<Objects> {
	const objects = {
		organisation,
		assessments: {},
		evidence: {},
		comments: {},
		submissions: {},
		reviews: {}
	} as Objects;
	objects.invitations = {
		coordinator: await invitation(world, tenant, organisation),
		administrator: await invitation(world, tenant, organisation)
	};
	const member = async () => (await people.memberOf(world, organisation, { role: 'observer' })).id;
	objects.members = {
		coordinator: await member(),
		administrator: await member(),
		staying: await member()
	};
	objects.hasInstitutions = TENANTS[tenant].kind === 'government';
	objects.state = TENANTS[tenant].states[0] ?? '';
	// Who reviews has no assessments of an own mechanism.
	if (tenant === 'reviewer') return objects;
	objects.round = await rounds.create(SYSTEM, world, {
		name: `${canaryOf(tenant)} round`,
		catalogue: headFor(world).catalogue,
		period: { from: '2026-01-01', to: '2026-12-31' },
		...{ opens: '2000-01-01', due: '2000-01-01', closes: '2999-12-31' }
	});
	await roundInvitations.invite(SYSTEM, world, objects.round, [organisation]);
	const { kind, states } = TENANTS[tenant];
	const writer = everybody[WRITERS[tenant]];
	for (const status of STATUSES) {
		const id = await assessments.create(
			writer,
			world,
			{ organisationId: organisation },
			{
				...headFor(world),
				kind: kind === 'ngo' ? 'shadow' : 'self',
				state: states[0]!,
				organisation: { name: `${canaryOf(tenant)} name`, kind }
			}
		);
		const draft = {
			kind: 'file',
			type: world.catalogues[0]!.evidenceTypes[0]!,
			title: `${canaryOf(tenant)} evidence`,
			access: 'internal'
		} as const;
		const add = async (by: Person) => evidence.add(by, world, id, draft, await upload(world, FILE));
		const own = await add(writer);
		const institution = await add(tenant === 'own' ? everybody.contributor : writer);
		const said = { design: 1, narrative: `${canaryOf(tenant)} answer`, evidence: [own] } as const;
		const answer = { ...answerTo({ answers: {} }, standard), ...said, evidence: [own] };
		await answers.save(writer, world, id, standard, answer, 0);
		if (kind === 'government')
			await askInstitution(world, writer, everybody, id, standard, tenant === 'own');
		objects.comments[status] = await comments.write(
			tenant === 'own' ? everybody.contributor : writer,
			world,
			id,
			standard,
			{ body: `${canaryOf(tenant)} comment`, audience: 'internal', parentId: null }
		);
		objects.assessments[status] = id;
		objects.evidence[status] = { own, institution };
		const submission = await bring(world, writer, everybody.reviewer, id, status);
		if (!submission) continue;
		objects.submissions[status] = submission;
		objects.reviews[status] = await review(world, everybody, submission, {
			own,
			standard,
			isFinal: status === 'accepted'
		});
	}
	return objects;
}

/** A review that two are asked for and one steps back from; finished when `isFinal`. */
async function review(
	world: World,
	{ lead, reviewer }: Installation['people'],
	submission: string,
	{ own, standard, isFinal }: { own: string; standard: string; isFinal: boolean }
): Promise<{ id: string; recusal: string; clarification: string }> {
	const id = await reviews.begin(lead, world, submission, { blind: true });
	const organisation = lead.memberships[0]!.organisation.id;
	const recused = await people.memberOf(world, organisation, { role: 'contributor' });
	const free = { conflict: false, statement: `${canaryOf('reviewer')} statement` };
	for (const { id: personId } of [lead, reviewer, recused])
		await assign(lead, world, id, { personId, standards: null, until: null });
	await declare(lead, world, id, free);
	await declare(reviewer, world, id, free);
	await declare(recused, world, id, { ...free, conflict: true });
	const rating = {
		...{ ...NO_RATING, design: 1, implementation: 1, priority: 'low' },
		...{ finding: `${canaryOf('reviewer')} finding`, recommendation: 'Do it.' }
	};
	for (const one of isFinal ? world.catalogues[0]!.standards : []) {
		const verdicts = one.id === standard ? { [own]: 'cannot-open' } : {};
		const decided = { decided: true, version: 0 };
		await ratings.rate(reviewer, world, id, one.id, { ...rating, verdicts }, decided);
	}
	const found = await world.store.read((transaction) => reviewersOf(transaction, id, '2026-01-01'));
	const recusal = found.find(({ personId }) => personId === recused.id)!.declaration!.id;
	const question = {
		kind: 'question',
		body: 'What is meant?',
		due: null
	} as const;
	const clarification = await ask(lead, world, id, standard, question);
	if (isFinal) await finalise(lead, world, id, { version: 1 });
	return { id, recusal, clarification };
}

/** An institution is asked, and its contributor, where there is one, has answered. */
async function askInstitution(
	world: World,
	writer: Person,
	everybody: Installation['people'],
	assessmentId: string,
	standard: string,
	answers: boolean
): Promise<void> {
	const [institution = ''] = world.catalogues[0]!.institutions;
	const asked = { standards: [standard], institutions: [institution], personId: null, due: null };
	await assignments.assign(writer, world, assessmentId, asked);
	if (!answers) return;
	const which = { assessmentId, standard, institution };
	const answer = { ...NO_ANSWER, narrative: `${canaryOf('own')} answer` };
	const handedIn = { version: 1, ready: true };
	await contributions.save(everybody.contributor, world, which, answer, handedIn);
}

const invitation = async (
	world: World,
	tenant: Tenant,
	organisationId: string
): Promise<string> => {
	const email = `${canaryOf(tenant)}-${newId()}@example.org`;
	const place = { role: 'observer', institution: null, until: null, language: null } as const;
	const { id } = await invitations.invite(SYSTEM, world, {
		organisationId,
		email,
		name: `${canaryOf(tenant)} invited`,
		...place
	});
	return id;
};

/** Brings a draft to a status, step by step, and gives its submission if there is one then. */
async function bring(
	world: World,
	writer: Person,
	reviewer: Person,
	id: string,
	status: Status
): Promise<string | null> {
	if (status === 'draft') return null;
	await moves.move(writer, world, id, 'request-approval', { version: 1 });
	if (status === 'in-approval') return null;
	await submit(writer, world, id, { version: 2 });
	const [submission] = await submissions.list(writer, world, id);
	const verdict = { returned: 'send-back', accepted: 'accept', submitted: null } as const;
	const judged = verdict[status];
	if (judged) await judge(reviewer, world, submission!.id, judged, { reason: REASON, version: 3 });
	return submission!.id;
}

/** A full session for everybody, as if just signed in. */
async function signIn(world: World, everybody: Installation['people']) {
	const cookies = { nobody: '' } as Record<Who, string>;
	for (const [who, person] of Object.entries(everybody) as [Exclude<Who, 'nobody'>, Person][]) {
		const token = await world.store.write((transaction) =>
			sessions.start(transaction, person, 'full', world.now(), null)
		);
		cookies[who] = `nrm=${token}`;
	}
	return cookies;
}
