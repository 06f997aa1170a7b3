import { asc, eq, gt, sql } from 'drizzle-orm';
import type { Store } from '#lib/server/db/store.ts';
import type { World } from '#lib/server/world.ts';
import { claimsAbout } from './claims.ts';
import type { Checkpoint } from './checkpoints.ts';
import { GENESIS, hashOfDetails, hashOfEntry } from './entry.ts';
import { collectProblems, type Problem } from './problems.ts';

const PAGE = 500;

export type Verification = {
	entries: number;
	/** The hash of the last entry. */
	head: string;
	/** How many entries have no details any more, which is allowed. */
	erased: number;
	/** How many signed checkpoints agree with the entries. */
	checkpoints: number;
	/** The last of them; what came later is chained but not signed. */
	signed: Pick<Checkpoint, 'size' | 'at'> | null;
	problems: Problem[];
};

/**
 * Reads the whole trail, a page at a time, and compares it with itself, with the checkpoints in the
 * database and in the file, and with the submissions.
 */
export async function verify(
	world: Pick<World, 'store' | 'keys' | 'checkpointsFile'>
): Promise<Verification> {
	const problems = collectProblems();
	// Before the entries: what is added meanwhile must not seem to be cut off.
	const claims = await claimsAbout(world, problems);
	let [sequence, head, erased, checkpoints] = [0, GENESIS, 0, 0];
	let signed: Verification['signed'] = null;
	/** Whether it is said already why the next checkpoint does not agree. */
	let isExplained = false;
	for await (const { entry, details } of entriesOf(world.store)) {
		const here = { sequence: entry.sequence };
		if (entry.sequence < 1) {
			problems.add('changed', here);
			continue;
		}
		const isNext = entry.sequence === sequence + 1;
		const follows = isNext && hashOfEntry(entry, head) === entry.hash;
		if (!isNext) problems.add('missing', { sequence: sequence + 1, until: entry.sequence - 1 });
		else if (!follows) problems.add('changed', here);
		isExplained ||= !follows;
		if (!details) erased += 1;
		else if (hashOfText(details) !== entry.details) problems.add('details', here);
		for (const { agrees, checkpoint, place } of claims.get(entry.sequence) ?? []) {
			if (!checkpoint) {
				if (!agrees(entry)) problems.add('submission', { ...here, place });
			} else if (agrees(entry)) {
				checkpoints += 1;
				signed = { size: checkpoint.size, at: checkpoint.at };
				isExplained = false;
			} else if (!isExplained) {
				isExplained = true;
				const since = (signed?.size ?? 0) + 1;
				problems.add('rewritten', { sequence: since, until: entry.sequence, place });
			}
		}
		[sequence, head] = [entry.sequence, entry.hash];
	}
	const [beyond] = [...claims.keys()].toSorted((a, b) => b - a);
	if (beyond !== undefined && beyond > sequence) {
		const place = claims.get(beyond)?.[0]?.place ?? null;
		problems.add('cut-off', { sequence: sequence + 1, until: beyond, place });
	}
	return { entries: sequence, head, erased, checkpoints, signed, problems: problems.sorted() };
}

type DetailsText = { salt: string; who: string; before: string | null; after: string | null };

/** The entries in their order; their details as they are stored, since not all may be JSON any more. */
async function* entriesOf(store: Store) {
	let after: number | null = null;
	for (;;) {
		const page = await store.read(({ db, tables: { audit, auditDetails } }) => {
			const { salt, who } = auditDetails;
			const before = sql<string | null>`cast(${auditDetails.before} as text)`;
			const afterwards = sql<string | null>`cast(${auditDetails.after} as text)`;
			return db
				.select({ entry: audit, details: { salt, who, before, after: afterwards } })
				.from(audit)
				.leftJoin(auditDetails, eq(auditDetails.sequence, audit.sequence))
				.where(after === null ? undefined : gt(audit.sequence, after))
				.orderBy(asc(audit.sequence))
				.limit(PAGE);
		});
		yield* page;
		const last = page.at(-1);
		if (!last) return;
		after = last.entry.sequence;
	}
}

/** `null` when it is no JSON: then it is not what was recorded. */
function hashOfText({ salt, who, before, after }: DetailsText): string | null {
	const valueOf = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
	try {
		return hashOfDetails({ salt, who, before: valueOf(before), after: valueOf(after) });
	} catch {
		return null;
	}
}
