import { InputError, quote } from '#lib/core/input-error.ts';
import * as organisations from '#lib/server/organisations.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import { exportTrail, readFilter, type Scope, type TrailFilter } from '#lib/server/trail.ts';
import { TRAIL_FORMATS, type TrailFormat } from '#lib/server/trail-lines.ts';
import type { World } from '#lib/server/world.ts';
import { cli } from '#lib/text/cli/en.ts';
import { required, type Command, type Options } from './command.ts';
import { within } from './file-error.ts';
import { openInstallation } from './installation.ts';

export const auditExport: Command = {
	name: 'audit export',
	options: ['home', 'organisation', 'from', 'to', 'format'],
	takes: [0, 0],
	async run(_, options) {
		const format = await within('--format', () =>
			formatNamed(required('audit export', options, 'format'))
		);
		const filter = await within('audit export', () =>
			readFilter({ from: options.from, to: options.to })
		);
		return exported(options, filter, format);
	}
};

/** The installation is open for as long as somebody reads. */
async function* exported(
	options: Options,
	filter: TrailFilter,
	format: TrailFormat
): AsyncGenerator<string> {
	const world = await openInstallation(options, { mustExist: true });
	try {
		const scope = await within('--organisation', () => scopeOf(world, options.organisation));
		yield* await exportTrail(SYSTEM, world, scope, filter, format);
	} finally {
		await world.close();
	}
}

function formatNamed(got: string): TrailFormat {
	const format = TRAIL_FORMATS.find((one) => one === got);
	if (format) return format;
	const expected = TRAIL_FORMATS.join(cli.and);
	throw new InputError([{ place: '', code: 'one-of', got: quote(got), expected }]);
}

async function scopeOf(world: World, organisationId: string | undefined): Promise<Scope> {
	if (organisationId === undefined) return 'everything';
	const known = await organisations.list(SYSTEM, world);
	if (!known.some(({ id }) => id === organisationId)) {
		const expected = known.map(({ id, name }) => cli.audit.organisation(id, name)).join(cli.and);
		throw new InputError([{ place: '', code: 'one-of', got: quote(organisationId), expected }]);
	}
	return { organisationId };
}
