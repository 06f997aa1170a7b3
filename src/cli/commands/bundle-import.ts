import { InputError, quote } from '#lib/core/input-error.ts';
import { acceptBundle } from '#lib/server/bundle/accept.ts';
import { inspectBundle, type Inspection } from '#lib/server/bundle/inspect.ts';
import type { Refused } from '#lib/server/bundle/sound.ts';
import { fingerprintOf } from '#lib/server/keys.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import { cli } from '#lib/text/cli/en.ts';
import { readGiven, readKey } from './bundle-verify.ts';
import type { Answer, Command, Options } from './command.ts';
import { within } from './file-error.ts';
import { openInstallation } from './installation.ts';

const { bundle: t } = cli;

export const bundleImport: Command = {
	name: 'bundle import',
	options: ['key', 'name', 'round', 'home'],
	takes: [1, 1],
	async run([file = ''], options) {
		const { key } = options;
		const publicKey = key && (await within(key, () => readGiven(() => readKey(key))));
		const world = await openInstallation(options, { mustExist: true });
		try {
			return await within(file, async () => {
				const found = await readGiven(() => inspectBundle(SYSTEM, world, file));
				if (found.problem) return refusal(found);
				const { manifest, sender } = found;
				const { fingerprint } = manifest.installation;
				if (publicKey && fingerprintOf(publicKey) !== fingerprint)
					return refusal({
						problem: { code: 'other-key', part: 'signature' },
						faults: [],
						manifest
					});
				if (!sender && !publicKey)
					throw new InputError([{ place: 'signature', code: 'unknown-sender', got: fingerprint }]);
				const round = roundFor(found, options);
				const outcome = await acceptBundle(SYSTEM, world, file, {
					roundId: round?.id ?? null,
					trust: sender
						? null
						: { name: options.name ?? manifest.organisation.name, isCompared: true }
				});
				if (outcome.problem) return refusal(outcome);
				const { submission, state, kind, organisation, period } = manifest;
				const days = `${period.from} – ${period.to}`;
				return [
					t.of(submission.number, state, kind, organisation.name, days),
					outcome.isNew
						? t.taken(outcome.submissionId, round?.name ?? null)
						: t.heldAlready(outcome.submissionId)
				].join('\n');
			});
		} finally {
			await world.close();
		}
	}
};

/** The contents' faults are those of a file; the others are one sentence. */
function refusal({ problem, faults }: Refused): Answer {
	if (faults.length) throw new InputError(faults);
	return { text: t.wrong(problem.part || t.whole, t.problems[problem.code]), status: 1 };
}

/** The round that was asked for; the assessment's own, or the one with the sender's name for it. */
function roundFor({ round, rounds, manifest }: Inspection, { round: asked }: Options) {
	const named = (name: string | null) => rounds.find((one) => one.name === name) ?? null;
	if (asked === undefined) return round ?? named(manifest.round);
	const found = named(asked);
	if (found && (!round || round.id === found.id)) return found;
	const expected = (round ? [round] : rounds).map(({ name }) => name).join(', ');
	throw new InputError([{ place: '--round', code: 'one-of', got: quote(asked), expected }]);
}
