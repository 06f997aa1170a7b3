import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATUSES, type Status } from '#lib/core/codes.ts';
import { serve, type Served } from '../serve.ts';
import { builtRoutes } from './built-routes.ts';
import {
	ELSEWHERE,
	MEMBERS,
	OBJECT_LINES,
	OTHER_LINES,
	type Cell,
	type ObjectLine,
	type Relation
} from './lines.ts';
import {
	ACTORS,
	canaryOf,
	furnish,
	tenantOf,
	TENANT_NAMES,
	type Installation,
	type Tenant,
	type Who
} from './tenants.ts';

let home: string;
let served: Served;
let installation: Installation;
beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'nrm-matrix-'));
	installation = await furnish(home);
	served = await serve({}, home);
});
afterAll(async () => {
	await served?.stop();
	await rm(home, { recursive: true, force: true });
});

type Answer = { status: number; location: string; body: string };

async function ask(who: Who, method: string, path: string, body?: BodyInit): Promise<Answer> {
	const answer = await fetch(served.origin + path, {
		method,
		headers: {
			accept: 'text/html',
			origin: served.origin,
			...(installation.cookies[who] && { cookie: installation.cookies[who] })
		},
		redirect: 'manual',
		...(body !== undefined && { body })
	});
	return {
		status: answer.status,
		location: answer.headers.get('location') ?? '',
		body: await answer.text()
	};
}

/** An answer without what differs from one request to the next: ids and nonces. */
const plain = ({ status, location, body }: Answer) => ({
	status,
	location: location.replaceAll(ID, ''),
	body: body.replaceAll(ID, '').replaceAll(/nonce="[^"]*"/g, '')
});
const ID = /[0-9a-f]{32}/g;

const isOfBody = (who: Who) => who === 'lead' || who === 'reviewer' || who === 'watcher';

/** What the actor is to an object of the tenant. */
function relationTo(tenant: Tenant, who: Who): Relation | null {
	if (who === 'administrator' || isOfBody(who)) return who;
	if (tenantOf(who) !== tenant) return null;
	if (tenant !== 'own') return 'coordinator';
	return MEMBERS.find((role) => role === who) ?? null;
}

/** `[id]` and the like replaced by what they stand for; `?` is a query of its own. */
function pathOf(route: string, { '?': query, ...parts }: Record<string, string>): string {
	const [pattern = '', action] = route.replace(/^\S+ /, '').split('?');
	const path = pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => parts[name] ?? '');
	return `${path}${action ? `?${action}` : ''}${query ? `?${query}` : ''}`;
}

/** The same address with the first part of it gone: there never was such an object. */
function absent(address: Record<string, string>): Record<string, string> {
	const [first = ''] = Object.keys(address);
	return { ...address, [first]: '0'.repeat(32) };
}

/** Every tenant with assessments; the two whose people are most tempted in every status. */
const LOOKED_AT: readonly [Tenant, readonly Status[]][] = [
	['own', STATUSES],
	['ngo', STATUSES],
	['neighbour', ['draft', 'submitted']],
	['foreigner', ['draft', 'submitted']]
];

const mayIn = ({ may, when = STATUSES }: ObjectLine, { relation, status }: Cell): boolean =>
	relation !== null && when.includes(status) && may.includes(relation);

function cellsOf(line: ObjectLine): Cell[] {
	const cells = LOOKED_AT.flatMap(([tenant, statuses]) =>
		(line.hasNoStatus ? statuses.slice(0, 1) : statuses).flatMap((status) =>
			ACTORS.map((who) => ({
				installation,
				objects: installation.objects[tenant],
				status,
				who,
				relation: relationTo(tenant, who)
			}))
		)
	);
	// What takes an object away is tried by those who may not before those who may.
	return cells.toSorted((a, b) => Number(mayIn(line, a)) - Number(mayIn(line, b)));
}

function bodyOf(line: ObjectLine, cell: Cell): BodyInit | undefined {
	const body = line.body?.(cell);
	if (!line.route.startsWith('POST')) return undefined;
	return body instanceof FormData ? body : new URLSearchParams(body);
}

test('every route and every action of the built server has a line', async () => {
	const lines = [
		...OBJECT_LINES.map(({ route }) => route),
		...Object.keys(OTHER_LINES),
		...Object.keys(ELSEWHERE)
	];
	expect([...new Set(lines)].toSorted()).toEqual(await builtRoutes());
});

describe('about an object: as if it did not exist, but for those who may', () => {
	test.each(OBJECT_LINES)('$route', async (line) => {
		const [method = ''] = line.route.split(' ', 1);
		const wrong: string[] = [];
		let allowed = 0;
		for (const cell of cellsOf(line)) {
			const address = line.address(cell);
			if (!address) continue;
			const answer = await ask(cell.who, method, pathOf(line.route, address), bodyOf(line, cell));
			const path = pathOf(line.route, absent(address));
			const nothing = await ask(cell.who, method, path, bodyOf(line, cell));
			const isLikeNothing = JSON.stringify(plain(answer)) === JSON.stringify(plain(nothing));
			const may = mayIn(line, cell);
			if (may) allowed += 1;
			const isExpected = may
				? !isLikeNothing && answer.status < 500
				: isLikeNothing && [303, 307, 404].includes(answer.status);
			if (!isExpected) wrong.push(`${cell.who} in ${cell.status}: ${answer.status}`);
			wrong.push(...leaks(cell.who, answer, line.names));
		}
		expect(wrong).toEqual([]);
		expect(allowed > 0).toBe(line.may.length > 0);
	});
});

describe('about nothing in particular', () => {
	test.each(Object.entries(OTHER_LINES))('%s', async (route, may) => {
		const [method = ''] = route.split(' ', 1);
		const wrong: string[] = [];
		for (const who of ACTORS) {
			const answer = await ask(
				who,
				method,
				pathOf(route, {}),
				method === 'POST' ? new URLSearchParams() : undefined
			);
			const isAsked = [303, 307].includes(answer.status) && answer.location.startsWith('/sign-in');
			const isOpen = may === 'anybody' || (may === 'all' ? who !== 'nobody' : may.includes(who));
			const isExpected = isOpen
				? answer.status < 500 && answer.status !== 404 && !isAsked
				: who === 'nobody'
					? isAsked
					: answer.status === 404;
			if (!isExpected) wrong.push(`${who}: ${answer.status} ${answer.location}`);
			wrong.push(...leaks(who, answer));
		}
		expect(wrong).toEqual([]);
	});
});

/** Texts of tenants whose content the actor may not see. Who reviews sees what was submitted. */
function leaks(who: Who, { body }: Answer, named?: Tenant): string[] {
	if (isOfBody(who)) return [];
	const forbidden = TENANT_NAMES.filter(
		(tenant) => tenant !== tenantOf(who) && tenant !== named
	).map(canaryOf);
	// An administrator knows the names of organisations and people, and nothing that they wrote.
	const texts =
		who === 'administrator'
			? forbidden.flatMap((canary) => [`${canary} answer`, `${canary} evidence`])
			: forbidden;
	return texts.filter((text) => body.includes(text)).map((text) => `${who} sees ${text}`);
}
