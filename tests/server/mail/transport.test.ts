import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { failureOf } from '#lib/server/mail/failure.ts';
import type { MailSettings } from '#lib/server/mail/settings.ts';
import { openTransport } from '#lib/server/mail/transport.ts';
import { CERTIFICATE, CERTIFICATE_KEY } from '../../fixtures/certificate.ts';
import { temporaryFolder } from '../engines.ts';
import { printed } from './child.ts';
import { mailServer, type MailServer } from './mail-server.ts';

const MAIL = { id: 'a1', address: 'ann@example.org', subject: 'A subject', text: 'Тест é\n' };
const TLS = { key: CERTIFICATE_KEY, cert: CERTIFICATE };

let server: MailServer;
afterEach(() => server.close());

/** Sends a mail with these settings: what went wrong, or `null`. */
const outcome = (settings: Partial<MailSettings>) =>
	openTransport({ ...server.settings, ...settings })(MAIL).then(() => null, failureOf);

test('a mail is plain text, says that a machine wrote it, and nothing of this machine', async () => {
	server = await mailServer();
	expect(await outcome({})).toBe(null);
	expect(server.arrived).toEqual([
		{
			to: ['ann@example.org'],
			headers: {
				from: 'nrm@example.org',
				to: 'ann@example.org',
				subject: 'A subject',
				'message-id': '<a1@nrm.example.org>',
				'auto-submitted': 'auto-generated',
				date: expect.any(String) as string,
				'mime-version': '1.0',
				'content-type': 'text/plain; charset=utf-8',
				'content-transfer-encoding': expect.any(String) as string
			},
			text: 'Тест é\n'
		}
	]);
});

describe.each([
	['TLS', { encryption: 'tls' }, { secure: true }],
	['STARTTLS', { encryption: 'starttls' }, { secure: false }]
] as const)('%s', (_name, encrypted, { secure }) => {
	test('a certificate that nobody vouches for is refused', async () => {
		server = await mailServer({ ...TLS, secure });
		expect(await outcome(encrypted)).toBe('encryption');
		expect(server.arrived).toEqual([]);
	});

	test('nor does the environment make it accepted', async () => {
		server = await mailServer({ ...TLS, secure });
		const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
		process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
		try {
			expect(await outcome(encrypted)).toBe('encryption');
		} finally {
			if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
			else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
		}
		expect(server.arrived).toEqual([]);
	});

	test('one of the authority that is named is accepted', async () => {
		server = await mailServer({ ...TLS, secure });
		expect(await outcome({ ...encrypted, ca: CERTIFICATE })).toBe(null);
		expect(server.arrived).toHaveLength(1);
	});

	test('one of another host is refused', async () => {
		server = await mailServer({ ...TLS, secure });
		expect(await outcome({ ...encrypted, ca: CERTIFICATE, host: '127.0.0.1' })).toBe('encryption');
		expect(server.arrived).toEqual([]);
	});
});

test('without STARTTLS nothing is said where it is needed', async () => {
	server = await mailServer();
	expect(await outcome({ encryption: 'starttls' })).toBe('encryption');
	expect(server.arrived).toEqual([]);
});

test.each([
	['a name and password that are right', 'right', null],
	['a password that is wrong', 'wrong', 'credentials']
] as const)('%s', async (_what, pass, expected) => {
	server = await mailServer({
		...TLS,
		secure: true,
		authOptional: false,
		onAuth: ({ username, password }, _session, callback) =>
			username === 'nrm' && password === 'right'
				? callback(null, { user: username })
				: callback(new Error('no'))
	});
	const auth = { user: 'nrm', pass };
	expect(await outcome({ encryption: 'tls', ca: CERTIFICATE, auth })).toBe(expected);
	expect(server.arrived).toHaveLength(expected === null ? 1 : 0);
});

test('an address that the server does not take', async () => {
	server = await mailServer({
		onRcptTo: (_address, _session, callback) => callback(new Error('no such mailbox'))
	});
	expect(await outcome({})).toBe('refused');
});

test('a server that is not there', async () => {
	server = await mailServer();
	await server.close();
	expect(await outcome({})).toBe('unreachable');
	server = await mailServer();
});

describe('in a process of its own', () => {
	const folder = temporaryFolder();

	test.each([
		['without more', false, 'encryption'],
		['with NODE_EXTRA_CA_CERTS', true, 'null']
	])('%s', async (_name, extra, expected) => {
		server = await mailServer({ ...TLS, secure: true });
		const file = join(folder.path, 'authority.pem');
		await writeFile(file, CERTIFICATE);
		const program = `
			import { failureOf } from '#lib/server/mail/failure.ts';
			import { openTransport } from '#lib/server/mail/transport.ts';
			const settings = ${JSON.stringify({ ...server.settings, encryption: 'tls' })};
			console.log(await openTransport(settings)(${JSON.stringify(MAIL)}).then(() => null, failureOf));
		`;
		const child = await printed(program, extra ? { NODE_EXTRA_CA_CERTS: file } : {});
		expect(child).toBe(expected);
		expect(server.arrived).toHaveLength(extra ? 1 : 0);
	});
});
