import { eq } from 'drizzle-orm';
import { SUBMISSION_PART, type Manifest } from '#lib/core/bundle.ts';
import { InputError } from '#lib/core/input-error.ts';
import { columnsOf, demand } from '#lib/server/access.ts';
import * as checkpoints from '#lib/server/audit/checkpoints.ts';
import { record } from '#lib/server/audit/record.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { newId } from '#lib/server/ids.ts';
import { keepSubmission } from '#lib/server/keep-submission.ts';
import { writeKept } from '#lib/server/kept-files.ts';
import { post } from '#lib/server/mail/outbox.ts';
import type { Actor } from '#lib/server/policy.ts';
import { insertContents } from '#lib/server/transfer.ts';
import type { World } from '#lib/server/world.ts';
import { filesOf } from './files.ts';
import { demandState, heldOf, ownerOf, roundsFor, type Held } from './inspect.ts';
import { addWithin, knownSender } from './senders.ts';
import { readSound, type Refused, type Sound } from './sound.ts';

/** What somebody decides who takes a bundle in. */
export type Acceptance = {
	/** Of this server; an assessment that is here already stays in its own. */
	roundId: string | null;
	/** For an installation that is not known yet: its name, once somebody has compared its key. */
	trust: { name: string; isCompared: boolean } | null;
};
export type Accepted = { problem: null; submissionId: string; isNew: boolean };

/**
 * Takes a bundle in: the submission with its evidence, frozen as it was signed, in one transaction.
 * What is here already is found and not written again. A bundle that is refused leaves nothing.
 * @throws NotFound also when the actor is recused from its State
 * @throws InputError `missing` at `name` or `compared` when nobody vouches for the sender;
 * at `round` when there is no such round
 */
export async function acceptBundle(
	actor: Actor,
	world: World,
	path: string,
	acceptance: Acceptance
): Promise<Accepted | Refused> {
	demand(actor, 'bundle.import', null);
	const sound = await readSound(world, path);
	if (sound.problem) return sound;
	demandState(actor, sound.manifest);
	const storedAs = await filesOf(world, path, sound.manifest);
	const { outcome, checkpoint } = await writeKept(
		world,
		[...storedAs.values()],
		async (transaction) => {
			const outcome = await take(transaction, actor, world, sound, storedAs, acceptance);
			const at = world.now().toISOString();
			return { outcome, checkpoint: await checkpoints.signWithin(transaction, world, at) };
		},
		({ outcome }) => outcome.problem === null && outcome.isNew
	);
	if (checkpoint) await checkpoints.publish(world, checkpoint);
	return outcome;
}

async function take(
	transaction: Transaction,
	actor: Actor,
	world: World,
	sound: Sound,
	storedAs: ReadonlyMap<string, string>,
	{ roundId, trust }: Acceptance
): Promise<Accepted | Refused> {
	const { manifest, document } = sound;
	const here = await heldOf(transaction, actor, sound);
	if (here.effect === 'conflict')
		return { problem: { code: 'conflict', part: SUBMISSION_PART }, faults: [], manifest };
	const same = here.held.find(({ number }) => number === document.number);
	if (same) return { problem: null, submissionId: same.id, isNew: false };
	const at = world.now().toISOString();
	const sender = await vouchedFor(transaction, actor, world, manifest, trust);
	const organisationId = await keepOrganisation(transaction, manifest, at);
	const round = here.row ? here.row.roundId : await checkedRound(transaction, sound, roundId, at);
	const assessmentId = here.row?.id ?? newId();
	await keepAssessment(transaction, sound, here, {
		assessmentId,
		organisationId,
		round,
		at,
		storedAs
	});
	const submissionId = newId();
	const { number, sha256 } = manifest.submission;
	const auditSequence = await record(transaction, actor, at, {
		organisationId,
		assessmentId,
		action: 'bundle.import',
		ref: submissionId,
		after: { number, sha256, sender: sender.fingerprint, name: sender.name }
	});
	await keepSubmission(transaction, sound.catalogue, {
		id: submissionId,
		document,
		text: sound.text,
		assessmentId,
		sha256,
		submittedBy: sender.name,
		auditSequence,
		superseded: here.effect === 'older',
		files: [...storedAs].map(([ref, storedAs]) => ({ ref, storedAs }))
	});
	const { fingerprint } = sender;
	const { signed, signature } = sound;
	const { db, tables } = transaction;
	await db
		.insert(tables.imports)
		.values({ submissionId, fingerprint, manifest: signed, signature, at, by: actor.name });
	await post(transaction, world, at, {
		message: 'submission',
		what: 'arrived',
		sha256: null,
		to: { reviewers: true }
	});
	return { problem: null, submissionId, isNew: true };
}

