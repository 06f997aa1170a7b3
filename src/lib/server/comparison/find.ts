import { and, asc, count, desc, eq, inArray, notInArray, or, type SQL } from 'drizzle-orm';
import type { Catalogue } from '#lib/core/catalogue.ts';
import type { AssessmentKind } from '#lib/core/codes.ts';
import type { Compared } from '#lib/core/comparison/compared.ts';
import type { Selection } from '#lib/core/comparison/selection.ts';
import { unpackLevels } from '#lib/core/packed-levels.ts';
import { demand } from '#lib/server/access.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { reachGroup } from './groups.ts';

/** What is compared, and what is not. */
export type Found = {
	catalogue: Catalogue;
	/** By the code of the State, then the organisation, then the period. */
	compared: Compared[];
	/** Submissions that were made with another catalogue, by its name: they cannot stand beside these. */
	otherCatalogues: { id: string; version: string; n: number }[];
};

type Which = {
	round?: string | null;
	kinds: readonly AssessmentKind[];
	/** None: all. */
	states?: readonly string[];
	/** Submissions that stand in the place of the newest of their assessments. */
	versions?: readonly string[];
	/** Of each organisation's assessments of a State and kind only the last period. */
	newest?: boolean;
};

/**
 * The submissions of a selection with their levels: of each organisation and State the newest, or
 * that of the round, or the version that was chosen. No document is opened; one query, whatever their number.
 * @throws NotFound for whoever is no reviewer, and for a group of another body
 */
export async function find(
	actor: Actor,
	world: World,
	{
		round,
		kind,
		states,
		group,
		versions
	}: Pick<Selection, 'round' | 'kind' | 'states' | 'group' | 'versions'>
): Promise<Found> {
	demand(actor, 'comparison.read', null);
	return world.store.read(async (transaction) => {
		const chosen = group ? (await reachGroup(transaction, actor, group)).states : states;
		// Of an assessment one version stands, even where an address asks for two.
		const newest = !round || versions.length > 0;
		const which = { round, kinds: [kind], states: chosen, versions, newest };
		return rowsOf(transaction, actor, world, which);
	});
}

/** All views of one State, in every round. @throws NotFound */
export const findState = (actor: Actor, world: World, state: string): Promise<Found> => {
	demand(actor, 'comparison.read', null);
	return world.store.read((transaction) =>
		rowsOf(transaction, actor, world, { kinds: ['self', 'shadow', 'review'], states: [state] })
	);
};

/** Every self-assessment and review, for what reviewers and States think on the same. */
export const findPairs = (actor: Actor, world: World): Promise<Found> => {
	demand(actor, 'comparison.read', null);
	return world.store.read((transaction) =>
		rowsOf(transaction, actor, world, { kinds: ['self', 'review'] })
	);
};

