import { expect, test } from 'vitest';
import { siteOf } from '#lib/server/accounts/site.ts';

const site = (rpId: string, origin: string) => ({ rpId, origin, name: 'NRM' });

test.each([
	['https://nrm.example.org', 3000, site('nrm.example.org', 'https://nrm.example.org')],
	['https://nrm.example.org:8443/', 3000, site('nrm.example.org', 'https://nrm.example.org:8443')],
	['http://localhost:5000', 3000, site('localhost', 'http://localhost:5000')],
	['http://nrm.example.org', 3000, null],
	['https://192.0.2.7', 3000, null],
	['https://[2001:db8::7]', 3000, null],
	[undefined, 3000, site('localhost', 'http://localhost:3000')],
	['', 3000, site('localhost', 'http://localhost:3000')],
	[undefined, undefined, null]
])('%s, port %s', (origin, port, expected) => {
	expect(siteOf(origin, port)).toStrictEqual(expected);
});
