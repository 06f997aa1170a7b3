// Saves answers and evidence files without end, and says each one that is saved: a line of JSON.
// Run by kill.test.ts in a process of its own, with the folder of the installation and a round.
import { setTimeout as wait } from 'node:timers/promises';
import { answerTo } from '#lib/core/answer-to.ts';
import { FORMAT } from '#lib/core/codes.ts';
import * as answers from '#lib/server/answers.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as evidence from '#lib/server/evidence.ts';
import { SYSTEM as me } from '#lib/server/policy.ts';
import { openWorld } from '#lib/server/world.ts';
import { seedOrganisation } from './organisation.ts';

const [home = '', round = ''] = process.argv.slice(2);
const world = await openWorld({ home });
const [catalogue] = world.catalogues;
if (!catalogue) throw new Error('no catalogue');
const organisationId = await seedOrganisation(world);
const id = await assessments.create(
	me,
	world,
	{ organisationId },
	{
		format: FORMAT,
		catalogue: { id: catalogue.id, version: catalogue.version },
		kind: 'self',
		state: 'XA',
		organisation: { name: 'Ministry', kind: 'government' },
		period: { from: '2026-01-01', to: '2026-12-31' }
	}
);
const say = (line: object): void =>
	void process.stdout.write(`${JSON.stringify({ id, ...line })}\n`);
say({ ready: true });

/** A pause between the save and its acknowledgement, for the kill to fall into. */
const pause = () => wait(Math.random() < 0.3 ? 5 : 0);

async function* bytes(size: number): AsyncGenerator<Uint8Array> {
	for (let left = size; left > 0; left -= 16_384) {
		await wait(0);
		yield Buffer.alloc(Math.min(left, 16_384), `${round} ${left}`);
	}
}

async function saveAnswers(standard: string): Promise<never> {
	for (let count = 1; ; count += 1) {
		const narrative = `${round}/${standard}/${count}`;
		const answer = { ...answerTo({ answers: {} }, standard), narrative, design: 3 as const };
		const outcome = await answers.save(me, world, id, standard, answer, count - 1);
		if (!outcome.saved) throw new Error(`${narrative} was not saved`);
		await pause();
		say({ standard, count, narrative });
	}
}

async function saveEvidence(): Promise<never> {
	for (let count = 1; ; count += 1) {
		const size = 1 + Math.floor(Math.random() * 200_000);
		const staged = await world.files.stage(bytes(size), { name: `${count}.pdf` });
		const draft = { kind: 'file', type: 'law', title: `${round} ${count}` };
		const ref = await evidence.add(me, world, id, draft, staged);
		await pause();
		say({ ref, sha256: staged.sha256 });
	}
}

await Promise.all([
	...catalogue.standards.slice(0, 4).map((standard) => saveAnswers(standard.id)),
	saveEvidence(),
	saveEvidence()
]);
