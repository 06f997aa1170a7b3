import { expect, test } from 'vitest';
import { openAside } from '#lib/server/aside.ts';

test('waits for all that was started, also meanwhile, and reports what failed', async () => {
	const failures: unknown[] = [];
	const ended: string[] = [];
	const aside = openAside((failure) => failures.push(failure));
	await aside.done();
	const { promise, resolve } = Promise.withResolvers<void>();
	aside.start(async () => {
		await promise;
		ended.push('first');
		aside.start(async () => void ended.push('second'));
	});
	aside.start(() => Promise.reject(new Error('failed')));
	const done = aside.done().then(() => ended.push('done'));
	resolve();
	await done;
	expect(ended).toEqual(['first', 'second', 'done']);
	expect(failures).toEqual([new Error('failed')]);
});
