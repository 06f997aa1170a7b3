export type Standing = { superseded: boolean; outcome: 'returned' | 'accepted' | null };

/** How a submission stands, in one word. */
export const standingOf = ({ superseded, outcome }: Standing) =>
	superseded ? 'superseded' : (outcome ?? 'current');
