import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { z } from 'zod';
import { day } from '#lib/core/fields.ts';
import { InputError, quote, type Fault } from '#lib/core/input-error.ts';
import type { AssignmentProgress, Status } from '#lib/core/codes.ts';
import type { Assignment } from '#lib/core/submission-checks.ts';
import { catalogueOfRow, reach, type AssessmentRow } from './access.ts';
import { record } from './audit/record.ts';
import { checked } from './checked.ts';
import type { Transaction } from './db/store.ts';
import { NotFound } from './errors.ts';
import { post } from './mail/outbox.ts';
import type { Actor } from './policy.ts';
import type { World } from './world.ts';

const Assigning = z.strictObject({
	standards: z.array(z.string(), 'list').min(1, 'missing'),
	institutions: z.array(z.string(), 'list').min(1, 'missing'),
	/** Who there, if somebody in particular; then for one institution only. */
	personId: z.string().nullable(),
	due: day.nullable()
});
/** Standards that institutions are asked to answer, each by each, until a day. */
export type Assigning = z.input<typeof Assigning>;

/** What an institution is asked, and how far it is; without its answer, which is long. */
export type Assigned = {
	standard: string;
	institution: string;
	person: { id: string; name: string } | null;
	due: string | null;
	progress: AssignmentProgress;
	/** Why it was sent back. */
	note: string | null;
	version: number;
};

/** What somebody is asked to answer, whichever assessment it is part of. */
export type Own = Assigned & {
	assessment: {
		id: string;
		state: string;
		status: Status;
		catalogueId: string;
		catalogueVersion: string;
	};
};

/**
 * Asks institutions to answer standards. What was asked before keeps its answer, and gets the person
 * and the day that are given now. The people are told by one letter, whatever the number.
 * @throws NotFound
 * @throws InputError at `standards`, `institutions`, `personId` or `due`
 */
export async function assign(
	actor: Actor,
	world: World,
	assessmentId: string,
	input: Assigning
): Promise<void> {
	const { standards, institutions, personId, due } = checked(Assigning, input);
	return world.store.write(async (transaction) => {
		const row = await reach(transaction, actor, 'assignment.manage', assessmentId);
		const faults = [
			...unknownFaults(world, row, { standards, institutions }),
			...(await personFaults(transaction, world, row, { institutions, personId }))
		];
		if (faults.length) throw new InputError(faults);
		const { db, tables } = transaction;
		const at = world.now().toISOString();
		const asked = standards.flatMap((standardId) =>
			institutions.map((institution) => ({
				assessmentId,
				standardId,
				institution,
				personId,
				due,
				progress: 'open' as const,
				version: 1
			}))
		);
		await db
			.insert(tables.assignments)
			.values(asked)
			.onConflictDoUpdate({
				target: [
					tables.assignments.assessmentId,
					tables.assignments.standardId,
					tables.assignments.institution
				],
				set: { personId, due }
			});
		await record(transaction, actor, at, {
			organisationId: row.organisationId,
			assessmentId,
			action: 'assignment.set',
			after: { standards, institutions, personId, due }
		});
		for (const institution of institutions)
			await post(transaction, world, at, {
				message: 'assignment',
				count: standards.length,
				due,
				to: personId
					? { membersOf: row.organisationId, people: [personId] }
					: { contributorsOf: row.organisationId, institution }
			});
	});
}

/**
 * Asks an institution no longer; what it had written stays in the trail.
 * @throws NotFound
 */
export function remove(
	actor: Actor,
	world: World,
	assessmentId: string,
	standard: string,
	institution: string
): Promise<void> {
	return world.store.write(async (transaction) => {
		const row = await reach(transaction, actor, 'assignment.manage', assessmentId);
		const { db, tables } = transaction;
		const [removed] = await db
			.delete(tables.assignments)
			.where(isAssignment(transaction, { assessmentId, standard, institution }))
			.returning();
		if (!removed) throw new NotFound();
		const { personId, due, progress, answer, note } = removed;
		await record(transaction, actor, world.now().toISOString(), {
			organisationId: row.organisationId,
			assessmentId,
			action: 'assignment.remove',
			standard,
			ref: institution,
			before: { personId, due, progress, answer, note }
		});
	});
}

/**
 * Everything that is asked in an assessment, in the order of standards and institutions, in one query.
 * @throws NotFound
 */
