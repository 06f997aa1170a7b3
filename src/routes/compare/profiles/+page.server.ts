import { profiles } from '#lib/core/comparison/profiles.ts';
import { compared } from '../comparison.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { catalogue, text, compared: all, shown } = await compared(locals, url);
	return {
		comparison: shown,
		pillars: catalogue.pillars.map(({ id }) => ({ id, title: text.pillars[id]?.title ?? id })),
		profiles: profiles(all, catalogue).map(({ id, pillars }) => ({
			id,
			pillars: pillars.map((pillar) => ({
				id: pillar.id,
				design: pillar.design,
				implementation: pillar.implementation,
				lawPracticeGap: pillar.lawPracticeGap
			}))
		}))
	};
};
