import Bowser from 'bowser';

/** The kind of browser and system, for a person's own list of sessions: "Firefox, Linux". */
export function deviceOf(userAgent: string | null): string | null {
	if (!userAgent) return null;
	const { browser, os } = Bowser.parse(userAgent);
	return [browser.name, os.name].filter(Boolean).join(', ') || null;
}