export function list(actor: Actor, world: World, assessmentId: string): Promise<Assigned[]> {
	return world.store.read(async (transaction) => {
		await reach(transaction, actor, 'assignment.list', assessmentId);
		const { db, tables } = transaction;
		const { assignments, people } = tables;
		const rows = await db
			.select(columns(transaction))
			.from(assignments)
			.leftJoin(people, eq(people.id, assignments.personId))
			.where(eq(assignments.assessmentId, assessmentId))
			.orderBy(asc(assignments.standardId), asc(assignments.institution));
		return rows.map(({ assigned, person }) => ({ ...assigned, person }));
	});
}

/** What the actor is asked to answer, for the own institution or in person, the first due first. */
export async function own(actor: Actor, world: World): Promise<Own[]> {
	if (actor.kind !== 'person') return [];
	const places = actor.memberships.filter(({ role }) => role === 'contributor');
	if (places.length === 0) return [];
	return world.store.read(async (transaction) => {
		const { db, tables } = transaction;
		const { assignments, assessments, people } = tables;
		const rows = await db
			.select({ ...columns(transaction), row: assessments })
			.from(assignments)
			.innerJoin(assessments, eq(assessments.id, assignments.assessmentId))
			.leftJoin(people, eq(people.id, assignments.personId))
			.where(
				or(
					...places.map(({ organisation, institution }) =>
						and(
							eq(assessments.organisationId, organisation.id),
							eq(assignments.institution, institution ?? '')
						)
					)
				)
			)
			.orderBy(asc(assignments.due), asc(assessments.id), asc(assignments.standardId));
		const found = rows.map(({ assigned, person, row }) => {
			const { id, state, status, catalogueId, catalogueVersion } = row;
			return {
				...assigned,
				person,
				assessment: { id, state, status, catalogueId, catalogueVersion }
			};
		});
		// Engines put what has no day first or last as they like.
		return found.toSorted((a, b) => Number(a.due === null) - Number(b.due === null));
	});
}

/** What the checks before submitting know of the work of institutions. */
export async function forChecks(
	{ db, tables: { assignments, decisions } }: Transaction,
	assessmentId: string
): Promise<{ assignments: Assignment[]; decided: Set<string> }> {
	const asked = await db
		.select({
			standard: assignments.standardId,
			institution: assignments.institution,
			due: assignments.due,
			progress: assignments.progress
		})
		.from(assignments)
		.where(eq(assignments.assessmentId, assessmentId));
	const decided = await db
		.select({ standard: decisions.standardId })
		.from(decisions)
		.where(eq(decisions.assessmentId, assessmentId));
	return { assignments: asked, decided: new Set(decided.map(({ standard }) => standard)) };
}

export type Which = { assessmentId: string; standard: string; institution: string };

export const isAssignment = (
	{ tables: { assignments } }: Transaction,
	{ assessmentId, standard, institution }: Which
) =>
	and(
		eq(assignments.assessmentId, assessmentId),
		eq(assignments.standardId, standard),
		eq(assignments.institution, institution)
	);

const columns = ({ tables: { assignments, people } }: Transaction) => ({
	assigned: {
		standard: assignments.standardId,
		institution: assignments.institution,
		due: assignments.due,
		progress: assignments.progress,
		note: assignments.note,
		version: assignments.version
	},
	person: { id: people.id, name: people.name }
});

function unknownFaults(
	world: World,
	row: AssessmentRow,
	{ standards, institutions }: Pick<Assigning, 'standards' | 'institutions'>
): Fault[] {
	const catalogue = catalogueOfRow(row, world.catalogues);
	const known = new Set(catalogue.standards.map(({ id }) => id));
	return [
		...standards
			.filter((id) => !known.has(id))
			.map((id) => ({ place: 'standards', code: 'unknown-standard' as const, got: quote(id) })),
		...institutions
			.filter((id) => !catalogue.institutions.includes(id))
			.map((id) => ({ place: 'institutions', code: 'one-of' as const, got: quote(id) }))
	];
}

/** A person is asked for one institution, as its contributor. */
async function personFaults(
	{ db, tables: { memberships } }: Transaction,
	world: World,
	{ organisationId }: AssessmentRow,
	{ institutions, personId }: Pick<Assigning, 'institutions' | 'personId'>
): Promise<Fault[]> {
	if (personId === null) return [];
	const [membership] = await db
		.select()
		.from(memberships)
		.where(
			and(
				eq(memberships.organisationId, organisationId),
				eq(memberships.personId, personId),
				eq(memberships.role, 'contributor'),
				inArray(memberships.institution, institutions)
			)
		);
	const today = world.now().toISOString().slice(0, 10);
	const isThere = membership && (membership.until === null || membership.until >= today);
	return isThere && institutions.length === 1 ? [] : [{ place: 'personId', code: 'one-of' }];
}
