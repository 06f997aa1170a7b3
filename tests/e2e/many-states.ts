import type { Assessment } from '#lib/core/assessment.ts';
import type { AssessmentKind, Level } from '#lib/core/codes.ts';
import { seedDemonstration } from '#lib/server/demonstration.ts';
import * as moves from '#lib/server/moves.ts';
import * as organisations from '#lib/server/organisations.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import { submit } from '#lib/server/submit.ts';
import * as transfer from '#lib/server/transfer.ts';
import { openWorld, type World } from '#lib/server/world.ts';
import { headFor } from '../server/engines.ts';

const KINDS = { self: 'government', shadow: 'ngo', review: 'reviewer' } as const;
const REASON = 'This State has no land border and no consular service at all.';

/** Levels that look like something, the same in every run: how well `state` does on `standard`. */
export function levelFor(state: number, standard: number, shift = 0): Level {
	const mixed = (state * 7919 + standard * 104_729 + state * standard * 31) % 97;
	if (mixed === 0) return null;
	return Math.max(0, Math.min(4, (mixed % 5) + shift)) as Level;
}

/** XA–XZ, then QM–QZ: the codes that ISO 3166 leaves to users, so that no State is meant. */
export const CODES: readonly string[] = [
	...Array.from({ length: 26 }, (_, index) => `X${String.fromCharCode(65 + index)}`),
	...Array.from({ length: 14 }, (_, index) => `Q${String.fromCharCode(77 + index)}`)
];

/** An assessment of one kind by one organisation, submitted. */
export async function submitted(
	world: World,
	{ state, kind, index, period, rated = 57 }: Submitted
): Promise<string> {
	const organisation = { name: `${kind} body of ${state}`, kind: KINDS[kind] };
	const known = (await organisations.list(SYSTEM, world)).find(
		({ name }) => name === organisation.name
	);
	const organisationId =
		known?.id ??
		(await organisations.create(SYSTEM, world, {
			...organisation,
			states: kind === 'review' ? [] : [state]
		}));
	const head = headFor(world, { state, kind, organisation, ...(period && { period }) });
	const shift = kind === 'self' ? 0 : -1;
	const answers: Assessment['answers'] = Object.fromEntries(
		world.catalogues[0]!.standards.slice(0, rated).map(({ id }, standard) => [
			id,
			{
				applicable: (index + standard) % 29 !== 0,
				notApplicableReason: REASON,
				design: levelFor(index, standard, shift + 1),
				implementation: levelFor(index, standard, shift),
				target: null,
				criteria: {},
				narrative: 'Written for a test.',
				evidence: []
			}
		])
	);
	const assessment = { ...head, answers, evidence: [], actions: [] };
	const id = await transfer.importAssessment(SYSTEM, world, { organisationId }, assessment);
	await moves.move(SYSTEM, world, id, 'request-approval', { version: 1 });
	const outcome = await submit(SYSTEM, world, id, { version: 2 });
	if (!outcome.saved) throw new Error(`${state} was not submitted`);
	return outcome.id;
}
export type Submitted = {
	state: string;
	kind: AssessmentKind;
	index: number;
	period?: { from: string; to: string };
	/** How many standards, from the first, have an answer. */
	rated?: number;
};

/** The demonstration, and submissions of as many States beside it. */
export async function furnishStates(home: string, all: readonly Submitted[]): Promise<void> {
	const world = await openWorld({ home });
	try {
		await seedDemonstration(SYSTEM, world);
		for (const one of all) await submitted(world, one);
	} finally {
		await world.close();
	}
}
