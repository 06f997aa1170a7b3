import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { AssessmentHead } from '#lib/core/assessment.ts';
import { FORMAT } from '#lib/core/codes.ts';
import * as assessments from '#lib/server/assessments.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import { openWorld, type World, type WorldOptions } from '#lib/server/world.ts';
import { ownerIn } from './tenants.ts';

/** Everything about storage holds on each. */
export const ENGINES = [
	{ engine: 'sqlite', databaseUrl: undefined },
	{ engine: 'postgres', databaseUrl: 'pglite://memory' }
] as const;
export type Engine = (typeof ENGINES)[number];

/** A new empty folder, removed after the tests of the file. */
export function temporaryFolder(): { readonly path: string } {
	const folder = { path: '' };
	beforeAll(async () => {
		folder.path = await mkdtemp(join(tmpdir(), 'nrm-test-'));
	});
	afterAll(() => rm(folder.path, { recursive: true, force: true }));
	return folder;
}

/** A clock that moves one second each time somebody looks. */
export function tickingClock(): () => Date {
	let seconds = 0;
	return () => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++));
}

/** A world of the engine for all tests of the block; read it within tests only. */
export function openedWorld(
	{ databaseUrl }: Engine,
	options: Pick<WorldOptions, 'mail'> = {}
): { readonly world: World; home: string } {
	const folder = temporaryFolder();
	const opened: { world: World; home: string } = { world: undefined as never, home: '' };
	let close: (() => Promise<void>) | undefined;
	beforeAll(async () => {
		opened.home = join(folder.path, 'home');
		const { home } = opened;
		const world = await openWorld({ home, databaseUrl, now: tickingClock(), ...options });
		opened.world = world;
		close = world.close;
	}, 60_000);
	afterAll(() => close?.());
	return opened;
}

export const headFor = (world: World, rest: Partial<AssessmentHead> = {}): AssessmentHead => {
	const { id, version } = world.catalogues[0]!;
	return {
		format: FORMAT,
		catalogue: { id, version },
		kind: 'self',
		state: 'XA',
		organisation: { name: 'Ministry of the Interior', kind: 'government' },
		period: { from: '2026-01-01', to: '2026-12-31' },
		...rest
	};
};

export const newAssessment = async (
	world: World,
	rest: Partial<AssessmentHead> = {}
): Promise<string> => {
	const organisationId = await ownerIn(world);
	return assessments.create(SYSTEM, world, { organisationId }, headFor(world, rest));
};

/** Stages a text as if it was uploaded. */
export const upload = (world: World, text: string, name = 'act.pdf') =>
	world.files.stage(bytesOf(text), { name });

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	yield Buffer.from(text);
}
