import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as checkpoints from '#lib/server/audit/checkpoints.ts';
import { PROBLEM_CODES } from '#lib/server/audit/problems.ts';
import { record } from '#lib/server/audit/record.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import { openWorld } from '#lib/server/world.ts';
import { cli } from '#lib/text/cli/en.ts';
import { newOrganisation } from '../server/tenants.ts';
import { run, shell } from './run.ts';

vi.setConfig({ testTimeout: 60_000 }); // processes are slow where other tests run beside them

const ENTRIES = 300;
let folder: string;
let home: string;
let organisationId: string;
let file: string;
/** When the last checkpoint was signed. */
let at: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'nrm-cli-'));
	home = join(folder, 'home');
	file = join(home, 'checkpoints.jsonl');
	const world = await openWorld({ home });
	organisationId = await newOrganisation(world);
	await world.store.write(async (transaction) => {
		for (let day = 0; day < ENTRIES; day += 1)
			await record(transaction, SYSTEM, `2026-${day % 2 ? '02' : '01'}-01T00:00:00.000Z`, {
				action: 'answer.save',
				organisationId: day < 3 ? organisationId : null,
				after: { narrative: 'x'.repeat(1_000) }
			});
	});
	({ at } = await checkpoints.sign(world));
	await world.close();
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

const FACTS = () => [
	`${ENTRIES} entries, details of 0 erased`,
	`signed checkpoints that agree: 1; the last covers ${ENTRIES} entries, signed ${at}`
];

test('every problem has its sentence', () => {
	expect(Object.keys(cli.audit.verify.problems)).toEqual([...PROBLEM_CODES]);
});

describe('audit verify', () => {
	test('a trail as it was written', async () => {
		expect(await run(['audit', 'verify', '--home', home])).toStrictEqual({
			status: 0,
			out: ['audit trail: ok: as it was written', ...FACTS(), ''].join('\n'),
			err: ''
		});
		const { status, out } = await run(['audit', 'verify', '--json'], {
			env: { ...process.env, NRM_HOME: home }
		});
		expect(status).toBe(0);
		expect(JSON.parse(out)).toMatchObject({ entries: ENTRIES, checkpoints: 1, problems: [] });
	});

	test('an edited and a deleted entry: status 1, the first one first', async () => {
		const copy = join(folder, 'tampered');
		await shell(`cp -r ${home} ${copy}`);
		const client = new Database(join(copy, 'nrm.db'));
		client.exec('drop trigger audit_no_update; drop trigger audit_no_delete');
		client.exec(`update audit set ref = 'x' where sequence = 7`);
		client.exec('delete from audit where sequence between 3 and 4');
		client.close();
		const { status, out, err } = await run(['audit', 'verify', '--home', copy]);
		expect({ status, err }).toEqual({ status: 1, err: '' });
		expect(out.split('\n')).toEqual([
			'audit trail: NOT as it was written',
			...FACTS(),
			'entries 3–4: deleted',
			'entry 7: does not follow from the one before: it was edited, or belongs to another place',
			''
		]);
		const asJson = await run(['audit', 'verify', '--home', copy, '--json']);
		expect(asJson.status).toBe(1);
		expect((JSON.parse(asJson.out) as { problems: unknown[] }).problems[0]).toEqual({
			code: 'missing',
			sequence: 3,
			until: 4,
			place: null
		});
	});

	test('cut off: the file says so, wherever it is', async () => {
		const copy = join(folder, 'cut');
		const elsewhere = join(folder, 'elsewhere.jsonl');
		await shell(`cp -r ${home} ${copy} && mv ${copy}/checkpoints.jsonl ${elsewhere}`);
		const client = new Database(join(copy, 'nrm.db'));
		client.exec('drop trigger audit_no_delete; delete from checkpoints');
		client.exec(`delete from audit where sequence > 298`);
		client.close();
		const without = await run(['audit', 'verify', '--home', copy]);
		expect(without.out).toContain('no signed checkpoint agrees with any entry');
		const env = { ...process.env, NRM_CHECKPOINTS: elsewhere };
		const { status, out } = await run(['audit', 'verify', '--home', copy], { env });
		expect(status).toBe(1);
		expect(out).toContain(`\nentries 299–300: cut off: ${elsewhere}:1 knows of them\n`);
	});

	test('a file that is none, and one that is gone', async () => {
		const kept = await readFile(file);
		await writeFile(file, 'x\n');
		const mangled = await run(['audit', 'verify', '--home', home]);
		await rm(file);
		const gone = await run(['audit', 'verify', '--home', home]);
		await writeFile(file, kept);
		expect([mangled.status, gone.status]).toEqual([1, 1]);
		expect(mangled.out).toContain(`\n${file}:1: is not a checkpoint\n`);
		expect(gone.out).toContain(`\n${file}: there is no such file: `);
	});

	test('a folder without an installation is left as it is', async () => {
		const none = join(folder, 'none');
		expect(await run(['audit', 'verify', '--home', none])).toStrictEqual({
			status: 2,
			out: '',
			err: `${none}: nrm.db: cannot be read: there is no such file or folder\n`
		});
		expect((await shell(`ls ${none}`)).status).toBe(2);
	});
});

describe('audit export', () => {
	const exported = (...options: string[]) =>
		run(['audit', 'export', '--home', home, '--format', ...options]);

	test('everything, the oldest first', async () => {
		const { status, out, err } = await exported('jsonl');
		expect({ status, err }).toEqual({ status: 0, err: '' });
		const lines = out.split('\n').slice(0, -1);
		const sequences = lines.map((line) => (JSON.parse(line) as { sequence: number }).sequence);
		expect(sequences).toEqual(Array.from(lines, (_, index) => index + 1));
		expect(lines.length).toBeGreaterThanOrEqual(ENTRIES);
	});

	test('of one organisation, on some days, as a table', async () => {
		const { out } = await exported('csv', '--organisation', organisationId);
		expect(out.split('\r\n')).toHaveLength(1 + 3 + 1);
		const days = ['--from', '2026-02-01', '--to', '2026-02-01'];
		const some = await exported('csv', '--organisation', organisationId, ...days);
		expect(some.out.split('\r\n')).toHaveLength(1 + 1 + 1);
		const later = await exported('jsonl', '--organisation', organisationId, '--from', '2026-03-01');
		// The exports before were recorded, and are of later days.
		expect(later.out.split('\n').map((line) => /trail\.export/.test(line))).toEqual([
			true,
			true,
			false
		]);
	});

	test('whoever stops reading stops it', async () => {
		const line = `$NRM audit export --home ${home} --format jsonl | head -n 1 | wc -l`;
		const { status, out, err } = await shell(line);
		expect({ status, out: out.trim(), err }).toEqual({ status: 0, out: '1', err: '' });
	});

	test.each([
		[['csv', '--from', 'today'], 'audit export: from: expected a day that exists'],
		[['xlsx'], '--format: expected one of csv, jsonl; got "xlsx"'],
		[['csv', '--organisation', 'x'], '--organisation: expected ']
	])('%j is refused', async (options, message) => {
		const { status, out, err } = await exported(...options);
		expect({ status, out }).toEqual({ status: 2, out: '' });
		expect(err).toContain(message);
	});
});
