import { buffer } from 'node:stream/consumers';
import { InputError, quote } from '#lib/core/input-error.ts';
import { createBundle } from '#lib/server/bundle/create.ts';
import { NotFound } from '#lib/server/errors.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import { refuseTaken, writeWhole } from '#lib/server/write-file.ts';
import { cli } from '#lib/text/cli/en.ts';
import { required, type Command } from './command.ts';
import { within } from './file-error.ts';
import { openInstallation } from './installation.ts';

export const bundleCreate: Command = {
	name: 'bundle create',
	options: ['out', 'force', 'home'],
	takes: [1, 1],
	async run([submission = ''], options) {
		const out = required('bundle create', options, 'out');
		const force = options.force ?? false;
		await within(out, () => refuseTaken(out, { force }));
		const world = await openInstallation(options, { mustExist: true });
		try {
			const { bytes } = await within(submission, () =>
				createBundle(SYSTEM, world, submission).catch((failure: unknown) => {
					if (!(failure instanceof NotFound)) throw failure;
					throw new InputError([{ place: '', code: 'missing', got: quote(submission) }]);
				})
			);
			const whole = await buffer(bytes);
			await within(out, () => writeWhole(out, whole, { force }));
			return cli.bundle.written(out, whole.length);
		} finally {
			await world.close();
		}
	}
};
