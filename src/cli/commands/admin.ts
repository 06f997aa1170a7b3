import * as invitations from '#lib/server/accounts/invitations.ts';
import { startWhole } from '#lib/server/accounts/resets.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { cli } from '#lib/text/cli/en.ts';
import { required, type Command, type Options } from './command.ts';
import { within } from './file-error.ts';
import { openInstallation } from './installation.ts';

export const admin: Command = {
	name: 'admin',
	options: ['email', 'name', 'reset', 'home'],
	takes: [0, 0],
	async run(_, options) {
		// Before anything is opened: a wrong call leaves no folder behind.
		const work = workOf(options);
		const world = await openInstallation(options, { mustExist: false });
		try {
			return await within('admin', () => work(world));
		} finally {
			await world.close();
		}
	}
};

function workOf(options: Options): (world: World) => Promise<string> {
	const { reset } = options;
	if (reset !== undefined)
		return async (world) => cli.admin.reset(await startWhole(SYSTEM, world, reset));
	const email = required('admin', options, 'email');
	const name = required('admin', options, 'name');
	return async (world) => {
		const none = { organisationId: null, role: null, institution: null, until: null } as const;
		const input = { ...none, email, name, language: null };
		return cli.admin.invited((await invitations.invite(SYSTEM, world, input)).token);
	};
}
