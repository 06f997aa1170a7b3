import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Answer, Assessment } from '#lib/core/assessment.ts';
import type { Catalogue } from '#lib/core/catalogue.ts';
import { FORMAT, ORGANISATION_KINDS, type Level } from '#lib/core/codes.ts';
import { day, stateCode } from '#lib/core/fields.ts';
import { NO_RATING, type Rating } from '#lib/core/review.ts';
import * as moves from './moves.ts';
import * as organisations from './organisations.ts';
import { KIND_OF, SYSTEM, type Person } from './policy.ts';
import { projectRoot } from './root.ts';
import { begin } from './reviews/begin.ts';
import { finalise } from './reviews/finalise.ts';
import { rate } from './reviews/ratings.ts';
import { assign } from './reviews/asking.ts';
import { declare } from './reviews/declarations.ts';
import { submit } from './submit.ts';
import * as transfer from './transfer.ts';
import type { World } from './world.ts';

/** A character per standard: 0 to 4, `?` no information, `-` not applicable. */
const Levels = z.string().regex(/^[0-4?-]+$/);
const Both = z.strictObject({ design: Levels, implementation: Levels });
const Received = z.strictObject({
	texts: z.strictObject({
		narrative: z.string(),
		notApplicable: z.string(),
		finding: z.string(),
		cannotDetermine: z.string(),
		recommendation: z.string(),
		practice: z.string(),
		statement: z.string()
	}),
	submissions: z.array(
		Both.extend({
			state: stateCode,
			organisation: z.strictObject({ kind: z.enum(ORGANISATION_KINDS), name: z.string() }),
			period: z.strictObject({ from: day, to: day }),
			/** What the reviewers of the demonstration think of it. */
			review: Both.optional()
		})
	)
});
type Texts = z.infer<typeof Received>['texts'];
type One = z.infer<typeof Received>['submissions'][number];

/** Submissions of other fictional States, some of them reviewed, so that there is what to compare. */
export async function seedReceived(world: World, reviewer: Person): Promise<void> {
	const file = join(projectRoot(), 'data/demo/received.yaml');
	const { texts, submissions } = Received.parse(parse(await readFile(file, 'utf8')));
	const owners = new Map<string, string>();
	for (const one of submissions) {
		const { name, kind } = one.organisation;
		const owner =
			owners.get(name) ??
			(await organisations.create(SYSTEM, world, { name, kind, states: [one.state] }));
		owners.set(name, owner);
		const submission = await submitted(world, owner, one, texts);
		if (one.review) await reviewed(world, reviewer, submission, one.review, texts);
	}
}

async function submitted(
	world: World,
	organisationId: string,
	{ state, organisation, period, ...levels }: One,
	{ narrative, notApplicable }: Texts
): Promise<string> {
	const [catalogue] = world.catalogues;
	if (!catalogue) throw new Error('there is no catalogue');
	const answers = eachStandard(catalogue, levels, (applicable, design, implementation): Answer => ({
		...{ applicable, design, implementation, target: null, criteria: {}, evidence: [] },
		notApplicableReason: applicable ? null : notApplicable,
		narrative: applicable ? narrative : ''
	}));
	const assessment: Assessment = {
		format: FORMAT,
		catalogue: { id: catalogue.id, version: catalogue.version },
		kind: KIND_OF[organisation.kind],
		...{ state, organisation, period },
		...{ answers: Object.fromEntries(answers), evidence: [], actions: [] }
	};
	const id = await transfer.importAssessment(SYSTEM, world, { organisationId }, assessment);
	await moves.move(SYSTEM, world, id, 'request-approval', { version: 1 });
	const outcome = await submit(SYSTEM, world, id, { version: 2 });
	if (!outcome.saved) throw new Error(`${state} was not submitted`);
	return outcome.id;
}

async function reviewed(
	world: World,
	reviewer: Person,
	submissionId: string,
	levels: z.infer<typeof Both>,
	texts: Texts
): Promise<void> {
	const [catalogue] = world.catalogues;
	if (!catalogue) throw new Error('there is no catalogue');
	const review = await begin(reviewer, world, submissionId, { blind: false });
	await assign(reviewer, world, review, {
		...{ personId: reviewer.id, standards: null, until: null }
	});
	await declare(reviewer, world, review, { conflict: false, statement: texts.statement });
	for (const [standard, rating] of eachStandard(catalogue, levels, ratingWith(texts)))
		await rate(reviewer, world, review, standard, rating, { decided: true, version: 0 });
	await finalise(reviewer, world, review, { version: 1 });
}

const ratingWith =
	({ notApplicable, finding, cannotDetermine, recommendation, practice }: Texts) =>
	(applicable: boolean, design: Level, implementation: Level): Rating => {
		if (!applicable)
			return { ...NO_RATING, applicable, notApplicableReason: notApplicable, finding };
		const promising = design === 4 && implementation === 4;
		return {
			...NO_RATING,
			...{ design, implementation, finding, recommendation, promising },
			priority: (implementation ?? 0) < 2 ? 'high' : 'medium',
			designReason: design === null ? cannotDetermine : '',
			implementationReason: implementation === null ? cannotDetermine : '',
			summary: promising ? practice : ''
		};
	};

/** What `make` gives for each standard, with the id of the standard. */
function eachStandard<T>(
	{ standards }: Catalogue,
	{ design, implementation }: z.infer<typeof Both>,
	make: (applicable: boolean, design: Level, implementation: Level) => T
): [string, T][] {
	if (design.length !== standards.length || implementation.length !== standards.length)
		throw new Error(`levels are not of ${standards.length} standards`);
	const levelAt = (text: string, place: number): Level =>
		/\d/.test(text[place] ?? '') ? (Number(text[place]) as Level) : null;
	return standards.map(({ id }, place) => [
		id,
		make(design[place] !== '-', levelAt(design, place), levelAt(implementation, place))
	]);
}
