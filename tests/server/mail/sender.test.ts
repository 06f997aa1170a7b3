import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Letter } from '#lib/server/mail/letters.ts';
import { post } from '#lib/server/mail/outbox.ts';
import { forgetOld, mailState, markSent, take } from '#lib/server/mail/queue.ts';
import { openSender, type Sender } from '#lib/server/mail/sender.ts';
import { openTransport, type Deliver } from '#lib/server/mail/transport.ts';
import { NotFound } from '#lib/server/errors.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import * as people from '../people.ts';
import { printed } from './child.ts';
import { mailServer, type MailServer } from './mail-server.ts';

const ORIGIN = 'https://nrm.example.org';
const START = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const letterTo = (name: string): Letter => ({
	message: 'invitation',
	to: { email: `${name}@example.org`, language: 'en' },
	link: `/invitation/token-of-${name}`
});

describe.each(ENGINES)('sending on $engine', (engine) => {
	const opened = openedWorld(engine, { mail: true });
	let world: World;
	let clock = START;
	let server: MailServer;
	let failures: unknown[];
	beforeEach(async () => {
		clock = START;
		failures = [];
		world = { ...opened.world, now: () => new Date(clock) };
		server = await mailServer({
			onRcptTo: ({ address }, _session, callback) =>
				callback(address.startsWith('nobody') ? new Error(`550 ${address} unknown`) : null)
		});
	});
	afterEach(async () => {
		await server.close();
		await world.store.write(({ db, tables }) => db.delete(tables.outbox));
	});

	const put = (...letters: Letter[]) =>
		world.store.write(async (transaction) => {
			for (const letter of letters)
				await post(transaction, world, new Date(clock++).toISOString(), letter);
		});
	const sender = (deliver: Deliver = openTransport(server.settings)): Sender =>
		openSender(world, deliver, ORIGIN, (failure) => failures.push(failure));
	/** Lets a sender do what is due now. */
	const sendDue = async (deliver?: Deliver): Promise<void> => {
		const one = sender(deliver);
		await one.done();
		await one.close();
		expect(failures).toEqual([]);
	};
	const rows = () =>
		world.store.read(({ db, tables: { outbox } }) =>
			db.select().from(outbox).orderBy(asc(outbox.createdAt))
		);
	const sentTo = () => server.arrived.flatMap(({ to }) => to);

	test('letters go out in order, and what they said is forgotten', async () => {
		await put(letterTo('ann'), letterTo('ben'), letterTo('cleo'));
		await sendDue();
		expect(sentTo()).toEqual(['ann@example.org', 'ben@example.org', 'cleo@example.org']);
		expect(server.arrived[0]!.text).toContain(`\n${ORIGIN}/invitation/token-of-ann\n`);
		for (const row of await rows())
			expect(row).toMatchObject({
				...{ sealed: '', failure: null, tries: 1, sentAt: new Date(clock).toISOString() }
			});
		await sendDue();
		expect(server.arrived).toHaveLength(3);
	});

	test('a letter that was posted while others were sent goes out as well', async () => {
		await put(letterTo('ann'));
		const transport = openTransport(server.settings);
		const one = sender(async (mail) => {
			if (mail.address.startsWith('ann')) {
				await put(letterTo('ben'));
				one.wake();
			}
			await transport(mail);
		});
		await one.done();
		await one.close();
		expect(sentTo()).toEqual(['ann@example.org', 'ben@example.org']);
	});

	test('one that is refused waits, twice as long each time, and the others go on', async () => {
		await put(letterTo('nobody'), letterTo('ben'));
		await sendDue();
		expect(sentTo()).toEqual(['ben@example.org']);
		const waits: number[] = [];
		for (;;) {
			const [row] = await rows();
			if (row!.sealed === '') break;
			expect(row).toMatchObject({ failure: 'refused', sentAt: null });
			const wait = Date.parse(row!.nextTryAt) - clock;
			waits.push(wait / MINUTE);
			clock += wait - 1;
			await sendDue();
			expect((await rows())[0]!.tries).toBe(waits.length);
			clock += 1;
			await sendDue();
		}
		expect(waits.slice(0, 12)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
		const [given] = await rows();
		expect(clock - START).toBeGreaterThanOrEqual(3 * DAY);
		expect(clock - START).toBeLessThan(3 * DAY + 6 * HOUR + MINUTE);
		expect(given).toMatchObject({ failure: 'refused', sentAt: null });
		clock += DAY;
		await sendDue();
		expect((await rows())[0]).toEqual(given);
	}, 60_000);

	test('while the server is away one letter is tried, and all go out when it is back', async () => {
		await put(letterTo('ann'), letterTo('ben'), letterTo('cleo'));
		const { settings } = server;
		await server.close();
		await sendDue();
		expect((await rows()).map(({ tries, failure }) => [tries, failure])).toEqual([
			[1, 'unreachable'],
			[0, null],
			[0, null]
		]);
		server = await mailServer();
		clock += MINUTE;
		await sendDue(openTransport({ ...settings, port: server.settings.port }));
		expect(sentTo().toSorted()).toEqual(['ann@example.org', 'ben@example.org', 'cleo@example.org']);
	});

	test('two senders send each letter once', async () => {
		await put(...Array.from({ length: 12 }, (_, number) => letterTo(`person-${number}`)));
		const both = [sender(), sender()];
		await Promise.all(both.map((one) => one.done()));
		await Promise.all(both.map((one) => one.close()));
		expect(sentTo()).toHaveLength(12);
		expect(new Set(sentTo()).size).toBe(12);
	});

	test('one that was taken by a process that ended goes out again, as the same mail', async () => {
		await put(letterTo('ann'));
		const taken = (await take(world))!;
		const transport = openTransport(server.settings);
		await transport({ id: taken.id, address: taken.address, subject: 'a', text: 'b' });
		await sendDue();
		expect(server.arrived).toHaveLength(1);
		clock += 10 * MINUTE;
		await sendDue();
		expect(sentTo()).toEqual(['ann@example.org', 'ann@example.org']);
		const ids = server.arrived.map(({ headers }) => headers['message-id']);
		expect(ids).toEqual([`<${taken.id}@nrm.example.org>`, `<${taken.id}@nrm.example.org>`]);
	});

	test('after the end nothing more is taken', async () => {
		const one = sender();
		await one.close();
		await put(letterTo('ann'));
		one.wake();
		await one.done();
		expect((await rows()).map(({ tries }) => tries)).toEqual([0]);
	});

	test('a letter that cannot be read stops no other', async () => {
		await put(letterTo('ann'), letterTo('ben'));
		const [first] = await rows();
		await world.store.write(async ({ db, tables: { outbox } }) => {
			await db.update(outbox).set({ sealed: 'broken' }).where(eq(outbox.id, first!.id));
		});
		await sendDue();
		expect(sentTo()).toEqual(['ben@example.org']);
		expect((await rows())[0]).toMatchObject({ failure: 'other', sentAt: null });
	});

	test('an administrator sees counts and kinds of failures, nobody else anything', async () => {
		await put(letterTo('nobody'), letterTo('ben'));
		await sendDue();
		await put(letterTo('cleo'));
		const administrator = await people.administrator(world);
		expect(await mailState(administrator, world)).toEqual({
			waiting: 2,
			sent: 1,
			failures: [{ failure: 'refused', givenUp: false, letters: 1 }]
		});
		clock += 4 * DAY;
		const { settings } = server;
		await server.close();
		server = await mailServer({ onRcptTo: (_to, _session, callback) => callback(new Error('no')) });
		await sendDue(openTransport({ ...settings, port: server.settings.port }));
		expect(await mailState(SYSTEM, world)).toEqual({
			waiting: 0,
			sent: 1,
			failures: [{ failure: 'refused', givenUp: true, letters: 2 }]
		});
		const somebody = await people.insert(world, {});
		await expect(mailState(somebody, world)).rejects.toThrow(NotFound);
	});

	test('a letter is forgotten after 30 days, sent or not', async () => {
		await put(letterTo('ann'), letterTo('ben'));
		await markSent(world, (await rows())[0]!.id);
		clock = START + 30 * DAY;
		await forgetOld(world);
		expect(await rows()).toHaveLength(2);
		clock += 1;
		await forgetOld(world);
		expect((await rows()).map(({ address }) => address)).toEqual(['ben@example.org']);
		clock += MINUTE;
		await forgetOld(world);
		expect(await rows()).toEqual([]);
	});

	test('a mail past the outbox tells at once whether it arrived', async () => {
		const one = sender();
		expect(await one.tryOut('ann@example.org', 'fr')).toBe(null);
		expect(await one.tryOut('nobody@example.org', 'fr')).toBe('refused');
		await one.close();
		expect(server.arrived).toMatchObject([
			{ text: expect.stringContaining('Ceci est un essai') as string }
		]);
		expect(await rows()).toEqual([]);
	});
});

describe('two processes', () => {
	const opened = openedWorld(ENGINES[0], { mail: true });

	test('send each letter once, and its link is nowhere in the file afterwards', async () => {
		const { world, home } = opened;
		const server = await mailServer();
		await world.store.write(async (transaction) => {
			for (let number = 0; number < 10; number++)
				await post(transaction, world, world.now().toISOString(), letterTo(`person-${number}`));
		});
		const program = `
			import { openSender } from '#lib/server/mail/sender.ts';
			import { openTransport } from '#lib/server/mail/transport.ts';
			import { openWorld } from '#lib/server/world.ts';
			const world = await openWorld({ home: ${JSON.stringify(home)}, mail: true });
			const transport = openTransport(${JSON.stringify(server.settings)});
			let sent = 0;
			const deliver = (mail) => transport(mail).then(() => void sent++);
			const sender = openSender(world, deliver, '${ORIGIN}', (failure) => console.log(failure));
			await sender.done();
			await sender.close();
			await world.close();
			console.log(sent);
		`;
		const counts = await Promise.all([printed(program), printed(program)]);
		await server.close();
		expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(10);
		expect(new Set(server.arrived.flatMap(({ to }) => to)).size).toBe(10);
		for (const name of (await readdir(home)).filter((file) => file.startsWith('nrm.db')))
			expect((await readFile(join(home, name))).includes('token-of-'), name).toBe(false);
	}, 30_000);
});