async function rowsOf(
	transaction: Transaction,
	actor: Actor,
	world: World,
	{ round, kinds, states = [], versions = [], newest = false }: Which
): Promise<Found> {
	const { db, tables } = transaction;
	const { submissions, assessments, rounds, submissionLevels } = tables;
	const recusedFrom = actor.kind === 'person' ? [...(actor.recusedFrom ?? [])] : [];
	const conditions: (SQL | undefined)[] = [
		versions.length > 0 ? standing(transaction, versions) : eq(submissions.superseded, false),
		inArray(assessments.kind, [...kinds]),
		round ? eq(assessments.roundId, round) : undefined,
		states.length > 0 ? inArray(assessments.state, [...states]) : undefined,
		recusedFrom.length > 0 ? notInArray(assessments.state, recusedFrom) : undefined
	];
	const of = (catalogue: Catalogue) =>
		and(
			eq(assessments.catalogueId, catalogue.id),
			eq(assessments.catalogueVersion, catalogue.version),
			...conditions
		);
	const madeWith = await db
		.select({
			id: assessments.catalogueId,
			version: assessments.catalogueVersion,
			n: count()
		})
		.from(submissions)
		.innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
		.where(and(...conditions))
		.groupBy(assessments.catalogueId, assessments.catalogueVersion)
		.orderBy(desc(count()), asc(assessments.catalogueId), asc(assessments.catalogueVersion));
	const catalogue = installedOf(world, madeWith) ?? world.catalogues[0];
	if (!catalogue) throw new NotFound();
	const rows = await db
		.select({
			id: submissions.id,
			state: assessments.state,
			kind: assessments.kind,
			organisation: assessments.organisationName,
			owner: assessments.organisationId,
			number: submissions.number,
			roundId: rounds.id,
			roundName: rounds.name,
			from: assessments.periodFrom,
			to: assessments.periodTo,
			submittedAt: submissions.submittedAt,
			levels: submissionLevels.levels
		})
		.from(submissions)
		.innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
		.innerJoin(submissionLevels, eq(submissionLevels.submissionId, submissions.id))
		.leftJoin(rounds, eq(rounds.id, assessments.roundId))
		.where(of(catalogue))
		.orderBy(
			asc(assessments.state),
			asc(assessments.organisationName),
			asc(assessments.organisationId),
			asc(assessments.periodTo),
			asc(submissions.submittedAt)
		);
	return {
		catalogue,
		// Before their levels are read: the rounds of many years cost no more than a look.
		compared: (newest ? newestOfEach(rows) : rows).map(
			({ roundId, roundName, from, to, levels, ...row }) => ({
				...row,
				round: roundId === null ? null : { id: roundId, name: roundName ?? '' },
				period: { from, to },
				levels: unpackLevels(levels, catalogue)
			})
		),
		otherCatalogues: madeWith
			.filter(({ id, version }) => id !== catalogue.id || version !== catalogue.version)
			.map(({ n, ...one }) => ({ ...one, n: Number(n) }))
	};
}

/** What is not superseded, but of some assessments the submissions that were chosen. */
function standing({ db, tables: { submissions } }: Transaction, versions: readonly string[]) {
	const chosen = inArray(submissions.id, [...versions]);
	const theirs = db.select({ id: submissions.assessmentId }).from(submissions).where(chosen);
	const others = notInArray(submissions.assessmentId, theirs);
	return or(chosen, and(eq(submissions.superseded, false), others));
}

/** The catalogue with which most of them were made, of those that are installed. */
const installedOf = (
	{ catalogues }: World,
	versions: readonly { id: string; version: string }[]
): Catalogue | undefined =>
	versions
		.map((made) => catalogues.find(({ id, version }) => id === made.id && version === made.version))
		.find((catalogue) => catalogue !== undefined);

/** Of each organisation's assessments of a State and kind, the last period; they come in its order. */
const newestOfEach = <T extends { state: string; kind: string; owner: string }>(
	rows: readonly T[]
): T[] => [...new Map(rows.map((row) => [`${row.state} ${row.kind} ${row.owner}`, row])).values()];

/** What there is to choose from: rounds, and States that have submitted something. @throws NotFound */
export async function choices(
	actor: Actor,
	world: World
): Promise<{ rounds: { id: string; name: string }[]; states: string[] }> {
	demand(actor, 'comparison.read', null);
	const recused = new Set(actor.kind === 'person' ? actor.recusedFrom : []);
	return world.store.read(async ({ db, tables }) => {
		const { submissions, assessments, rounds } = tables;
		const states = await db
			.selectDistinct({ state: assessments.state })
			.from(submissions)
			.innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
			.where(eq(submissions.superseded, false))
			.orderBy(asc(assessments.state));
		const used = await db
			.selectDistinct({ id: rounds.id, name: rounds.name, due: rounds.due })
			.from(submissions)
			.innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
			.innerJoin(rounds, eq(rounds.id, assessments.roundId))
			.orderBy(desc(rounds.due));
		return {
			rounds: used.map(({ id, name }) => ({ id, name })),
			states: states.map(({ state }) => state).filter((state) => !recused.has(state))
		};
	});
}
