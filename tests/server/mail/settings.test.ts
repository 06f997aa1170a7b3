import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mailSettings } from '#lib/server/mail/settings.ts';
import { CERTIFICATE } from '../../fixtures/certificate.ts';
import { temporaryFolder } from '../engines.ts';

const folder = temporaryFolder();
const FULL = {
	NRM_SMTP_URL: 'smtps://mail.example.org',
	NRM_MAIL_FROM: 'nrm@example.org',
	NRM_ORIGIN: 'https://nrm.example.org/'
};
const file = async (name: string, text: string): Promise<string> => {
	const path = join(folder.path, name);
	await writeFile(path, text);
	return path;
};

test.each([
	['nothing', {}],
	['an origin alone', { NRM_ORIGIN: FULL.NRM_ORIGIN }],
	['empty variables', { NRM_SMTP_URL: ' ', NRM_MAIL_FROM: '' }]
])('%s is no mail', (_what, env) => {
	expect(mailSettings(env)).toBe(null);
});

test.each<[string, string, number, string, object | null]>([
	['smtps://mail.example.org', 'mail.example.org', 465, 'tls', null],
	['smtps://mail.example.org:4465/', 'mail.example.org', 4465, 'tls', null],
	['smtp://mail.example.org', 'mail.example.org', 587, 'starttls', null],
	['smtp://127.0.0.1.example.org', '127.0.0.1.example.org', 587, 'starttls', null],
	['smtp://10.0.0.1:25', '10.0.0.1', 25, 'starttls', null],
	['smtp://localhost', 'localhost', 25, 'none', null],
	['smtp://LocalHost:2525', 'LocalHost', 2525, 'none', null],
	['smtp://127.0.0.1', '127.0.0.1', 25, 'none', null],
	['smtp://[::1]:26', '::1', 26, 'none', null],
	['smtps://localhost', 'localhost', 465, 'tls', null],
	[
		'smtps://nrm%40example.org:p%25%3A@mail.example.org',
		'mail.example.org',
		465,
		'tls',
		{ user: 'nrm@example.org', pass: 'p%:' }
	]
])('%s', (NRM_SMTP_URL, host, port, encryption, auth) => {
	expect(mailSettings({ ...FULL, NRM_SMTP_URL })).toEqual({
		...{ host, port, encryption, auth, ca: null },
		...{ from: 'nrm@example.org', origin: 'https://nrm.example.org' }
	});
});

test('a password and an authority from files', async () => {
	const env = {
		...FULL,
		NRM_SMTP_URL: 'smtps://nrm@mail.example.org',
		NRM_SMTP_PASSWORD_FILE: await file('password', 'secret\n'),
		NRM_SMTP_CA: await file('authority.pem', `${CERTIFICATE}\n`)
	};
	expect(mailSettings(env)).toMatchObject({
		auth: { user: 'nrm', pass: 'secret' },
		ca: CERTIFICATE
	});
});

describe('what is wrong is one line that names the variable and quotes nothing', () => {
	const SECRET = 'hunter2';
	test.each([
		[{ NRM_SMTP_URL: '' }, 'NRM_SMTP_URL: missing, while NRM_MAIL_FROM is set'],
		[
			{ NRM_MAIL_FROM: '', NRM_ORIGIN: '' },
			'NRM_MAIL_FROM, NRM_ORIGIN: missing, while NRM_SMTP_URL is set'
		],
		[
			{ NRM_MAIL_FROM: `Me <${SECRET}>` },
			'NRM_MAIL_FROM: expected an address such as nrm@example.org'
		],
		[
			{ NRM_MAIL_FROM: 'nrm@example.org\r\nBcc: all@example.org' },
			'NRM_MAIL_FROM: expected an address such as nrm@example.org'
		],
		[
			{ NRM_ORIGIN: 'nrm.example.org' },
			'NRM_ORIGIN: expected an address such as https://nrm.example.org'
		],
		[
			{ NRM_SMTP_URL: `https://a:${SECRET}@mail.example.org` },
			'NRM_SMTP_URL: expected smtps://… (TLS) or smtp://… (STARTTLS)'
		],
		[{ NRM_SMTP_URL: SECRET }, 'NRM_SMTP_URL: expected smtps://… (TLS) or smtp://… (STARTTLS)'],
		[{ NRM_SMTP_URL: 'smtp:' }, 'NRM_SMTP_URL: expected smtps://… (TLS) or smtp://… (STARTTLS)'],
		[
			{ NRM_SMTP_URL: 'smtps://mail.example.org/?tls.rejectUnauthorized=false' },
			'NRM_SMTP_URL: expected nothing after the port'
		],
		[
			{ NRM_SMTP_URL: `smtps://:${SECRET}@mail.example.org` },
			'NRM_SMTP_URL: expected a name before the password, smtps://name@…'
		],
		[
			{ NRM_SMTP_URL: 'smtps://nrm@mail.example.org' },
			'NRM_SMTP_PASSWORD_FILE: missing, while NRM_SMTP_URL has a name'
		],
		[
			{ NRM_SMTP_URL: `smtps://nrm:%zz${SECRET}@mail.example.org` },
			'NRM_SMTP_URL: expected % in a name or password as %25'
		],
		[
			{ NRM_SMTP_URL: `smtps://nrm:${SECRET}@mail.example.org`, NRM_SMTP_PASSWORD_FILE: '/a' },
			'NRM_SMTP_URL, NRM_SMTP_PASSWORD_FILE: expected only one password'
		],
		[
			{ NRM_SMTP_URL: 'smtps://nrm@mail.example.org', NRM_SMTP_PASSWORD_FILE: '/not/there' },
			'NRM_SMTP_PASSWORD_FILE: cannot be read (ENOENT)'
		],
		[{ NRM_SMTP_CA: '/not/there' }, 'NRM_SMTP_CA: cannot be read (ENOENT)']
	])('%o', (env, message) => {
		expect(() => mailSettings({ ...FULL, ...env })).toThrow(new Error(message));
	});

	test.each([
		['', 'NRM_SMTP_CA: the file is empty'],
		['no certificate', 'NRM_SMTP_CA: expected a certificate in PEM']
	])('a file with "%s"', async (text, message) => {
		const NRM_SMTP_CA = await file('wrong.pem', text);
		expect(() => mailSettings({ ...FULL, NRM_SMTP_CA })).toThrow(new Error(message));
	});
});
