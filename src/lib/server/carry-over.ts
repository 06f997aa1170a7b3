import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Action, AssessmentHead } from '#lib/core/assessment.ts';
import { NO_ANSWER } from '#lib/core/answer-to.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import { changedFields } from '#lib/core/changed-answer.ts';
import { FORMAT, type Status } from '#lib/core/codes.ts';
import { InputError } from '#lib/core/input-error.ts';
import { catalogueNamed, catalogueOfRow, demand, reach, type AssessmentRow } from './access.ts';
import { readActions } from './actions.ts';
import { insertHead } from './assessments.ts';
import { record } from './audit/record.ts';
import { copyFiles, type Copies } from './copied-files.ts';
import { insertAnswers, readAnswers, type VersionedAnswer } from './db/answer-rows.ts';
import { draftColumns, readEvidence, type StoredEvidence } from './db/evidence-rows.ts';
import { insertAll } from './db/insert-all.ts';
import type { Transaction } from './db/store.ts';
import { NotFound } from './errors.ts';
import { newId } from './ids.ts';
import * as organisations from './organisations.ts';
import { KIND_OF, type Actor } from './policy.ts';
import { isOpen, reachRound, roundOf, type Round } from './rounds.ts';
import type { World } from './world.ts';

/** An assessment from which a new one can be carried over. */
export type Source = {
	id: string;
	state: string;
	period: { from: string; to: string };
	status: Status;
};
/** What a coordinator needs to know to begin. */
export type Offer = {
	round: Round;
	isOpen: boolean;
	organisation: organisations.Organisation;
	/** That of this organisation in this round, when it has begun already. */
	begun: string | null;
	/** The earlier assessments of the organisation, the latest period first. */
	sources: Source[];
};

/**
 * What an organisation can begin in a round with.
 * @throws NotFound unless it is invited and the actor coordinates it
 */
export const offer = (
	actor: Actor,
	world: World,
	roundId: string,
	organisationId: string
): Promise<Offer> =>
	world.store.read(async (transaction) => {
		const { round, organisation, begun } = await reachInvited(
			transaction,
			actor,
			roundId,
			organisationId
		);
		const { db, tables } = transaction;
		const { assessments } = tables;
		const rows = await db
			.select()
			.from(assessments)
			.where(
				and(
					eq(assessments.organisationId, organisationId),
					eq(assessments.kind, KIND_OF[organisation.kind]),
					inArray(assessments.state, organisation.states)
				)
			)
			.orderBy(desc(assessments.periodTo), desc(assessments.updatedAt), assessments.id);
		return {
			round,
			isOpen: isOpen(round, world),
			organisation,
			begun,
			sources: rows
				.filter(({ id }) => id !== begun)
				.map(({ id, state, periodFrom: from, periodTo: to, status }) => ({
					id,
					state,
					period: { from, to },
					status
				}))
		};
	});

export type Beginning = {
	organisationId: string;
	/** On which one it writes; with `previousId` that of the previous assessment holds. */
	state: string;
	language: string;
	/** An earlier assessment of the same organisation; `null`: begin empty. */
	previousId: string | null;
};

/**
 * Begins the assessment of an organisation in a round and returns its id. From an earlier one come
 * the answers, each to be confirmed, the evidence with own copies of its files, and the actions that
 * are still open; of another catalogue, what this one has too.
 * @throws NotFound
 * @throws InputError `round-not-open`, `exists`, or when a catalogue is not installed
 */
export async function begin(
	actor: Actor,
	world: World,
	roundId: string,
	{ organisationId, state, language, previousId }: Beginning
): Promise<string> {
	const planned = await world.store.read(async (transaction) => {
		const place = await reachBeginning(transaction, actor, world, roundId, organisationId);
		const catalogue = catalogueNamed(place.round.catalogue, world.catalogues);
		const previous = previousId
			? await readPrevious(transaction, actor, world, organisationId, previousId)
			: null;
		const head = headOf(place, previous?.row ?? { state, language });
		demand(actor, 'assessment.create', { ...head, organisationId });
		return { head, carried: previous && fitting(previous, catalogue) };
	});
	const { head, carried } = planned;
	const id = newId();
	const copies = await copyFiles(world.files, carried?.evidence ?? []);
	let atCommit = false;
	try {
		await world.store.write(async (transaction) => {
			await reachBeginning(transaction, actor, world, roundId, organisationId);
			if (previousId) await reach(transaction, actor, 'assessment.read', previousId);
			const at = world.now().toISOString();
			await insertHead(transaction, id, { organisationId, roundId, previousId }, head, at);
			if (carried && previousId)
				await insertCarried(transaction, id, previousId, carried, copies.names);
			const counts = carried && {
				answers: carried.answers.length,
				evidence: carried.evidence.length,
				actions: carried.actions.length
			};
			await record(transaction, actor, at, {
				organisationId,
				assessmentId: id,
				action: carried ? 'assessment.carry-over' : 'assessment.create',
				ref: previousId ?? roundId,
				after: { ...head, round: roundId, ...counts }
			});
			atCommit = true;
		});
	} catch (error) {
		// When only the commit failed nobody knows: the sweeper decides by what the rows say.
		if (!atCommit) await copies.erase();
		throw error;
	}
	return id;
}

