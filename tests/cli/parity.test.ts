import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writeAssessment, type Answer, type Assessment } from '#lib/core/assessment.ts';
import { DIMENSIONS } from '#lib/core/codes.ts';
import { standardRows } from '#lib/core/comparison/heat-map.ts';
import { layers } from '#lib/core/comparison/layers.ts';
import { readSelection } from '#lib/core/comparison/selection.ts';
import { find, findState } from '#lib/server/comparison/find.ts';
import * as moves from '#lib/server/moves.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import { submit } from '#lib/server/submit.ts';
import * as transfer from '#lib/server/transfer.ts';
import { openWorld, type World } from '#lib/server/world.ts';
import { level } from '../fixtures/arbitrary.ts';
import { headFor } from '../server/engines.ts';
import { newOrganisation } from '../server/tenants.ts';
import { run } from './run.ts';

/** The command line counts from files, the pages from what was submitted: the same numbers, always. */
vi.setConfig({ testTimeout: 60_000 }); // processes are slow where other tests run beside them

const STATES = ['XA', 'XB', 'XC', 'XD', 'XE', 'XF', 'XG', 'XH', 'XI'];
const REASON = 'This State has no land border and no consular service at all.';

let folder: string;
let world: World & { close(): Promise<void> };
/** By State and kind. */
const files = new Map<string, string>();

const levels = fc.record({
	applicable: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
	design: level,
	implementation: level
});
const answerOf = ({
	applicable,
	design,
	implementation
}: typeof levels extends fc.Arbitrary<infer T> ? T : never): Answer => ({
	...{ applicable, design, implementation, target: null, criteria: {}, evidence: [] },
	notApplicableReason: applicable ? null : REASON,
	narrative: 'Made by chance.'
});

async function submitted(state: string, kind: 'self' | 'shadow', seed: number): Promise<void> {
	const ids = world.catalogues[0]!.standards.map(({ id }) => id);
	// Some standards have no answer at all.
	const drawn = fc.sample(fc.option(levels, { freq: 8 }), { numRuns: ids.length, seed });
	const answers = Object.fromEntries(
		ids.flatMap((id, index) => (drawn[index] ? [[id, answerOf(drawn[index])]] : []))
	);
	const owner = kind === 'self' ? 'government' : 'ngo';
	const organisation = { name: `${kind} of ${state}`, kind: owner } as const;
	const head = headFor(world, { state, kind, organisation });
	const assessment: Assessment = { ...head, answers, evidence: [], actions: [] };
	const organisationId = await newOrganisation(world, { kind: owner, states: [state] });
	const id = await transfer.importAssessment(SYSTEM, world, { organisationId }, assessment);
	await moves.move(SYSTEM, world, id, 'request-approval', { version: 1 });
	await submit(SYSTEM, world, id, { version: 2 });
	const file = join(folder, `${state}-${kind}.json`);
	await writeFile(file, writeAssessment(assessment));
	files.set(`${state} ${kind}`, file);
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'nrm-parity-'));
	world = await openWorld({ home: join(folder, 'home') });
	for (const [index, state] of STATES.entries()) {
		await submitted(state, 'self', 1000 + index);
		await submitted(state, 'shadow', 2000 + index);
	}
}, 60_000);
afterAll(async () => {
	await world.close();
	await rm(folder, { recursive: true });
});

/** What a command prints, read again. */
async function printed<T>(args: string[]): Promise<T> {
	const { status, out, err } = await run([...args, '--json']);
	expect([status, err]).toEqual([0, '']);
	return JSON.parse(out) as T;
}

test.each(['self', 'shadow'] as const)(
	'nrm compare gives each spread of the heat map: %s',
	async (kind) => {
		const selection = { ...readSelection(new URLSearchParams()), kind };
		const { compared, catalogue } = await find(SYSTEM, world, selection);
		expect(compared.map(({ state }) => state)).toEqual(STATES);
		const named = STATES.map((state) => files.get(`${state} ${kind}`)!);
		type Printed = { standards: Record<string, Record<string, unknown>> };
		const { standards } = await printed<Printed>(['compare', ...named]);
		expect(Object.keys(standards).length).toBe(57);
		for (const measure of DIMENSIONS)
			for (const row of standardRows(compared, catalogue, {
				...{ measure, order: 'spread', threshold: 0 }
			})) {
				expect([row.id, standards[row.id]![measure]]).toEqual([row.id, row.spread]);
				const known = row.cells.flatMap(({ value }) => value ?? []);
				expect([row.id, known.length]).toEqual([row.id, row.spread.known]);
			}
	}
);

test.each(STATES)('nrm diverge gives what the page of a State says: %s', async (state) => {
	const { compared, catalogue } = await findState(SYSTEM, world, state);
	const { self, others } = layers(compared, catalogue);
	expect([self?.state, others.length]).toEqual([state, 1]);
	const [a, b] = [files.get(`${state} self`)!, files.get(`${state} shadow`)!];
	const { standards, ...figures } = others[0]!.divergence;
	expect(await printed<unknown>(['diverge', a, b])).toEqual(figures);
	// The differences that the page draws are those that the figures are made of.
	for (const dimension of DIMENSIONS) {
		const known = standards.map((one) => one[dimension]).filter((one) => one !== null);
		expect(known.length).toBe(figures[dimension].n);
		expect(known.filter((one) => one === 0).length / known.length).toBe(figures[dimension].equal);
	}
});
