import { expect, describe, test } from 'vitest';
import { NotFound } from '#lib/server/errors.ts';
import * as evidence from '#lib/server/evidence.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import * as transfer from '#lib/server/transfer.ts';
import { ENGINES, newAssessment, openedWorld, upload } from '../engines.ts';
import { coordinatorOf, entriesOf, memberOf } from '../people.ts';
import { newOrganisation, ownerIn } from '../tenants.ts';

describe.each(ENGINES)('what is read and taken out on $engine', (engine) => {
	const opened = openedWorld(engine);

	test('each read of an evidence file is recorded, a refused one is not', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const owner = await ownerIn(world);
		const observer = await memberOf(world, owner, { role: 'observer' });
		const stranger = await coordinatorOf(world, await newOrganisation(world));
		const draft = { kind: 'file', type: 'law', title: 'Act', access: 'public' };
		const ref = await evidence.add(SYSTEM, world, id, draft, await upload(world, 'bytes'));
		const read = async () => (await evidence.open(observer, world, id, ref)).stream.cancel();
		await read();
		await read();
		await expect(evidence.open(stranger, world, id, ref)).rejects.toThrow(NotFound);
		await expect(evidence.open(observer, world, id, 'ev-9')).rejects.toThrow(NotFound);
		await world.aside.done();
		const reads = (await entriesOf(world, owner)).filter(([action]) => action === 'evidence.read');
		expect(reads).toEqual([1, 2].map(() => ['evidence.read', observer.id, 'ev-1', null]));
	});

	test('each export is recorded with what was made of it', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const owner = await ownerIn(world);
		const observer = await memberOf(world, owner, { role: 'observer' });
		const stranger = await coordinatorOf(world, await newOrganisation(world));
		const stored = await transfer.exportAssessment(observer, world, id, 'profile.csv');
		expect(stored.id).toBe(id);
		const refused = transfer.exportAssessment(stranger, world, id, 'report.pdf');
		await expect(refused).rejects.toThrow(NotFound);
		await world.aside.done();
		const last = (await entriesOf(world, owner)).at(-1);
		expect(last).toEqual(['assessment.export', observer.id, 'profile.csv', null]);
	});

	test('what cannot be recorded does not stop the reading', async () => {
		const failures: unknown[] = [];
		const { world } = opened;
		const id = await newAssessment(world);
		const write = () => Promise.reject(new Error('full'));
		const failing = {
			...world,
			store: { ...world.store, write },
			aside: {
				start: (task: () => Promise<unknown>) =>
					world.aside.start(() => task().catch((failure) => failures.push(failure))),
				done: world.aside.done
			}
		};
		expect(await transfer.exportAssessment(SYSTEM, failing, id, 'report.pdf')).toMatchObject({
			id
		});
		await world.aside.done();
		expect(failures).toEqual([new Error('full')]);
	});
});