type Place = { round: Round; organisation: organisations.Organisation; begun: string | null };

/** @throws NotFound unless the organisation is invited and the actor coordinates it */
async function reachInvited(
	transaction: Transaction,
	actor: Actor,
	roundId: string,
	organisationId: string
): Promise<Place> {
	const { db, tables } = transaction;
	const { roundOrganisations, assessments } = tables;
	const isThis = and(
		eq(roundOrganisations.roundId, roundId),
		eq(roundOrganisations.organisationId, organisationId)
	);
	const [invited] = await db.select().from(roundOrganisations).where(isThis);
	if (!invited) throw new NotFound();
	demand(actor, 'round.read', { invited: [organisationId] });
	const organisation = await organisations.reach(
		transaction,
		actor,
		'organisation.read',
		organisationId
	);
	const [state = ''] = organisation.states;
	demand(actor, 'assessment.create', { organisationId, kind: KIND_OF[organisation.kind], state });
	const [begun] = await db
		.select({ id: assessments.id })
		.from(assessments)
		.where(and(eq(assessments.roundId, roundId), eq(assessments.organisationId, organisationId)));
	const round = roundOf(await reachRound(transaction, roundId));
	return { round, organisation, begun: begun?.id ?? null };
}

/** As `reachInvited`, and it can begin now. @throws InputError */
async function reachBeginning(
	transaction: Transaction,
	actor: Actor,
	world: World,
	roundId: string,
	organisationId: string
): Promise<Place> {
	const place = await reachInvited(transaction, actor, roundId, organisationId);
	if (!isOpen(place.round, world)) throw new InputError([{ place: '', code: 'round-not-open' }]);
	if (place.begun) throw new InputError([{ place: '', code: 'exists' }]);
	return place;
}

/** Under the name that the organisation has now, for the period of the round. */
const headOf = (
	{ round, organisation: { kind, name } }: Place,
	{ state, language }: { state: string; language: string | null }
): AssessmentHead => ({
	format: FORMAT,
	catalogue: round.catalogue,
	kind: KIND_OF[kind],
	state,
	organisation: { name, kind },
	period: round.period,
	...(language !== null && { language })
});

type Answered = { standardId: string; answer: VersionedAnswer['answer'] };
type Carried = { answers: Answered[]; evidence: StoredEvidence[]; actions: Action[] };
type Previous = Carried & { row: AssessmentRow };

async function readPrevious(
	transaction: Transaction,
	actor: Actor,
	world: World,
	organisationId: string,
	id: string
): Promise<Previous> {
	const row = await reach(transaction, actor, 'assessment.read', id);
	if (row.organisationId !== organisationId) throw new NotFound();
	const answers = [...(await readAnswers(transaction, id))].map(([standardId, { answer }]) => ({
		standardId,
		answer
	}));
	const evidence = await readEvidence(transaction, id);
	const catalogue = catalogueOfRow(row, world.catalogues);
	return { row, answers, evidence, actions: await readActions(transaction, id, catalogue) };
}

const isStillOpen = ({ status }: Action): boolean => status !== 'done' && status !== 'dropped';

/** What a catalogue has a place for; an answer that says nothing needs no confirmation. */
function fitting({ answers, evidence, actions }: Carried, catalogue: Catalogue): Carried {
	const standards = new Set(catalogue.standards.map(({ id }) => id));
	const institutions = new Set(catalogue.institutions);
	const items = evidence.filter(({ item }) => catalogue.evidenceTypes.includes(item.type));
	const known = new Set(items.map(({ item }) => item.id));
	return {
		answers: answers
			.filter(({ standardId }) => standards.has(standardId))
			.map(({ standardId, answer }) => ({
				standardId,
				answer: { ...answer, evidence: answer.evidence.filter((ref) => known.has(ref)) }
			}))
			.filter(({ answer }) => changedFields(NO_ANSWER, answer).length > 0),
		evidence: items,
		actions: actions.filter(isStillOpen).flatMap(({ lead, partners, ...action }) => {
			const kept = action.standards.filter((id) => standards.has(id));
			if (kept.length === 0) return [];
			return {
				...action,
				standards: kept,
				...(lead && institutions.has(lead) && { lead }),
				...(partners && { partners: partners.filter((one) => institutions.has(one)) })
			};
		})
	};
}

async function insertCarried(
	transaction: Transaction,
	assessmentId: string,
	carriedFrom: string,
	{ answers, evidence, actions }: Carried,
	copies: Copies
): Promise<void> {
	const { tables } = transaction;
	const items = evidence.map(({ item, institution }, position) => ({
		...{ assessmentId, ref: item.id, position, ...draftColumns(item), institution },
		version: 1
	}));
	await insertAll(transaction, tables.evidence, items);
	const files = evidence.flatMap(({ item }) =>
		item.kind === 'file'
			? { assessmentId, ref: item.id, ...item.file, storedAs: copies.get(item.id) ?? null }
			: []
	);
	await insertAll(transaction, tables.evidenceFiles, files);
	const entries = answers.map((entry) => ({ assessmentId, ...entry, version: 1, carriedFrom }));
	await insertAnswers(transaction, entries);
	const plan = actions.map((body, position) => ({
		...{ assessmentId, ref: body.id, position, body },
		version: 1
	}));
	await insertAll(transaction, tables.actions, plan);
}
