import { and, asc, countDistinct, desc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Column, InferSelectModel } from 'drizzle-orm';
import { z } from 'zod';
import { periodFaults } from '#lib/core/assessment.ts';
import type { OrganisationKind, Status } from '#lib/core/codes.ts';
import { day, filled } from '#lib/core/fields.ts';
import { InputError, quote, type Fault } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import { catalogueNamed, demand } from './access.ts';
import { ownedBy, type Saved } from './assessments.ts';
import { record } from './audit/record.ts';
import { checked } from './checked.ts';
import type { Transaction } from './db/store.ts';
import type { Tables } from './db/tables.ts';
import { NotFound } from './errors.ts';
import { newId } from './ids.ts';
import type { Actor } from './policy.ts';
import type { World } from './world.ts';

export type RoundRow = InferSelectModel<Tables['rounds']>;

const Round = z.strictObject({
	name: filled(LIMITS.name).overwrite((name) => name.trim()),
	catalogue: z.strictObject({ id: filled(LIMITS.name), version: filled(LIMITS.name) }),
	/** The reference period: the time that the answers describe. */
	period: z.strictObject({ from: day, to: day }),
	/** From the first day on an assessment can be begun, to the last; due is for the reader. */
	opens: day,
	due: day,
	closes: day
});
export type Round = z.infer<typeof Round>;

/** Of NGOs it is counted how many are invited, and never what they do. */
export type RoundCounts = {
	invited: number;
	/** Governments that are invited, have begun, and have submitted at least once. */
	governments: number;
	begun: number;
	submitted: number;
};

/** All rounds for an administrator, the last to open first. */
export async function list(
	actor: Actor,
	world: World
): Promise<(Round & RoundCounts & { id: string })[]> {
	demand(actor, 'installation.administer', null);
	return world.store.read(async ({ db, tables }) => {
		const { rounds, roundOrganisations, organisations, assessments, submissions } = tables;
		const ofGovernments = (column: Column) =>
			countDistinct(sql`case when ${organisations.kind} = 'government' then ${column} end`);
		const rows = await db
			.select({
				row: rounds,
				invited: countDistinct(organisations.id),
				governments: ofGovernments(organisations.id),
				begun: ofGovernments(assessments.id),
				submitted: ofGovernments(submissions.assessmentId)
			})
			.from(rounds)
			.leftJoin(roundOrganisations, eq(roundOrganisations.roundId, rounds.id))
			.leftJoin(organisations, eq(organisations.id, roundOrganisations.organisationId))
			.leftJoin(
				assessments,
				and(eq(assessments.roundId, rounds.id), eq(assessments.organisationId, organisations.id))
			)
			.leftJoin(submissions, eq(submissions.assessmentId, assessments.id))
			.groupBy(rounds.id)
			.orderBy(desc(rounds.opens), asc(rounds.name), asc(rounds.id));
		return rows.map(({ row, ...counts }) => ({ id: row.id, ...roundOf(row), ...counts }));
	});
}

/** An open round as a member of an invited organisation sees it. */
export type OpenRound = Pick<Round, 'name' | 'period' | 'due' | 'closes'> & {
	id: string;
	organisation: { id: string; name: string; kind: OrganisationKind };
	/** Of that organisation in this round, once it has begun. */
	assessment: { id: string; status: Status } | null;
};

/** The rounds that are open today and to which an organisation of the actor is invited. */
export async function listOpen(actor: Actor, world: World): Promise<OpenRound[]> {
	demand(actor, 'assessment.list', null);
	const today = dayOf(world.now());
	return world.store.read(async ({ db, tables }) => {
		const { rounds, roundOrganisations, organisations, assessments } = tables;
		const rows = await db
			.select({
				row: rounds,
				organisation: {
					id: organisations.id,
					name: organisations.name,
					kind: organisations.kind
				},
				assessment: { id: assessments.id, status: assessments.status }
			})
			.from(roundOrganisations)
			.innerJoin(rounds, eq(rounds.id, roundOrganisations.roundId))
			.innerJoin(organisations, eq(organisations.id, roundOrganisations.organisationId))
			.leftJoin(
				assessments,
				and(eq(assessments.roundId, rounds.id), eq(assessments.organisationId, organisations.id))
			)
			.where(
				and(
					ownedBy(actor, roundOrganisations.organisationId),
					lte(rounds.opens, today),
					gte(rounds.closes, today)
				)
			)
			.orderBy(asc(rounds.due), asc(rounds.name), asc(organisations.name), asc(rounds.id));
		return rows.map(({ row, organisation, assessment }) => {
			const { name, period, due, closes } = roundOf(row);
			return { id: row.id, name, period, due, closes, organisation, assessment };
		});
	});
}

