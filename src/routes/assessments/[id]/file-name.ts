import type { AssessmentHead } from '#lib/core/assessment.ts';

/** The name under which something of an assessment is downloaded: `nrm-XA-self-2026.json`. */
export const fileName = ({ state, kind, period }: AssessmentHead, ending: string): string =>
	`nrm-${state}-${kind}-${period.to.slice(0, 4)}.${ending}`;