/** The sender, known or made known now by somebody who vouches for the key. */
async function vouchedFor(
	transaction: Transaction,
	actor: Actor,
	world: World,
	{ installation }: Manifest,
	trust: Acceptance['trust']
): Promise<{ fingerprint: string; name: string }> {
	const { fingerprint, publicKey } = installation;
	const known = await knownSender(transaction, fingerprint);
	if (known) return known;
	if (!trust?.isCompared) throw new InputError([{ place: 'compared', code: 'missing' }]);
	const { name } = trust;
	await addWithin(transaction, actor, world, { name, publicKey });
	return { fingerprint, name: name.trim() };
}

/** The organisation that stands here for the sender's, with the State that it writes on. */
async function keepOrganisation(
	{ db, tables }: Transaction,
	{ installation, organisation, state }: Manifest,
	at: string
): Promise<string> {
	const { organisations, organisationStates } = tables;
	const id = ownerOf(installation.fingerprint, organisation.id);
	const { kind, name } = organisation;
	await db
		.insert(organisations)
		.values({ id, kind, name, version: 1, createdAt: at })
		.onConflictDoNothing();
	await db.insert(organisationStates).values({ organisationId: id, state }).onConflictDoNothing();
	return id;
}

async function checkedRound(
	transaction: Transaction,
	{ catalogue }: Sound,
	roundId: string | null,
	at: string
): Promise<string | null> {
	if (roundId === null) return null;
	const rounds = await roundsFor(transaction, catalogue, at.slice(0, 10));
	if (rounds.some(({ id }) => id === roundId)) return roundId;
	throw new InputError([{ place: 'round', code: 'one-of' }]);
}

type Kept = {
	assessmentId: string;
	organisationId: string;
	round: string | null;
	at: string;
	storedAs: ReadonlyMap<string, string>;
};

/** The assessment as its last submission has it; here it is only read. */
async function keepAssessment(
	transaction: Transaction,
	{ document, manifest, catalogue }: Sound,
	{ row, effect }: Held,
	{ assessmentId, organisationId, round, at, storedAs }: Kept
): Promise<void> {
	if (effect === 'older') return;
	const { db, tables } = transaction;
	const { answers, evidence, actions, ...head } = document.assessment;
	if (row) {
		for (const table of [tables.answers, tables.actions, tables.evidence] as const)
			await db.delete(table).where(eq(table.assessmentId, assessmentId));
		await db
			.update(tables.assessments)
			.set({ ...columnsOf(head), status: 'submitted', version: row.version + 1, updatedAt: at })
			.where(eq(tables.assessments.id, assessmentId));
	} else
		await db.insert(tables.assessments).values({
			id: assessmentId,
			...columnsOf(head),
			organisationId,
			roundId: round,
			importedFrom: manifest.installation.fingerprint,
			originId: manifest.submission.assessmentId,
			status: 'submitted',
			version: 1,
			createdAt: at,
			updatedAt: at
		});
	const contents = { answers, evidence, actions };
	await insertContents(transaction, assessmentId, contents, catalogue.standards, storedAs);
}
