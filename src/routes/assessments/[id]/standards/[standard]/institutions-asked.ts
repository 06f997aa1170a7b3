import { isOverdue } from '#lib/core/board.ts';
import { textOf } from '#lib/core/catalogue.ts';
import type { StoredAssessment } from '#lib/server/assessments.ts';
import * as contributions from '#lib/server/contributions.ts';
import { institutionOf, policy } from '#lib/server/policy.ts';

/** Who is asked to answer a standard, as far as the reader may see what they answer. */
export async function institutionsAsked(
	{ actor, world, language }: App.Locals,
	{ id, row, catalogue }: StoredAssessment,
	standard: string
) {
	const { institutions } = textOf(catalogue, language);
	const today = world.now().toISOString().slice(0, 10);
	const own = institutionOf(actor, row.organisationId);
	const asked = await contributions.list(actor, world, id, standard);
	return {
		asked: asked.map(({ institution, progress, due }) => ({
			institution,
			name: institutions[institution] ?? institution,
			progress,
			isOverdue: isOverdue({ progress, due }, today),
			isOwn: institution === own
		})),
		decides: asked.length > 1 && policy(actor, 'assignment.list', row)
	};
}
