import { asc } from 'drizzle-orm';
import type { Transaction } from '#lib/server/db/store.ts';
import { isSigned } from '#lib/server/keys.ts';
import type { World } from '#lib/server/world.ts';
import { readCheckpoints } from './checkpoints-file.ts';
import { lineOf, signedBytes, type Checkpoint } from './checkpoints.ts';
import { GENESIS, type AuditRow } from './entry.ts';
import type { Problems } from './problems.ts';

/** Something beside the trail that says what an entry is. */
export type Claim = {
	/** Who says it. */
	place: string;
	agrees: (entry: AuditRow) => boolean;
	/** That of a checkpoint; a submission speaks of one entry only. */
	checkpoint: Checkpoint | null;
};

/** What freezes a submission: handing it in, finishing a review, and taking one in. */
const FREEZING: ReadonlySet<string> = new Set([
	'submission.submit',
	'review.finalise',
	'bundle.import'
]);

type Verified = Pick<World, 'store' | 'keys' | 'checkpointsFile'>;

/** What signed checkpoints and submissions say, by the entry that they speak of. */
export async function claimsAbout(
	world: Verified,
	problems: Problems
): Promise<Map<number, Claim[]>> {
	const claims = new Map<number, Claim[]>();
	const add = (sequence: number, claim: Claim): void => {
		claims.set(sequence, [...(claims.get(sequence) ?? []), claim]);
	};
	const file = await readCheckpoints(world.checkpointsFile);
	const { stored, submitted } = await world.store.read(fromDatabase);
	if (file === null && stored.length > 0) problems.add('no-file', { place: world.checkpointsFile });
	const seen = new Set<string>();
	const check = (checkpoint: Checkpoint, place: string): void => {
		const line = lineOf(checkpoint);
		if (seen.has(line)) return;
		seen.add(line);
		const { size, head, signature } = checkpoint;
		if (!isSigned(signedBytes(checkpoint), signature, world.keys.publicKey))
			return problems.add('signature', { place });
		if (size > 0) add(size, { place, checkpoint, agrees: ({ hash }) => hash === head });
		else if (head !== GENESIS) problems.add('rewritten', { sequence: 1, place });
	};
	for (const { line, checkpoint } of file ?? []) {
		const place = `${world.checkpointsFile}:${line}`;
		if (checkpoint) check(checkpoint, place);
		else problems.add('unreadable', { place });
	}
	for (const checkpoint of stored) check(checkpoint, `checkpoints ${checkpoint.size}`);
	for (const { id, assessmentId, auditSequence } of submitted)
		add(auditSequence, {
			place: `submission ${id}`,
			checkpoint: null,
			agrees: (entry) => FREEZING.has(entry.action) && entry.assessmentId === assessmentId
		});
	return claims;
}

const fromDatabase = async ({ db, tables: { checkpoints, submissions } }: Transaction) => ({
	stored: await db.select().from(checkpoints).orderBy(asc(checkpoints.size)),
	submitted: await db
		.select({
			id: submissions.id,
			assessmentId: submissions.assessmentId,
			auditSequence: submissions.auditSequence
		})
		.from(submissions)
		.orderBy(asc(submissions.auditSequence))
});
