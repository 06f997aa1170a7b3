import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	readAssessment,
	writeAssessment,
	type Action,
	type Assessment,
	type Evidence
} from '#lib/core/assessment.ts';
import { InputError } from '#lib/core/input-error.ts';
import * as assessments from '#lib/server/assessments.ts';
import { NotFound } from '#lib/server/errors.ts';
import * as history from '#lib/server/history.ts';
import { SYSTEM as me } from '#lib/server/policy.ts';
import * as transfer from '#lib/server/transfer.ts';
import type { World } from '#lib/server/world.ts';
import { assessments as anyAssessment } from '../fixtures/arbitrary.ts';
import { assessment as fixture, REASON } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';
import { ENGINES, openedWorld } from './engines.ts';
import { ownerIn } from './tenants.ts';

const exported = async (world: World, id: string): Promise<string> =>
	writeAssessment((await assessments.find(me, world, id)).assessment);

/** Through the file, so that the fields stand in the order of the format. */
const checked = (assessment: Assessment, world: World): Assessment =>
	readAssessment(JSON.parse(writeAssessment(assessment)), world.catalogues);

/** Every standard, every field, as many items as the format allows. */
function fullest(): Assessment {
	const evidence = Array.from({ length: 1_000 }, (_, index): Evidence => ({
		id: `ev-${index}`,
		title: `Decision ${index}`,
		issuer: '',
		date: '2024-02-29',
		language: 'sr-Latn',
		pinpoint: 'arts 4–7',
		access: 'reviewers',
		kind: 'reference',
		type: 'court-judgment',
		citation: 'Case 1/24 ☂'
	}));
	const actions = Array.from({ length: 500 }, (_, index): Action => ({
		id: `ac-${index}`,
		standards: catalogue.standards.slice(0, 3).map(({ id }) => id),
		title: 'Adopt the decree',
		lead: 'ministry-justice',
		partners: ['ngo-providers'],
		start: '2027-01-01',
		due: '2027-12-31',
		budget: { amount: 0.1 + index, currency: 'EUR', funded: false },
		indicator: 'Gazette',
		effect: { implementation: 2, design: 4 },
		status: 'planned'
	}));
	const given = catalogue.standards.map(({ id }, index) => [
		id,
		{
			applicable: index % 9 !== 0,
			notApplicableReason: index % 9 === 0 ? REASON : null,
			design: 4,
			implementation: 0,
			target: index % 2 === 0 ? {} : { design: 0, implementation: 1, by: '2030-01-01' },
			criteria: { a: 'yes', b: 'partly', c: 'no', d: 'unknown', e: 'yes' },
			narrative: '\t"Zitat"\n𝒳'.repeat(500),
			evidence: evidence.slice(index, index + 200).map((item) => item.id)
		} as const
	]);
	const answers = Object.fromEntries(given) as Parameters<typeof fixture>[0];
	return fixture(answers, { evidence, actions, language: 'de' });
}

describe.each(ENGINES)('import and export on $engine', (engine) => {
	const opened = openedWorld(engine);

	test('what was imported is exported, to the letter, again and again', async () => {
		const { world } = opened;
		await fc.assert(
			fc.asyncProperty(anyAssessment, async (given) => {
				const assessment = checked(given, world);
				const first = await transfer.importAssessment(
					me,
					world,
					{ organisationId: await ownerIn(world) },
					assessment
				);
				const text = await exported(world, first);
				expect(text).toBe(writeAssessment(assessment));
				const again = readAssessment(JSON.parse(text), world.catalogues);
				const second = await transfer.importAssessment(
					me,
					world,
					{ organisationId: await ownerIn(world) },
					again
				);
				expect(await exported(world, second)).toBe(text);
			}),
			{ numRuns: 12 }
		);
	}, 60_000);

	test('the fullest one too', async () => {
		const { world } = opened;
		const assessment = checked(fullest(), world);
		const id = await transfer.importAssessment(
			me,
			world,
			{ organisationId: await ownerIn(world) },
			assessment
		);
		expect(await exported(world, id)).toBe(writeAssessment(assessment));
		const [entry, ...more] = await history.list(me, world, id);
		expect(more).toEqual([]);
		expect(entry).toMatchObject({
			action: 'assessment.import',
			after: { answers: 57, evidence: 1_000, actions: 500 }
		});
	}, 60_000);

	test('a target without a day is one whose day is null', async () => {
		const { world } = opened;
		const assessment = fixture({ 'F-01': { target: { design: 3, by: null } } });
		const id = await transfer.importAssessment(
			me,
			world,
			{ organisationId: await ownerIn(world) },
			assessment
		);
		const stored = await assessments.find(me, world, id);
		expect(stored.assessment.answers['F-01']?.target).toStrictEqual({ design: 3 });
	});

	test('it is stored whole or not at all', async () => {
		const { world } = opened;
		const before = await assessments.list(me, world);
		const foreign = fixture({}, { catalogue: { id: 'other', version: '9.0.0' } });
		await expect(
			transfer.importAssessment(me, world, { organisationId: await ownerIn(world) }, foreign)
		).rejects.toThrow(InputError);
		const dangling = fixture({ 'F-01': { evidence: ['ev-9'] } });
		await expect(
			transfer.importAssessment(me, world, { organisationId: await ownerIn(world) }, dangling)
		).rejects.toThrow();
		const stranger = { kind: 'stranger', name: '' } as never;
		const denied = transfer.importAssessment(stranger, world, { organisationId: 'x' }, fixture());
		await expect(denied).rejects.toThrow(NotFound);
		expect(await assessments.list(me, world)).toEqual(before);
	});
});
