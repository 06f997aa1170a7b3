import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/server/policy.ts';
import { reachSubmission } from '#lib/server/submissions.ts';
import type { World } from '#lib/server/world.ts';

/** From where a submission came that was not made here. */
export type Origin = {
	/** As it is known here; `null` once it is no longer. */
	sender: string | null;
	fingerprint: string;
	at: string;
};

/** `null` for what was submitted on this server. @throws NotFound */
export const originOf = (
	actor: Actor,
	world: World,
	submissionId: string
): Promise<Origin | null> =>
	world.store.read(async (transaction) => {
		await reachSubmission(transaction, actor, 'submission.read', submissionId);
		const { db, tables } = transaction;
		const { imports, senders } = tables;
		const [row] = await db
			.select({ sender: senders.name, fingerprint: imports.fingerprint, at: imports.at })
			.from(imports)
			.leftJoin(senders, eq(senders.fingerprint, imports.fingerprint))
			.where(eq(imports.submissionId, submissionId));
		return row ?? null;
	});
