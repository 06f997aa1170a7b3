import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oidcSettings } from '#lib/server/accounts/oidc.ts';
import { temporaryFolder } from '../engines.ts';

describe('settings', () => {
	const folder = temporaryFolder();
	const whole = {
		NRM_OIDC_ISSUER: 'https://id.example.org/realms/a',
		NRM_OIDC_CLIENT_ID: 'nrm',
		NRM_OIDC_CLIENT_SECRET: 'secret'
	};

	it.each([
		['nothing', {}],
		['empty variables', { NRM_OIDC_ISSUER: '', NRM_OIDC_CLIENT_SECRET: ' ' }],
		['other variables', { NRM_HOME: 'var' }]
	])('are none with %s', (_, env) => {
		expect(oidcSettings(env)).toBeNull();
	});

	it('are read whole', () => {
		const named = { ...whole, NRM_OIDC_NAME: 'Ministry', NRM_OIDC_STRONG_ACR: ' a  b ' };
		expect(oidcSettings(named)).toEqual({
			issuer: new URL('https://id.example.org/realms/a'),
			clientId: 'nrm',
			clientSecret: 'secret',
			name: 'Ministry',
			strongAcr: ['a', 'b']
		});
		expect(oidcSettings(whole)).toMatchObject({ name: 'id.example.org', strongAcr: [] });
	});

	it.each(['http://localhost:8080/a', 'http://127.0.0.1', 'http://[::1]:1/'])(
		'take %s without https',
		(issuer) => {
			const settings = oidcSettings({ ...whole, NRM_OIDC_ISSUER: issuer });
			expect(settings?.issuer).toEqual(new URL(issuer));
		}
	);

	const noSecret = { ...whole, NRM_OIDC_CLIENT_SECRET: '' };

	it('read the secret from a file, without its last line end', async () => {
		const file = join(folder.path, 'secret');
		await writeFile(file, 'from a file\n');
		const env = { ...noSecret, NRM_OIDC_CLIENT_SECRET_FILE: file };
		expect(oidcSettings(env)?.clientSecret).toBe('from a file');
	});

	it('refuse a file without a secret', async () => {
		const file = join(folder.path, 'empty');
		await writeFile(file, '\n');
		expect(() => oidcSettings({ ...noSecret, NRM_OIDC_CLIENT_SECRET_FILE: file })).toThrow(
			/^NRM_OIDC_CLIENT_SECRET_FILE: the file is empty$/
		);
	});

	const ISSUER_ALONE = 'NRM_OIDC_ISSUER: expected the issuer alone, without /.well-known/… or ?…';
	const HTTPS = 'NRM_OIDC_ISSUER: expected an address with https://';
	it.each<[NodeJS.ProcessEnv, string]>([
		[
			{ NRM_OIDC_NAME: 'Ministry' },
			'NRM_OIDC_ISSUER, NRM_OIDC_CLIENT_ID, NRM_OIDC_CLIENT_SECRET or NRM_OIDC_CLIENT_SECRET_FILE: missing, while NRM_OIDC_NAME is set'
		],
		[
			{ ...whole, NRM_OIDC_ISSUER: '' },
			'NRM_OIDC_ISSUER: missing, while NRM_OIDC_CLIENT_ID, NRM_OIDC_CLIENT_SECRET is set'
		],
		[
			{ ...whole, NRM_OIDC_CLIENT_ID: undefined },
			'NRM_OIDC_CLIENT_ID: missing, while NRM_OIDC_ISSUER, NRM_OIDC_CLIENT_SECRET is set'
		],
		[
			noSecret,
			'NRM_OIDC_CLIENT_SECRET or NRM_OIDC_CLIENT_SECRET_FILE: missing, while NRM_OIDC_ISSUER, NRM_OIDC_CLIENT_ID is set'
		],
		[
			{ ...whole, NRM_OIDC_CLIENT_SECRET_FILE: '/run/secrets/oidc' },
			'NRM_OIDC_CLIENT_SECRET, NRM_OIDC_CLIENT_SECRET_FILE: expected only one'
		],
		[
			{ ...noSecret, NRM_OIDC_CLIENT_SECRET_FILE: '/nowhere/at/all' },
			'NRM_OIDC_CLIENT_SECRET_FILE: cannot be read (ENOENT)'
		],
		[{ ...whole, NRM_OIDC_ISSUER: 'http://id.example.org' }, HTTPS],
		[{ ...whole, NRM_OIDC_ISSUER: 'http://127.example.org' }, HTTPS],
		[{ ...whole, NRM_OIDC_ISSUER: 'http://localhost.example.org' }, HTTPS],
		[{ ...whole, NRM_OIDC_ISSUER: 'ftp://127.0.0.1' }, HTTPS],
		[{ ...whole, NRM_OIDC_ISSUER: 'id.example.org' }, HTTPS],
		[{ ...whole, NRM_OIDC_ISSUER: 'https://a/.well-known/openid-configuration' }, ISSUER_ALONE],
		[{ ...whole, NRM_OIDC_ISSUER: 'https://a/?tenant=b' }, ISSUER_ALONE],
		[{ ...whole, NRM_OIDC_ISSUER: 'https://user:word@a/' }, ISSUER_ALONE],
		[
			{ ...whole, NRM_OIDC_NAME: 'x'.repeat(61) },
			'NRM_OIDC_NAME: expected a text of at most 60 characters'
		]
	])('refuse %j', (env, message) => {
		expect(() => oidcSettings(env)).toThrow(new Error(message));
	});
});
