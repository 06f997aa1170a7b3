import { expect, test } from 'vitest';
import { DrizzleQueryError } from 'drizzle-orm';
import { openLog, type LogLevel } from '#lib/server/log.ts';

const SECRET = 'somebody@example.org';

function logged(level: LogLevel) {
	const lines: string[] = [];
	return { log: openLog(level, { write: (line) => void lines.push(line) }), lines };
}
const parsed = (line = '') => JSON.parse(line) as Record<string, unknown>;
const request = { id: 'r1', route: '/assessments/[id]', method: 'GET', status: 200, ms: 12.6 };

test('a request is a line at level info, and none at level error', () => {
	const { log, lines } = logged('info');
	log.request(request);
	expect(lines).toHaveLength(1);
	expect(parsed(lines[0])).toEqual({
		...request,
		ms: 13,
		level: 'info',
		time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown
	});
	const quiet = logged('error');
	quiet.log.request(request);
	expect(quiet.lines).toEqual([]);
});

test('nothing else about a request is written', () => {
	const { log, lines } = logged('info');
	log.request({ ...request, ...{ url: SECRET, headers: { cookie: SECRET } } });
	log.failure(new Error('x'), { ...request, ...{ body: SECRET } });
	expect(lines).toHaveLength(2);
	expect(lines.join('')).not.toContain(SECRET);
});

test('a failure says where it happened, not what it was about', () => {
	const { log, lines } = logged('error');
	const cause = Object.assign(new TypeError(`${SECRET}\n    at ${SECRET} (/a/b.ts:1:2)`), {
		code: 'SQLITE_ERROR'
	});
	log.failure(new DrizzleQueryError(`select ${SECRET}`, [SECRET], cause), request);
	log.failure(new Error(`line one ${SECRET}\nline two ${SECRET}`));
	expect(lines.join('')).not.toContain(SECRET);
	expect(parsed(lines[0])).toMatchObject({
		level: 'error',
		id: 'r1',
		route: '/assessments/[id]',
		method: 'GET',
		failure: {
			name: 'Error',
			at: expect.arrayContaining([expect.stringContaining('log.test.ts')]) as unknown,
			cause: { name: 'TypeError', code: 'SQLITE_ERROR' }
		}
	});
	const { failure, ...rest } = parsed(lines[1]);
	expect(Object.keys(rest)).toEqual(['level', 'time']);
	expect(failure).toMatchObject({ name: 'Error' });
	expect(failure).not.toHaveProperty('code');
});

test('codes that are text, things that are no errors, and endless causes', () => {
	const { log, lines } = logged('error');
	log.failure(Object.assign(new Error(), { code: `not a code ${SECRET}` }));
	log.failure(SECRET);
	const endless = new Error('endless');
	endless.cause = endless;
	log.failure(endless);
	expect(lines.join('')).not.toContain(SECRET);
	expect(parsed(lines[1])).toMatchObject({ failure: { name: 'string' } });
	expect(lines[2]?.match(/"name":"Error"/g)).toHaveLength(3);
});
