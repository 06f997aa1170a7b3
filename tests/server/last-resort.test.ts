import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';

const PROGRAM = `
	import { endOnUncaught } from '#lib/server/last-resort.ts';
	import { openLog } from '#lib/server/log.ts';
	const running = setInterval(() => {}, 1_000);
	endOnUncaught(openLog('error'), () => {
		process.stdout.write('stopped\\n');
		STOP
	});
	setTimeout(() => { THEN }, 1);`;

type Ended = { code: number | null; out: string; err: string };

const run = (then: string, stop = 'clearInterval(running);') =>
	new Promise<Ended>((resolve) => {
		const program = PROGRAM.replace('THEN', then).replace('STOP', stop);
		const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program]);
		let [out, err] = ['', ''];
		child.stdout.on('data', (chunk: Buffer) => (out += String(chunk)));
		child.stderr.on('data', (chunk: Buffer) => (err += String(chunk)));
		child.on('close', (code) => resolve({ code, out, err }));
	});

test.each([
	['an exception', `throw new RangeError('somebody@example.org')`],
	['a rejection', `void Promise.reject(new RangeError('somebody@example.org'))`]
])(
	'%s that nobody caught is logged, and the process ends with 1',
	async (_, then) => {
		const { code, out, err } = await run(then);
		const [line = '', ...rest] = out.split('\n');
		expect(JSON.parse(line)).toMatchObject({ level: 'error', failure: { name: 'RangeError' } });
		expect({ code, rest, err }).toEqual({ code: 1, rest: ['stopped', ''], err: '' });
		expect(out).not.toContain('somebody@example.org');
	},
	30_000
);

test('what fails while it ends, ends it at once', async () => {
	const { code, out } = await run(`throw new Error('first')`, `throw new Error('second')`);
	expect(code).not.toBe(0);
	expect(out.match(/stopped/g)).toHaveLength(1);
}, 30_000);
