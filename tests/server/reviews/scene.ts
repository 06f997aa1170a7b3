import { answerTo } from '#lib/core/answer-to.ts';
import type { Answer, Evidence } from '#lib/core/assessment.ts';
import { NO_RATING, type Rating } from '#lib/core/review.ts';
import * as answers from '#lib/server/answers.ts';
import * as assessments from '#lib/server/assessments.ts';
import { recusalsOf } from '#lib/server/accounts/sessions.ts';
import * as evidence from '#lib/server/evidence.ts';
import { insertAll } from '#lib/server/db/insert-all.ts';
import * as moves from '#lib/server/moves.ts';
import type { Person } from '#lib/server/policy.ts';
import { begin } from '#lib/server/reviews/begin.ts';
import { rate } from '#lib/server/reviews/ratings.ts';
import { assign } from '#lib/server/reviews/asking.ts';
import { declare } from '#lib/server/reviews/declarations.ts';
import { submit } from '#lib/server/submit.ts';
import type { World } from '#lib/server/world.ts';
import { headFor, upload } from '../engines.ts';
import * as people from '../people.ts';
import { memberOf, newOrganisation } from '../tenants.ts';

export const REASON = 'Both read the law again and agreed on the lower level.';
export const STATEMENT = 'I have worked for nobody there.';

/** A decision on any answer that cites nothing. */
export const decision = (rest: Partial<Rating> = {}): Rating => ({
	...NO_RATING,
	design: 3,
	implementation: 2,
	finding: 'The act is in force.',
	recommendation: 'Train the first contacts.',
	priority: 'medium',
	...rest
});

export const standardIds = (world: World): string[] =>
	world.catalogues[0]!.standards.map(({ id }) => id);

/** A submission of a State; the answer to the second standard cites a file of each kind of access. */
export async function newSubmission(
	world: World,
	state = 'XA',
	files: readonly Evidence['access'][] = []
) {
	const organisationId = await newOrganisation(world, { states: [state] });
	const coordinator = memberOf(organisationId, { states: [state] });
	const head = headFor(world, { state });
	const id = await assessments.create(coordinator, world, { organisationId }, head);
	const [first, second] = standardIds(world);
	await write(coordinator, world, id, first!, { design: 4, implementation: 4 });
	const type = world.catalogues[0]!.evidenceTypes[0]!;
	const refs: string[] = [];
	for (const access of files) {
		const item = { kind: 'file', type, title: access, access } as const;
		refs.push(await evidence.add(coordinator, world, id, item, await upload(world, access)));
	}
	if (refs.length > 0) await write(coordinator, world, id, second!, { evidence: refs });
	const submissionId = await submitted(coordinator, world, id);
	return { organisationId, coordinator, id, submissionId, refs };
}

export async function write(
	actor: Person,
	world: World,
	id: string,
	standard: string,
	rest: Partial<Answer>
) {
	const { assessment, versions } = await assessments.find(actor, world, id);
	const answer = { ...answerTo(assessment, standard), ...rest };
	await answers.save(actor, world, id, standard, answer, versions[standard] ?? 0);
}

const versionOf = async (actor: Person, world: World, id: string) =>
	(await assessments.find(actor, world, id)).version;

async function submitted(actor: Person, world: World, id: string, reason = ''): Promise<string> {
	await moves.move(actor, world, id, 'request-approval', {
		version: await versionOf(actor, world, id)
	});
	const outcome = await submit(actor, world, id, {
		version: await versionOf(actor, world, id),
		reason
	});
	if (!outcome.saved) throw new Error('somebody else was faster');
	return outcome.id;
}

/** The next submission of the assessment, with these answers and what else is done; gives its id. */
export async function amended(
	actor: Person,
	world: World,
	id: string,
	changes: Record<string, Partial<Answer>>,
	meanwhile: () => Promise<unknown> = () => Promise.resolve()
): Promise<string> {
	const version = await versionOf(actor, world, id);
	await moves.move(actor, world, id, 'amend', { version, reason: REASON });
	for (const [standard, rest] of Object.entries(changes))
		await write(actor, world, id, standard, rest);
	await meanwhile();
	return submitted(actor, world, id, REASON);
}

/** A body of reviewers with its lead and two who review. */
export async function newBody(world: World) {
	const bodyId = await newOrganisation(world, { kind: 'reviewer', name: 'Reviewers', states: [] });
	const lead = await people.coordinatorOf(world, bodyId);
	const one = await people.memberOf(world, bodyId, { role: 'contributor' });
	const two = await people.memberOf(world, bodyId, { role: 'contributor' });
	return { bodyId, lead, one, two };
}

/** The person as their next request finds them. */
export const now = async (world: World, person: Person): Promise<Person> => ({
	...person,
	recusedFrom: await world.store.read((transaction) => recusalsOf(transaction, person.id))
});

type Begun = { state?: string; blind?: boolean; files?: readonly Evidence['access'][] };

/** A review that two have declared to be free for, of all standards. */
export async function begun(world: World, { state = 'XA', blind = false, files = [] }: Begun = {}) {
	const made = await newSubmission(world, state, files);
	const body = await newBody(world);
	const reviewId = await begin(body.lead, world, made.submissionId, { blind });
	for (const person of [body.one, body.two]) {
		await assign(body.lead, world, reviewId, {
			personId: person.id,
			standards: null,
			until: null
		});
		await declare(person, world, reviewId, { conflict: false, statement: STATEMENT });
	}
	return { ...made, ...body, reviewId };
}

/** A decision of somebody who has not rated that standard yet. */
export const decide = (
	person: Person,
	world: World,
	reviewId: string,
	standard: string,
	rest: Partial<Rating> = {}
) => rate(person, world, reviewId, standard, decision(rest), { decided: true, version: 0 });

/** Decisions of somebody on each of the standards, at once: they are what a test starts from. */
export const decideAll = (
	person: Person,
	world: World,
	reviewId: string,
	standards: readonly string[],
	body: Rating = decision()
): Promise<void> =>
	world.store.write((transaction) =>
		insertAll(
			transaction,
			transaction.tables.ratings,
			standards.map((standardId) => ({
				...{ reviewId, standardId, body },
				...{ personId: person.id, who: person.name },
				...{ decided: true, version: 1, at: world.now().toISOString() }
			}))
		)
	);

/** The faults of a refusal as `place: code`; none when it is not refused. */
export { faultsOf } from '../round-scene.ts';
