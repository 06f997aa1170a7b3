export type Standing = { superseded: boolean; outcome: 'returned' | 'accepted' | null };

/** How a submission stands, in one word. */
export const standingOf = ({
	superseded,
	outcome
}: Standing): 'superseded' | 'returned' | 'accepted' | 'current' =>
	superseded ? 'superseded' : (outcome ?? 'current');
