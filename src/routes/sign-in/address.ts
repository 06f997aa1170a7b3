/** From where the request came; `null` where the server cannot know. */
export function addressOfRequest({ getClientAddress }: { getClientAddress: () => string }) {
	try {
		return getClientAddress();
	} catch {
		return null;
	}
}
