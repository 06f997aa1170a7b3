import { verify, type Verification } from '#lib/server/audit/verify.ts';
import type { Problem } from '#lib/server/audit/problems.ts';
import { cli } from '#lib/text/cli/en.ts';
import type { Command } from './command.ts';
import { openInstallation } from './installation.ts';
import { json } from './print.ts';

export const auditVerify: Command = {
	name: 'audit verify',
	options: ['home', 'json'],
	takes: [0, 0],
	async run(_, options) {
		const world = await openInstallation(options, { mustExist: true });
		try {
			const verification = await verify(world);
			const status = verification.problems.length === 0 ? 0 : 1;
			return { text: options.json ? json(verification) : textOf(verification), status };
		} finally {
			await world.close();
		}
	}
};

function textOf({ entries, erased, checkpoints, signed, problems }: Verification): string {
	const { verify: t } = cli.audit;
	const facts = [
		t.entries(entries, erased),
		signed ? t.signed(checkpoints, signed.size, signed.at) : t.unsigned
	];
	return [problems.length === 0 ? t.ok : t.wrong, ...facts, ...problems.map(lineOf)].join('\n');
}

function lineOf({ code, sequence, until, place }: Problem): string {
	const { verify: t } = cli.audit;
	const subject =
		sequence === null || until === null
			? place
			: sequence === until
				? t.entry(sequence)
				: t.entriesFrom(sequence, until);
	return `${subject}: ${t.problems[code](place ?? '')}`;
}