/** One round for an administrator. @throws NotFound */
export async function find(
	actor: Actor,
	world: World,
	id: string
): Promise<{ round: Round; version: number; hasOpened: boolean }> {
	demand(actor, 'installation.administer', null);
	return world.store.read(async (transaction) => {
		const row = await reachRound(transaction, id);
		return { round: roundOf(row), version: row.version, hasOpened: hasOpened(row, world) };
	});
}

/**
 * Makes a round, to which nobody is invited yet, and returns its id.
 * @throws InputError when the days are out of order or the catalogue is not installed
 */
export async function create(actor: Actor, world: World, input: Round): Promise<string> {
	demand(actor, 'installation.administer', null);
	const round = checkedRound(input, world);
	const id = newId();
	const at = world.now().toISOString();
	await world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		await db.insert(tables.rounds).values({ id, ...columnsOf(round), version: 1, createdAt: at });
		await record(transaction, actor, at, {
			organisationId: null,
			action: 'round.create',
			ref: id,
			after: round
		});
	});
	return id;
}

/**
 * Changes a round, unless it has changed since `version` was read. Once it has opened, its
 * catalogue and its first day stay: were they free until somebody begins, trying to change them
 * would tell an administrator that an NGO has begun.
 * @throws NotFound
 * @throws InputError
 */
export async function update(
	actor: Actor,
	world: World,
	id: string,
	input: Round,
	version: number
): Promise<Saved<Round>> {
	demand(actor, 'installation.administer', null);
	const after = checkedRound(input, world);
	return world.store.write(async (transaction) => {
		const { db, tables } = transaction;
		const row = await reachRound(transaction, id);
		const before = roundOf(row);
		if (row.version !== version) return { saved: false, current: before, version: row.version };
		if (hasOpened(row, world)) refuseLate(before, after);
		if (JSON.stringify(before) === JSON.stringify(after)) return { saved: true, version };
		await db
			.update(tables.rounds)
			.set({ ...columnsOf(after), version: version + 1 })
			.where(eq(tables.rounds.id, id));
		await record(transaction, actor, world.now().toISOString(), {
			organisationId: null,
			action: 'round.update',
			ref: id,
			before,
			after
		});
		return { saved: true, version: version + 1 };
	});
}

function refuseLate(before: Round, after: Round): void {
	const name = ({ catalogue: { id, version } }: Round) => `${id} ${version}`;
	const fault = (place: string, one: string, other: string): Fault[] =>
		one === other
			? []
			: [{ place, code: 'round-opened', got: quote(other), expected: one } satisfies Fault];
	const faults = [
		...fault('catalogue', name(before), name(after)),
		...fault('opens', before.opens, after.opens)
	];
	if (faults.length) throw new InputError(faults);
}

/** The row of a round, of which the caller knows that the actor may see it. @throws NotFound */
export async function reachRound(
	{ db, tables: { rounds } }: Transaction,
	id: string
): Promise<RoundRow> {
	const [row] = await db.select().from(rounds).where(eq(rounds.id, id));
	if (!row) throw new NotFound();
	return row;
}

/** The day of a moment, in UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

type Days = Pick<Round, 'opens' | 'closes'>;
export const hasOpened = ({ opens }: Days, { now }: Pick<World, 'now'>): boolean =>
	opens <= dayOf(now());
/** From the first day to the last, both included. */
export const isOpen = ({ opens, closes }: Days, { now }: Pick<World, 'now'>): boolean => {
	const today = dayOf(now());
	return opens <= today && today <= closes;
};

export const roundOf = (row: RoundRow): Round => ({
	name: row.name,
	catalogue: { id: row.catalogueId, version: row.catalogueVersion },
	period: { from: row.periodFrom, to: row.periodTo },
	opens: row.opens,
	due: row.due,
	closes: row.closes
});

const columnsOf = ({ name, catalogue, period, opens, due, closes }: Round) => ({
	name,
	catalogueId: catalogue.id,
	catalogueVersion: catalogue.version,
	periodFrom: period.from,
	periodTo: period.to,
	opens,
	due,
	closes
});

function checkedRound(input: Round, { catalogues }: World): Round {
	const round = checked(Round, input);
	const { period, opens, due, closes } = round;
	const before = (place: string, earlier: string, later: string): Fault[] =>
		earlier <= later ? [] : [{ place, code: 'period-order', got: later, expected: earlier }];
	const faults = [
		...periodFaults('period', period.from, period.to),
		...before('due', opens, due),
		...before('closes', due, closes)
	];
	if (faults.length) throw new InputError(faults);
	catalogueNamed(round.catalogue, catalogues);
	return round;
}
