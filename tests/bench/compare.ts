/**
 * `npm run bench:compare`: what comparisons cost with 10, 100, 1,710 and 17,100 submissions (57
 * codes that mean no State, three kinds, ten rounds and a hundred). Shall: any comparison under
 * 150 ms and 150 MB more memory at 1,710, and growth no faster than the number of answers shown.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { standardRows } from '#lib/core/comparison/heat-map.ts';
import { layers, rounds } from '#lib/core/comparison/layers.ts';
import { monitor } from '#lib/core/comparison/monitor.ts';
import { lawPractice, profiles } from '#lib/core/comparison/profiles.ts';
import { readSelection } from '#lib/core/comparison/selection.ts';
import { ASSESSMENT_KINDS, type AssessmentKind } from '#lib/core/codes.ts';
import { choices, find, findPairs, findState } from '#lib/server/comparison/find.ts';
import { insertAll } from '#lib/server/db/insert-all.ts';
import { newId } from '#lib/server/ids.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import { openWorld, type World } from '#lib/server/world.ts';

const SIZES = [10, 100, 1_710, 17_100];
const STATES = 57;
const RUNS = 9;
const KIND_OF = { self: 'government', shadow: 'ngo', review: 'reviewer' } as const;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Two letters for a number: in a database of its own, where they stand for nothing. */
const codeOf = (index: number): string =>
	String.fromCharCode(65 + Math.floor(index / 26)) + String.fromCharCode(65 + (index % 26));

/** A level for each standard and dimension, some unknown; the targets at the top. */
const levelsOf = (seed: number, standards: number): string =>
	Array.from({ length: standards }, (_, index) => {
		const level = (shift: number) => '01234-'[(seed * 7 + index * 13 + shift) % 6];
		return `${level(0)}${level(3)}44`;
	}).join('');

async function fill(world: World, count: number): Promise<string> {
	const [catalogue] = world.catalogues;
	const at = '2026-01-01T00:00:00.000Z';
	const periods = Math.ceil(count / (STATES * ASSESSMENT_KINDS.length));
	const all = Array.from({ length: count }, (_, index) => {
		const kind = ASSESSMENT_KINDS[Math.floor(index / STATES) % 3] as AssessmentKind;
		const state = codeOf(index % STATES);
		const round = Math.floor(index / (STATES * 3));
		const year = 2026 - (periods - 1 - round);
		return { id: newId(), submission: newId(), kind, state, round, year, index };
	});
	const roundIds = Array.from({ length: periods }, () => newId());
	const owners = new Map(
		all.map(({ state, kind }) => [`${state} ${kind}`, { id: newId(), kind: KIND_OF[kind] }])
	);
	await world.store.write(async (transaction) => {
		const { tables } = transaction;
		await insertAll(
			transaction,
			tables.organisations,
			[...owners].map(([name, own]) => ({ ...own, name, version: 1, createdAt: at }))
		);
		await insertAll(
			transaction,
			tables.rounds,
			roundIds.map((id, round) => ({
				...{ id, name: `Round ${round + 1}`, version: 1, createdAt: at },
				...{ catalogueId: catalogue!.id, catalogueVersion: catalogue!.version },
				...{ periodFrom: '2026-01-01', periodTo: '2026-12-31' },
				...{ opens: '2026-01-01', due: '2026-06-01', closes: '2026-12-31' }
			}))
		);
		await insertAll(
			transaction,
			tables.assessments,
			all.map(({ id, kind, state, round, year }) => ({
				...{ id, kind, state, version: 1, createdAt: at, updatedAt: at },
				...{ catalogueId: catalogue!.id, catalogueVersion: catalogue!.version },
				...{ organisationName: `${state} ${kind}`, organisationKind: KIND_OF[kind] },
				...{ organisationId: owners.get(`${state} ${kind}`)!.id, roundId: roundIds[round]! },
				...{ periodFrom: `${year}-01-01`, periodTo: `${year}-12-31`, status: 'accepted' as const }
			}))
		);
		await insertAll(
			transaction,
			tables.submissions,
			all.map(({ id, submission }) => ({
				...{ id: submission, assessmentId: id, number: 1, document: '{}', sha256: '' },
				...{ submittedAt: at, submittedBy: 'bench', auditSequence: 0, superseded: false }
			}))
		);
		await insertAll(
			transaction,
			tables.submissionLevels,
			all.map(({ submission, index }) => ({
				submissionId: submission,
				levels: levelsOf(index, catalogue!.standards.length)
			}))
		);
	});
	return roundIds.at(-1) ?? '';
}

type Measured = { view: string; shown: number; time: number; memory: number };

async function measured(view: string, work: () => Promise<number>): Promise<Measured> {
	await work();
	collect();
	const before = process.memoryUsage().rss;
	const times: number[] = [];
	let shown = 0;
	let most = before;
	for (let run = 0; run < RUNS; run += 1) {
		const begun = performance.now();
		shown = await work();
		times.push(performance.now() - begun);
		most = Math.max(most, process.memoryUsage().rss);
	}
	const time = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
	return { view, shown, time, memory: (most - before) / 1024 / 1024 };
}

const selection = readSelection(new URLSearchParams());
const shownIn = (all: readonly { levels: readonly unknown[] }[]): number =>
	all.reduce((n, { levels }) => n + levels.length, 0);

for (const size of SIZES) {
	const home = await mkdtemp(join(tmpdir(), 'nrm-bench-compare-'));
	const world = await openWorld({ home });
	try {
		const round = await fill(world, size);
		const all = await Promise.all([find(SYSTEM, world, selection)]);
		const { catalogue } = all[0];
		const views: [string, () => Promise<number>][] = [
			[
				'heat map, newest of each',
				async () => {
					const found = await find(SYSTEM, world, selection);
					standardRows(found.compared, catalogue, selection);
					return shownIn(found.compared);
				}
			],
			[
				'heat map and profiles of a round',
				async () => {
					const found = await find(SYSTEM, world, { ...selection, round });
					standardRows(found.compared, catalogue, selection);
					profiles(found.compared, catalogue);
					lawPractice(found.compared, catalogue, selection.threshold);
					return shownIn(found.compared);
				}
			],
			[
				'all views of one State',
				async () => {
					const found = await findState(SYSTEM, world, codeOf(0));
					layers(found.compared, catalogue);
					for (const kind of ASSESSMENT_KINDS)
						rounds(
							found.compared.filter((one) => one.kind === kind),
							catalogue
						);
					return shownIn(found.compared);
				}
			],
			[
				'self-score monitor, all rounds',
				async () => {
					const found = await findPairs(SYSTEM, world);
					monitor(found.compared, catalogue);
					return shownIn(found.compared);
				}
			],
			['what there is to choose', async () => (await choices(SYSTEM, world)).states.length]
		];
		console.log(`\n${size.toLocaleString('en')} submissions`);
		for (const [name, work] of views) {
			const { view, shown, time, memory } = await measured(name, work);
			console.log(
				`${view.padEnd(34)} ${String(shown).padStart(7)} shown  ${time.toFixed(1).padStart(8)} ms  ${memory.toFixed(0).padStart(5)} MB`
			);
		}
	} finally {
		await world.close();
		await rm(home, { recursive: true, force: true });
	}
}
