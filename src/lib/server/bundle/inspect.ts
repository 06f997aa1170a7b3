import { and, asc, desc, eq, lte } from 'drizzle-orm';
import { effectOf, type BundleEffect, type Manifest, type Numbered } from '#lib/core/bundle.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import type { SubmissionDocument } from '#lib/core/submission.ts';
import { demand, type AssessmentRow } from '#lib/server/access.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { hashOf } from '#lib/server/ids.ts';
import { policy, type Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { knownSender, type Sender } from './senders.ts';
import { readSound, type Refused, type Sound } from './sound.ts';

/** What there is to see before a bundle is taken in. */
export type Inspection = {
	problem: null;
	manifest: Manifest;
	amends: SubmissionDocument['amends'];
	/** The installation, when somebody has checked its key; else whether the actor may. */
	sender: Sender | null;
	mayTrust: boolean;
	/** Other States for which that installation has sent something. */
	otherStates: string[];
	effect: BundleEffect;
	/** The submission that is here and is the same. */
	heldAs: string | null;
	/** The highest number of the assessment here. */
	newest: number | null;
	/** The assessment's round here, which stays; else those from which to choose. */
	round: { id: string; name: string } | null;
	rounds: { id: string; name: string }[];
};

/**
 * What a bundle is, who has signed it, and what would change here. It changes nothing.
 * @throws NotFound also when the actor is recused from its State
 * @throws the system's error when there is no such file
 */
export async function inspectBundle(
	actor: Actor,
	world: World,
	path: string
): Promise<Inspection | Refused> {
	demand(actor, 'bundle.import', null);
	const sound = await readSound(world, path);
	if (sound.problem) return sound;
	const { manifest, document, catalogue } = sound;
	demandState(actor, manifest);
	return world.store.read(async (transaction) => {
		const { fingerprint } = manifest.installation;
		const here = await heldOf(transaction, actor, sound);
		return {
			problem: null,
			manifest,
			amends: document.amends,
			sender: await knownSender(transaction, fingerprint),
			mayTrust: policy(actor, 'sender.manage', null),
			otherStates: await otherStates(transaction, manifest),
			effect: here.effect,
			heldAs: here.held.find(({ number }) => number === document.number)?.id ?? null,
			newest: here.held[0]?.number ?? null,
			round: await roundOf(transaction, here.row),
			rounds: await roundsFor(transaction, catalogue, world.now().toISOString().slice(0, 10))
		};
	});
}

/** What is nobody's here yet is judged by the State that it is about. @throws NotFound */
export const demandState = (actor: Actor, { kind, state, installation, organisation }: Manifest) =>
	demand(actor, 'submission.read', {
		organisationId: ownerOf(installation.fingerprint, organisation.id),
		kind,
		state,
		status: 'submitted',
		importedFrom: installation.fingerprint
	});

/** The organisation that stands here for one of another installation: each its own, always the same. */
export const ownerOf = (fingerprint: string, organisationId: string): string =>
	hashOf(`${fingerprint} ${organisationId}`).slice(0, 32);

export type Held = {
	/** `null`: nothing of the assessment is here. */
	row: AssessmentRow | null;
	/** Its submissions, the last one first. */
	held: (Numbered & { id: string })[];
	effect: BundleEffect;
};

/**
 * What is here of the assessment of which a bundle brings a submission.
 * @throws NotFound when the actor may not read what is here, whatever the bundle says it is about
 */
export async function heldOf(
	{ db, tables: { assessments, submissions } }: Transaction,
	actor: Actor,
	{ manifest, document }: Pick<Sound, 'manifest' | 'document'>
): Promise<Held> {
	const { installation, submission } = manifest;
	const [row] = await db
		.select()
		.from(assessments)
		.where(
			and(
				eq(assessments.importedFrom, installation.fingerprint),
				eq(assessments.originId, submission.assessmentId)
			)
		);
	if (row) demand(actor, 'submission.read', row);
	const rows = row
		? await db
				.select({
					id: submissions.id,
					number: submissions.number,
					sha256: submissions.sha256,
					document: submissions.document
				})
				.from(submissions)
				.where(eq(submissions.assessmentId, row.id))
				.orderBy(desc(submissions.number))
		: [];
	const held = rows.map(({ document: text, ...one }) => ({
		...one,
		amends: (JSON.parse(text) as SubmissionDocument).amends
	}));
	const effect = effectOf({ ...submission, amends: document.amends }, held);
	return { row: row ?? null, held, effect: row && isAnother(row, manifest) ? 'conflict' : effect };
}

/** An amendment is of the same assessment: whose it is and what it is about stay. */
const isAnother = (row: AssessmentRow, manifest: Manifest): boolean =>
	row.organisationId !== ownerOf(manifest.installation.fingerprint, manifest.organisation.id) ||
	row.state !== manifest.state ||
	row.kind !== manifest.kind ||
	row.organisationKind !== manifest.organisation.kind ||
	row.catalogueId !== manifest.catalogue.id ||
	row.catalogueVersion !== manifest.catalogue.version;

async function otherStates(
	{ db, tables: { assessments } }: Transaction,
	{ installation, state }: Manifest
): Promise<string[]> {
	const rows = await db
		.selectDistinct({ state: assessments.state })
		.from(assessments)
		.where(eq(assessments.importedFrom, installation.fingerprint))
		.orderBy(asc(assessments.state));
	return rows.map((one) => one.state).filter((one) => one !== state);
}

async function roundOf({ db, tables: { rounds } }: Transaction, row: AssessmentRow | null) {
	if (!row?.roundId) return null;
	const [round] = await db
		.select({ id: rounds.id, name: rounds.name })
		.from(rounds)
		.where(eq(rounds.id, row.roundId));
	return round ?? null;
}

/** The rounds that have opened here with that catalogue, the last first. */
export const roundsFor = (
	{ db, tables: { rounds } }: Transaction,
	{ id, version }: Pick<Catalogue, 'id' | 'version'>,
	today: string
): Promise<{ id: string; name: string }[]> =>
	db
		.select({ id: rounds.id, name: rounds.name })
		.from(rounds)
		.where(
			and(
				eq(rounds.catalogueId, id),
				eq(rounds.catalogueVersion, version),
				lte(rounds.opens, today)
			)
		)
		.orderBy(desc(rounds.opens), asc(rounds.name), asc(rounds.id));
