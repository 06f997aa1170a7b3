import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSigned, openKeys } from '#lib/server/keys.ts';
import { openWorld } from '#lib/server/world.ts';
import { temporaryFolder } from './engines.ts';

const folder = temporaryFolder();
const keysIn = (name: string) => openKeys(join(folder.path, name));
const FILES = ['sealing.key', 'signing.pem'];

/** The sealed text with one byte changed. */
function changedAt(sealed: string, index: number): string {
	const bytes = Buffer.from(sealed, 'base64url');
	bytes[index]! ^= 1;
	return bytes.toString('base64url');
}
const shortened = (sealed: string, length: number): string =>
	Buffer.from(sealed, 'base64url').subarray(0, length).toString('base64url');

describe('sealing', () => {
	test.each(['', 'a', 'Тайна è ici', '𝌆'.repeat(1000)])(
		'what is sealed opens again: %j',
		async (text) => {
			const keys = await keysIn('sealing');
			const sealed = keys.seal(text, 'totp');
			expect(sealed).toMatch(/^[\w-]+$/);
			expect(keys.unseal(sealed, 'totp')).toBe(text);
			expect((await keysIn('sealing')).unseal(sealed, 'totp')).toBe(text);
		}
	);

	test('the same text is never sealed alike, and does not show', async () => {
		const keys = await keysIn('sealing');
		const [one, other] = [keys.seal('secret', 'totp'), keys.seal('secret', 'totp')];
		expect(one).not.toBe(other);
		expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('secret');
	});

	test('no byte of it can be changed', async () => {
		const keys = await keysIn('sealing');
		const sealed = keys.seal('secret', 'totp');
		const length = Buffer.from(sealed, 'base64url').length;
		expect(length).toBe(12 + 16 + 'secret'.length);
		for (let index = 0; index < length; index++)
			expect(() => keys.unseal(changedAt(sealed, index), 'totp'), `byte ${index}`).toThrow();
	});

	test.each(['', 'secret'])('nothing can be cut off, not even from the tag: %j', async (text) => {
		const keys = await keysIn('sealing');
		const sealed = keys.seal(text, 'totp');
		const whole = Buffer.from(sealed, 'base64url').length;
		for (let length = 0; length < whole; length++)
			expect(() => keys.unseal(shortened(sealed, length), 'totp'), `${length} bytes`).toThrow();
	});

	test.each(['outbox', '', 'totp '])(
		'it does not open for another purpose: %j',
		async (purpose) => {
			const keys = await keysIn('sealing');
			expect(() => keys.unseal(keys.seal('secret', 'totp'), purpose)).toThrow();
		}
	);

	test('other keys do not open it', async () => {
		const sealed = (await keysIn('sealing')).seal('secret', 'totp');
		const others = await keysIn('others');
		expect(() => others.unseal(sealed, 'totp')).toThrow();
	});
});

test('a derived key is the same again, and another for each purpose and each installation', async () => {
	const [keys, again, others] = [await keysIn('a'), await keysIn('a'), await keysIn('b')];
	const key = keys.derive('cookies');
	expect(key).toHaveLength(32);
	expect(again.derive('cookies')).toEqual(key);
	expect(keys.derive('links')).not.toEqual(key);
	expect(others.derive('cookies')).not.toEqual(key);
});

test('a signature holds for these bytes and this key', async () => {
	const [keys, others] = [await keysIn('a'), await keysIn('b')];
	const bytes = Buffer.from('head of the chain');
	const signature = keys.sign(bytes);
	expect(isSigned(bytes, signature, keys.publicKey)).toBe(true);
	expect(isSigned(Buffer.from('head of the chaim'), signature, keys.publicKey)).toBe(false);
	expect(isSigned(bytes, signature, others.publicKey)).toBe(false);
	expect(keys.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----/);
});

describe('the files', () => {
	test('nobody else reads them, nobody writes them', async () => {
		await keysIn('modes');
		const home = join(folder.path, 'modes');
		expect(statSync(home).mode & 0o777).toBe(0o700);
		expect(readdirSync(home).sort()).toEqual(FILES);
		for (const name of FILES) expect(statSync(join(home, name)).mode & 0o777, name).toBe(0o400);
	});

	test('they are made once, whoever comes first', async () => {
		const opened = await Promise.all(Array.from({ length: 8 }, () => keysIn('race')));
		expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
		expect(opened[0]?.id).toMatch(/^[0-9a-f]{32}$/);
		expect(opened[7]!.unseal(opened[0]!.seal('secret', 'totp'), 'totp')).toBe('secret');
		expect(readdirSync(join(folder.path, 'race')).sort()).toEqual(FILES);
	});

	test.each([
		{ name: 'sealing.key', text: '' },
		{ name: 'sealing.key', text: 'c2hvcnQ=' },
		{ name: 'signing.pem', text: '' },
		{ name: 'signing.pem', text: '-----BEGIN PRIVATE KEY-----' }
	])('$name that is not whole is refused and left: "$text"', async ({ name, text }) => {
		const home = join(folder.path, `broken-${name}-${text.length}`);
		await openKeys(home);
		const path = join(home, name);
		chmodSync(path, 0o600);
		writeFileSync(path, text);
		await expect(openKeys(home)).rejects.toMatchObject({
			faults: [{ place: path, code: 'damaged' }]
		});
		expect(readFileSync(path, 'utf8')).toBe(text);
	});
});

test('a database opens with its own keys only, and they are not replaced', async () => {
	const home = join(folder.path, 'home');
	const world = await openWorld({ home });
	const { id } = world.keys;
	await world.close();
	const kept = new Map(FILES.map((name) => [name, readFileSync(join(home, 'keys', name))]));
	const elsewhere = join(folder.path, 'elsewhere');
	await expect(openWorld({ home, keysFolder: elsewhere })).rejects.toMatchObject({
		faults: [{ place: elsewhere, code: 'other-keys', expected: id }]
	});
	for (const name of FILES) {
		rmSync(join(home, 'keys', name), { force: true });
		await expect(openWorld({ home }), `without ${name}`).rejects.toMatchObject({
			faults: [{ place: join(home, 'keys'), code: 'other-keys', expected: id }]
		});
		rmSync(join(home, 'keys', name), { force: true });
		writeFileSync(join(home, 'keys', name), kept.get(name)!, { mode: 0o400 });
	}
	const again = await openWorld({ home });
	expect(again.keys.id).toBe(id);
	await again.close();
});
