import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Served } from '../e2e/serve.ts';
import { cookieOf, fetchAs } from '../e2e/sign-in.ts';

const ROUNDS = 25;
const WRITERS = 4;
const [SHORTEST, LONGEST] = [40, 300]; // ms from the first save to the kill

let home: string;
/** A session outlives the process: it is signed in once. */
let cookie: string;
beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'nrm-kill-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const post = (served: Served, path: string, form: Record<string, string | File>) => {
	const body = new FormData();
	for (const [name, value] of Object.entries(form)) body.append(name, value);
	const headers = { origin: served.origin, accept: 'text/html', cookie };
	return fetch(served.origin + path, { method: 'POST', body, headers, redirect: 'manual' });
};

async function createAssessment(served: Served): Promise<string> {
	const answer = await post(served, '/assessments/new', {
		state: 'XA',
		kind: 'self',
		'organisation.name': 'Ministry',
		'organisation.kind': 'government',
		'period.from': '2026-01-01',
		'period.to': '2026-12-31',
		language: 'en'
	});
	return new URL(answer.headers.get('location') ?? '', answer.url).pathname;
}

type Exported = {
	answers: Record<string, { narrative: string; evidence: string[] }>;
	evidence: { id: string; title: string }[];
};
const exported = async (served: Served, assessment: string): Promise<Exported> =>
	(await fetchAs(cookie)(`${served.origin}${assessment}/assessment.json`)).json();

/** What one writer knows: the last text that was acknowledged, and the one on its way. */
type Memory = { standard: string; version: number; acknowledged: string; inFlight: string };

/** Saves one answer after the other, every third with a file, until the server is gone. */
async function write(served: Served, assessment: string, memory: Memory, titles: Set<string>) {
	for (let count = 0; ; count += 1) {
		const text = `${memory.standard} version ${memory.version + 1}`;
		memory.inFlight = text;
		const title = `File of ${text}`;
		const file = count % 3 === 0;
		try {
			const answer = await post(served, `${assessment}/standards/${memory.standard}?/save`, {
				version: String(memory.version),
				narrative: text,
				design: '3',
				...(file && {
					'new.kind': 'file',
					'new.title': title,
					'new.type': 'law',
					'new.access': 'public',
					'new.file': new File([text.repeat(500)], 'a.txt')
				})
			});
			if (answer.status !== 303) throw new Error(`unexpected answer ${answer.status}`);
		} catch (failure) {
			if (failure instanceof TypeError) return; // the connection is gone: nothing was acknowledged
			throw failure;
		}
		memory.version += 1;
		memory.acknowledged = text;
		if (file) titles.add(title);
	}
}

test('a server killed at any moment, 25 times, misses nothing that it acknowledged', async () => {
	let served = await serve({ NRM_DEMO: 'northmark' }, home);
	cookie = await cookieOf(served, 'coordinator');
	const assessment = await createAssessment(served);
	const memories: Memory[] = ['F-01', 'F-02', 'F-03', 'F-04'].slice(0, WRITERS).map((standard) => ({
		standard,
		version: 0,
		acknowledged: '',
		inFlight: ''
	}));
	const titles = new Set<string>();
	let saves = 0;
	for (let round = 0; round < ROUNDS; round += 1) {
		const writers = memories.map((memory) => write(served, assessment, memory, titles));
		await new Promise((resolve) =>
			setTimeout(resolve, SHORTEST + Math.random() * (LONGEST - SHORTEST))
		);
		served.process.kill('SIGKILL');
		await Promise.all(writers);

		served = await serve({ NRM_DEMO: 'northmark' }, home);
		const { answers, evidence } = await exported(served, assessment);
		const kept = new Set(evidence.map((item) => item.title));
		expect([...titles].filter((title) => !kept.has(title))).toEqual([]);
		for (const memory of memories) {
			const narrative = answers[memory.standard]?.narrative ?? '';
			// What was on its way may have arrived or not; what was acknowledged must be there.
			expect([memory.acknowledged, memory.inFlight]).toContain(narrative);
			if (narrative === memory.inFlight && narrative !== memory.acknowledged) memory.version += 1;
			memory.acknowledged = narrative;
		}
		saves = memories.reduce((sum, { version }) => sum + version, 0);
	}
	const { evidence } = await exported(served, assessment);
	for (const { id } of evidence) {
		const file = await fetchAs(cookie)(`${served.origin}${assessment}/evidence/${id}/file`);
		expect([id, file.status, (await file.text()).length > 0]).toEqual([id, 200, true]);
	}
	await served.stop();
	const files = (await readdir(join(home, 'evidence'))).filter((name) =>
		/^[0-9a-f]{32}$/.test(name)
	);
	expect(files.length).toBeGreaterThanOrEqual(evidence.length);
	expect(saves).toBeGreaterThan(ROUNDS * WRITERS);
});
