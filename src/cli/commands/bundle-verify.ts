import { readFile } from 'node:fs/promises';
import { InputError } from '#lib/core/input-error.ts';
import { verifyBundle, type BundleVerification } from '#lib/server/bundle/verify.ts';
import { fingerprintOf } from '#lib/server/keys.ts';
import { cli } from '#lib/text/cli/en.ts';
import type { Command } from './command.ts';
import { within } from './file-error.ts';
import { json } from './print.ts';

export const bundleVerify: Command = {
	name: 'bundle verify',
	options: ['key', 'json'],
	takes: [1, 1],
	async run([file = ''], options) {
		const { key } = options;
		const publicKey =
			key === undefined ? undefined : await within(key, () => readGiven(() => readKey(key)));
		const found = await within(file, () => readGiven(() => verifyBundle(file, publicKey)));
		const status = found.problem === null ? 0 : 1;
		return { text: options.json ? json(found) : textOf(found), status };
	}
};

/** The public key in a file. @throws InputError `damaged` */
export async function readKey(path: string): Promise<string> {
	const text = await readFile(path, 'utf8');
	try {
		fingerprintOf(text);
		return text;
	} catch {
		throw new InputError([{ place: '', code: 'damaged' }]);
	}
}

/** What the system says of a file that is not there is a fault of what was given. */
export async function readGiven<T>(task: () => Promise<T>): Promise<T> {
	try {
		return await task();
	} catch (failure) {
		const code = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
		if (!/^E[A-Z]+$/.test(code)) throw failure;
		throw new InputError([{ place: '', code: 'unreadable', got: code }]);
	}
}

function textOf({ manifest, problem, isKnownKey }: BundleVerification): string {
	const { bundle: t } = cli;
	if (problem) return t.wrong(problem.part || t.whole, t.problems[problem.code]);
	if (!manifest) throw new Error('without a problem there is a manifest');
	const { submission, state, kind, organisation, period, counts, installation } = manifest;
	return [
		t.ok,
		t.of(submission.number, state, kind, organisation.name, `${period.from} – ${period.to}`),
		t.hash(submission.sha256),
		t.counts(counts.answers, counts.evidence, counts.files, counts.withheld),
		isKnownKey ? t.known(installation.fingerprint) : t.unknown(installation.fingerprint)
	].join('\n');
}
